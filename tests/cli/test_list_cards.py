"""Cards listed by a filter, and every command that takes one."""

import io
import json
from pathlib import Path

import pytest

from k2quiz.bank.lock import lock_path
from k2quiz.cli import output
from tests.cli.conftest import Run
from tests.cli.test_flags import studied as studied  # noqa: PLC0414 - a fixture is found by its name

KEYS = {
    "id", "bank", "topic", "prompt", "due", "interval", "ease", "lapses", "answers", "suspended", "flagged",
}  # fmt: skip


def listed(run: Run, bank: Path, *words: str) -> list[str]:
    """The ends of the ids that are listed."""
    facts = json.loads(run("list", *words, "--deck", bank, "--json").out)
    return [card["id"].removeprefix("demo/one/") for card in facts]


def test_every_card_is_listed_with_what_a_program_wants_to_know(run: Run, studied: Path) -> None:
    facts = json.loads(run("list", "--deck", studied, "--json").out)
    assert len(facts) == 6
    assert all(card.keys() == KEYS for card in facts)
    first, dose, *_ = facts
    assert (first["id"], first["bank"], first["interval"]) == ("demo/one/clotting", "demo/one", 1)
    assert (first["flagged"], first["answers"]) == (True, 1)
    assert (dose["suspended"], dose["due"]) == (True, None)


@pytest.mark.parametrize(
    ("words", "cards"),
    [
        (["is:flagged"], ["clotting"]),
        (["is:suspended", "or", "is:buried"], ["dose", "letter"]),
        (["-is:new"], ["clotting", "marker"]),
        (["-is:new", "-is:flagged"], ["marker"]),
        (["bank:one is:new -kind:cloze -is:suspended"], ["letter"]),
        (["lapses>0"], []),
        (["koagulation"], ["letter"]),
    ],
)
def test_a_filter_says_which_cards_are_listed(words: list[str], cards: list[str], run: Run, studied: Path) -> None:
    assert listed(run, studied, *words) == cards


def test_a_line_tells_a_card_and_the_last_how_many_there_are(run: Run, studied: Path) -> None:
    told = run("list", "is:seen", "or", "is:suspended", "--deck", studied).out.splitlines()
    assert told == [
        "demo/one/clotting  tomorrow   1 d  Which vitamin does clotting need?",
        "demo/one/dose      suspended       Which dose?",
        "demo/one/marker    tomorrow   1 d  Which marker rises?",
        "3 of 6 cards",
    ]


def test_a_line_is_cut_to_the_terminal_alone(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = run("list", "clotting", "--deck", bank).out
    monkeypatch.setattr("k2quiz.cli.list_cards.columns", lambda: 40)
    first = run("list", "clotting", "--deck", bank).out.splitlines()[0]
    assert len(first) <= 40
    assert first.endswith("…")
    assert whole.startswith(first[:-1])
    assert output.columns() is None


def test_a_faulty_filter_is_shown_with_the_place_of_its_fault(run: Run, bank: Path) -> None:
    told = run("list", "is:deu", "--deck", bank)
    assert told.code == 2
    assert told.err.startswith("is:deu\n^^^^^^\nThere is no state `deu`. Did you mean `due`?")


def test_the_help_of_list_tells_the_language(run: Run) -> None:
    told = run("list", "--help").out
    assert "is:leech" in told
    assert "covers:" in told


def test_due_and_stats_keep_to_a_filter(run: Run, studied: Path) -> None:
    assert json.loads(run("due", "--deck", studied, "--json", "--filter", "kind:cloze").out)["new"] == 1
    assert json.loads(run("stats", "--deck", studied, "--json", "--filter", "is:flagged").out)["cards"] == 1


def test_studying_keeps_to_a_filter(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    told = run("study", "--deck", bank, "--filter", "id:marker")
    assert "Which marker rises?" in told.out
    assert "1 card. " in told.out


def test_practice_by_filter_leaves_the_schedule_alone(run: Run, studied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = json.loads(run("list", "is:flagged", "--deck", studied, "--json").out)
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n\n"))
    assert run("study", "--practice", "--deck", studied, "--filter", "is:flagged").code == 0
    (after,) = json.loads(run("list", "is:practised", "--deck", studied, "--json").out)
    assert after == {**before[0], "answers": 2}


def test_an_export_keeps_to_a_filter_and_the_lock_to_the_deck(run: Run, bank: Path, tmp_path: Path) -> None:
    told = run("export", "anki", "--deck", bank, "--filter", "id:c1 or id:letter", "-o", tmp_path / "some.apkg")
    assert "2 notes, 3 cards" in told.out
    assert "dose" in lock_path(bank).read_text("utf-8")
    assert run("export", "anki", "--deck", bank, "--filter", "is:mature", "-o", tmp_path / "none.apkg").code == 2
    assert not (tmp_path / "none.apkg").exists()


def test_an_exam_by_filter_leaves_the_schedule_alone(run: Run, studied: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = json.loads(run("due", "--deck", studied, "--json").out)
    monkeypatch.setattr("sys.stdin", io.StringIO("?\n\n"))
    told = run("study", "--exam", "5", "--minutes", "3", "--deck", studied, "--filter", "is:flagged")
    assert told.code == 0
    assert "3 min left." in told.out
    assert "0 of 1 right: 0 %" in told.out
    assert json.loads(run("due", "--deck", studied, "--json").out) == before


@pytest.mark.parametrize(
    ("flags", "said"),
    [
        (("--minutes", "3"), "--minutes goes with --exam"),
        (("--exam", "3", "--practice"), "--exam goes with neither --practice nor --more"),
        (("--exam", "3", "--more", "5"), "--exam goes with neither --practice nor --more"),
        (("--exam", "3", "--minutes", "0"), "--exam and --minutes take numbers from 1 on"),
    ],
)
def test_an_exam_that_cannot_be_is_refused_in_a_sentence(flags: tuple[str, ...], said: str, run: Run) -> None:
    told = run("study", *flags)
    assert told.code == 2
    assert said in told.err
