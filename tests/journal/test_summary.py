"""What an index knows without reading a line."""

import json
from dataclasses import replace
from datetime import date

import pytest

from k2quiz.card import CardId
from k2quiz.event import Configured, EventId, Stamp
from k2quiz.journal.codec import encode
from k2quiz.journal.extent import Extent, Tally
from k2quiz.journal.line import seal, unsealed
from k2quiz.journal.summary import Summary, read_summary, write_summary
from k2quiz.scheduling.sm2 import Memory
from k2quiz.scheduling.state import CardState
from tests.journal.saved import NOON, answer, journal_with

DAY = date(2026, 11, 23)
ONE, TWO, LOOSE = CardId("bank/one"), CardId("bank/two"), CardId("bank/loose")
SUMMARY = Summary(
    extents={"a-2026-11.jsonl": Extent((1, 2, 3), 100, "ab12", 5, 1, ((3, "torn"),), Tally(4, 7, {DAY: 99}))},
    counts={ONE: 3, TWO: 1, LOOSE: 2},
    states={
        ONE: CardState(Memory(2, 6, 250), DAY, DAY, date(2026, 11, 29), DAY, 4, 1),
        TWO: CardState(Memory(0, 0, 250), None, None, None, None, 2, 0),
    },
    suspended={TWO: date(2026, 12, 1), LOOSE: date.max},
)


def altered(**changes: object) -> bytes:
    """The line of a summary with some of its facts changed, under a right checksum."""
    written = json.loads(f"{unsealed(write_summary(SUMMARY)).decode()}}}")
    return seal({**written, **changes}).rstrip(b"\n")


def test_a_summary_is_read_as_it_was_written() -> None:
    assert read_summary(write_summary(SUMMARY)) == SUMMARY
    assert read_summary(write_summary(Summary())) == Summary()
    assert read_summary(altered()) == SUMMARY


def test_a_summary_is_one_line_without_an_end() -> None:
    assert b"\n" not in write_summary(SUMMARY)


def test_the_settings_that_hold_are_part_of_a_summary() -> None:
    configured = Configured(Stamp(EventId("0" * 32), "a" * 12, 1, 1_700_000_000_000, "+00:00", DAY), 10, 4, 9999)
    summary = replace(SUMMARY, configured=configured)
    assert read_summary(write_summary(summary)) == summary


def test_an_event_that_is_no_setting_is_not_taken_for_one(tmp_path_factory: pytest.TempPathFactory) -> None:
    event = answer(journal_with(tmp_path_factory.mktemp("other"), 0))
    line = altered(configured=encode(event).decode().strip())
    assert read_summary(line) == SUMMARY
    assert event.stamp.at == int(NOON.timestamp() * 1000)


@pytest.mark.parametrize(
    "changes",
    [
        {"program": ["0"]},
        {"counts": [3, 1]},
        {"counts": None},
        {"suspended": {"bank/one": "soon"}},
        {"extents": {"a": [1, 2]}},
        {"configured": "{}"},
    ],
)
def test_a_summary_that_is_not_as_this_program_writes_it_is_none(changes: dict[str, object]) -> None:
    assert read_summary(altered(**changes)) is None


def test_a_summary_that_was_changed_is_none() -> None:
    assert read_summary(write_summary(SUMMARY).replace(b"bank/one", b"bank/two")) is None
    assert read_summary(b"") is None


def test_a_summary_is_of_one_version_of_the_code_that_reads_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    line = write_summary(SUMMARY)
    names = {name for name, *_ in json.loads(f"{unsealed(line).decode()}}}")["program"][1:]}
    assert {"event.py", "history.py", "summary.py", "codec.py", "state.py", "sm2.py"} <= names
    monkeypatch.setattr("k2quiz.journal.summary.__version__", "0")
    assert read_summary(line) is None
