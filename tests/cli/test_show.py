"""A card is shown with all that is known of it."""

from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_flags import studied as studied  # noqa: PLC0414 - a fixture is found by its name


def test_a_card_is_shown_with_its_answer_its_schedule_and_its_history(run: Run, studied: Path) -> None:
    told = run("show", "clotting", "--deck", studied).out
    for line in (
        "Which vitamin does clotting need?",
        "1. Vitamin K",
        "The answer: 1. Vitamin K",
        "Why not 2: It governs calcium.",
        "Id: demo/one/clotting",
        "Kind: choice",
        "Due: tomorrow",
        "Lapses: 0",
        "History:",
    ):
        assert line in told.splitlines()
    assert "Interval: 1 day: the first interval, after Again on " in told
    assert "Flagged: why" in told
    assert "\x1b" not in told


def test_a_card_that_is_away_says_until_when(run: Run, studied: Path) -> None:
    assert "Away: suspended, until you bring it back" in run("show", "dose", "--deck", studied).out
    assert "Away: buried; asked again tomorrow" in run("show", "letter", "--deck", studied).out


def test_a_card_that_was_never_answered_has_no_history(run: Run, bank: Path) -> None:
    told = run("show", "letter", "--deck", bank).out
    assert "Due: new, not answered yet" in told
    assert "Answers: none" in told
    assert "History:" not in told


def test_an_item_shows_all_its_cards(run: Run, bank: Path) -> None:
    told = run("show", "gaps", "--deck", bank).out
    assert "Id: demo/one/gaps#c1" in told
    assert "Id: demo/one/gaps#c2" in told
    assert "gaps#c1" not in run("show", "gaps#c2", "--deck", bank).out


def test_an_unknown_card_is_an_error_that_names_the_nearest(run: Run, bank: Path) -> None:
    told = run("show", "cloting", "--deck", bank)
    assert told.code == 2
    assert "Did you mean clotting?" in told.err
