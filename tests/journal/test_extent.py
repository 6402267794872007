"""How far a segment is known."""

from datetime import date
from pathlib import Path

import pytest

from k2quiz.journal.extent import Advance, Extent, Tally, advance, tally_of
from k2quiz.journal.line import seal
from tests.journal.saved import answer, journal_with

ONE_DAY, OTHER, THIRD = date(2026, 11, 22), date(2026, 11, 23), date(2026, 11, 24)


def test_a_tally_of_two_counts_the_lines_of_both_and_keeps_the_latest_of_each_day() -> None:
    first = Tally(2, 5, {ONE_DAY: 10, OTHER: 30})
    second = Tally(3, 4, {ONE_DAY: 20, OTHER: 25, THIRD: 1})
    both = Tally(5, 5, {ONE_DAY: 20, OTHER: 30, THIRD: 1})
    assert first.with_tally(second) == second.with_tally(first) == both


def test_the_latest_moment_of_a_day_is_told_whatever_the_order_of_its_events(tmp_path: Path) -> None:
    journal = journal_with(tmp_path, 0)
    first, second = answer(journal), answer(journal)
    for events in ((first, second), (second, first)):
        assert tally_of(2, events, 2) == Tally(2, 2, {first.stamp.day: second.stamp.at})


def test_a_segment_that_looks_as_it_did_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    journal = journal_with(tmp_path, 1)
    (segment,) = journal.folder.glob("*.jsonl")
    known = advance(segment, None).extent
    assert (known.looks[0], known.size) == (segment.stat().st_size,) * 2

    def fail(_: Path) -> bytes:
        raise AssertionError("read")

    monkeypatch.setattr("k2quiz.journal.extent.read_bytes", fail)
    assert advance(segment, known) == Advance(known)


def test_of_a_segment_that_cannot_be_read_nothing_is_known_and_it_is_told(tmp_path: Path) -> None:
    found = advance(tmp_path, None)
    assert (found.extent, found.fresh, len(found.damage)) == (Extent(), (), 1)


def test_a_line_of_a_later_k2quiz_counts_whether_it_is_finished_or_not(tmp_path: Path) -> None:
    segment, later = tmp_path / "0123456789ab-2026-11.jsonl", seal({"v": 99})
    segment.write_bytes(later + later.removesuffix(b"\n"))
    found = advance(segment, None)
    assert (found.unknown, found.extent.unknown) == (2, 1)
