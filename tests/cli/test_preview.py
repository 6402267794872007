"""An item as its learner will see it."""

from pathlib import Path

import pytest

from k2quiz.card import Card
from k2quiz.cli.model_answers import model_answers
from k2quiz.grading.judge import judge
from k2quiz.grading.lexicon import lexicon_of
from k2quiz.journal.journal import Journal
from tests.cards import one_of_each
from tests.cli.conftest import Run

ITEMS = """\
k2quiz: 1
bank: {id: demo/shown, title: Shown}
items:
  - id: places
    ask: Where does each protein act?
    match: {MGP: the artery wall, Osteocalcin: bone}
    extra: [the thyroid]
    hint: Think of the vessels.
  - id: gone
    ask: Does spinach hold K2?
    truth: false
    status: retired
"""


@pytest.fixture
def shown(tmp_path: Path) -> Path:
    path = tmp_path / "shown.yaml"
    path.write_text(ITEMS, "utf-8")
    return path


def test_a_question_is_shown_as_it_is_asked_and_after_a_right_and_a_wrong_answer(run: Run, bank: Path) -> None:
    told = run("preview", "clotting", "--deck", bank)
    assert told.code == 0
    asked, right, wrong, *lines = told.out.split("=== ")[1:]
    assert "Choose: number if sure" in asked
    assert "▸ 1  Vitamin" in asked
    assert "1-2 Answer  d Don't know" in asked
    assert "✓ Right." in right
    assert "▸3 Good" in right
    assert "✗ Not quite. The answer is" in wrong
    assert "It governs calcium." in wrong
    assert [part.split("\n")[0] for part in lines] == [
        "As it is asked, line by line",
        "After a right answer, line by line",
        "After a wrong answer, line by line",
    ]
    assert "Type the number of your answer." in lines[0]


def test_nothing_is_recorded(run: Run, home: Path, bank: Path) -> None:
    run("preview", "clotting", "--deck", bank)
    assert Journal(home).read().events == ()
    assert not home.exists()


@pytest.mark.parametrize("name", ["gaps", "gaps#c2", "c1"])
def test_every_card_of_the_item_is_shown_whichever_is_named(run: Run, bank: Path, name: str) -> None:
    told = run("preview", name, "--deck", bank).out
    assert "demo/one/gaps#c1\n" in told
    assert "demo/one/gaps#c2\n" in told


def test_a_foreseen_wrong_answer_is_the_one_that_is_shown(run: Run, bank: Path) -> None:
    assert "Total ucMGP is lower." in run("preview", "marker", "--deck", bank).out


def test_a_flashcard_is_shown_with_its_back(run: Run, bank: Path) -> None:
    told = run("preview", "letter", "--deck", bank).out
    assert "=== Once its answer is shown\n" in told
    assert told.count("From Koagulation.") == 2


def test_a_hint_is_shown_where_there_is_one(run: Run, shown: Path) -> None:
    told = run("preview", "places", "--deck", shown).out
    assert told.count("Hint: Think of the vessels.") == 2
    assert "▸ MGP → …" in told
    assert "✗ MGP → bone — right: the artery wall" in told


def test_a_retired_item_can_be_shown_too(run: Run, shown: Path) -> None:
    assert "Does spinach hold K2?" in run("preview", "gone", "--deck", shown).out


@pytest.mark.parametrize("width", [1, 40, 80, 200])
def test_no_line_of_the_screen_is_wider_than_the_terminal(run: Run, shown: Path, width: int) -> None:
    told = run("preview", "places", "--deck", shown, "--width", str(width)).out
    screens = told.split("line by line")[0].split("\n")
    assert max(map(len, screens)) <= max(40, min(width, 100))


def test_an_item_that_is_not_there_is_told_with_the_nearest(run: Run, bank: Path) -> None:
    told = run("preview", "cloting", "--deck", bank)
    assert told.code == 2
    assert "Did you mean clotting?" in told.err


@pytest.mark.parametrize("card", one_of_each(), ids=lambda card: card.id)
def test_the_model_answers_are_judged_as_they_are_meant(card: Card) -> None:
    answers = model_answers(card.interaction) or ()
    verdicts = [judge(card.interaction, answer, lexicon_of([card])).correct for answer in answers]
    assert verdicts == [True, False][: len(verdicts)]
    assert bool(verdicts) == (card.item.kind != "flashcard")
