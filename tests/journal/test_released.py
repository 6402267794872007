"""Journals that released versions wrote: each stays readable, and means what it meant.

The files were made once, by the program that had that format; only a new format adds one.
"""

import json
from pathlib import Path

import pytest

from k2quiz.event import Reviewed
from k2quiz.grading.response import Chosen, Recalled, Skipped, Typed
from k2quiz.history import FOR_EVER, replay
from k2quiz.journal.backup import back_up
from k2quiz.journal.codec import FORMAT, encode
from k2quiz.journal.gather import gather, gather_backup
from k2quiz.journal.journal import Journal
from k2quiz.journal.sync import sync
from k2quiz.journal.transfer import everything
from k2quiz.scheduling.state import CardState
from tests.journal.machines import seen_by_reference
from tests.journal.reference import entries_in, meaning
from tests.journal.saved import NOON, line_of_a_later_k2quiz, lines_in

RELEASED = Path(__file__).parent / "released"
FORMATS = range(1, FORMAT + 1)
GUIDE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text("utf-8")


def journal_of(number: int, home: Path) -> Journal:
    journal = Journal(home)
    journal.absorb(gather(RELEASED / f"format-{number}.jsonl").lines)
    return journal


def state_of(journal: Journal) -> dict[str, object]:
    """What a journal means, as JSON has it."""
    history = replay(journal.read().events)
    return {
        "states": {card: _plain(state) for card, state in sorted(history.states.items())},
        "answers": {card: [answer.grade for answer in history.answers(card)] for card in sorted(history.kept)},
        "suspended": {card: None if day == FOR_EVER else f"{day}" for card, day in sorted(history.suspended.items())},
        "flags": {card: flag.note for card in sorted(history.kept) if (flag := history.flag(card))},
        "new_per_day": history.configured.new_per_day if history.configured else None,
    }


def _plain(state: CardState) -> dict[str, object]:
    return {**state._asdict(), "memory": state.memory._asdict()}


@pytest.mark.parametrize("number", FORMATS)
def test_a_journal_of_every_released_format_is_read_without_loss(number: int, tmp_path: Path) -> None:
    reading = journal_of(number, tmp_path).read()
    lines = (RELEASED / f"format-{number}.jsonl").read_bytes().splitlines()
    assert (len(reading.events), reading.damage, reading.unknown) == (len(lines), (), 0)
    kinds = {type(event.response) for event in reading.events if isinstance(event, Reviewed)}
    assert kinds >= {Chosen, Typed, Recalled, Skipped}
    assert max(json.loads(line)["v"] for line in lines) == number


@pytest.mark.parametrize("number", FORMATS)
def test_a_journal_of_every_released_format_means_what_it_meant(number: int, tmp_path: Path) -> None:
    golden = json.loads((RELEASED / f"format-{number}.state.json").read_text("utf-8"))
    assert json.loads(json.dumps(state_of(journal_of(number, tmp_path)), default=str)) == golden


def test_a_limit_of_reviews_is_read_where_it_was_written(tmp_path: Path) -> None:
    limits = [replay(journal_of(number, tmp_path / f"{number}").read().events).configured for number in (3, 4)]
    assert [each and each.reviews_per_day for each in limits] == [None, 150]


@pytest.mark.parametrize("number", FORMATS[1:])
def test_the_second_reading_agrees_on_what_released_versions_wrote(number: int, tmp_path: Path) -> None:
    journal = journal_of(number, tmp_path)
    assert seen_by_reference(replay(journal.read().events)) == meaning(entries_in(journal.folder))


def test_lines_of_a_format_to_come_go_untouched_through_every_exchange(tmp_path: Path) -> None:
    journal = journal_of(FORMAT, tmp_path / "here")
    later = [line_of_a_later_k2quiz(number) for number in (1, 2, 3)]
    assert journal.absorb(later).unknown == 3
    made = back_up(journal.folder, tmp_path / "backups", NOON)
    assert made is not None
    (tmp_path / "cloud").mkdir()
    assert sync(journal, tmp_path / "cloud").unknown == 3
    exported, damage = everything(journal.folder)
    assert damage == ()
    others = [Journal(tmp_path / name) for name in ("restored", "synced", "imported")]
    others[0].absorb(gather_backup(made.path).lines)
    sync(others[1], tmp_path / "cloud")
    others[2].absorb(exported)
    for other in others:
        assert lines_in(other.folder) == lines_in(journal.folder) > set(later)
        assert other.read().unknown == 3


def test_the_example_lines_of_the_guide_are_lines_that_were_written() -> None:
    _, _, section = GUIDE.partition("## The journal's format")
    examples = [line.encode() for line in section.partition("\n## ")[0].splitlines() if line.startswith('{"v":')]
    written = {line for path in RELEASED.glob("*.jsonl") for line in path.read_bytes().splitlines()}
    assert examples
    assert set(examples) <= written


def test_the_guide_names_every_field_and_kind_that_is_written(tmp_path: Path) -> None:
    _, _, section = GUIDE.partition("## The journal's format")
    section = section.partition("\n## ")[0]
    entries = [json.loads(encode(event)) for event in journal_of(FORMAT, tmp_path).read().events]
    names = {name for entry in entries for name in (*entry, *entry["data"], *entry["data"].get("response", {}))}
    kinds = {entry["kind"] for entry in entries}
    assert kinds >= {"reviewed", "regraded", "undone", "redone", "reset", "suspended", "flagged", "configured"}
    assert [name for name in sorted(names | kinds) if f"`{name}`" not in section] == []
