"""Events that happened elsewhere and become this device's own, and what a journal lacks."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock

from k2quiz.card import CardId
from k2quiz.errors import StorageError
from k2quiz.event import EventId, Reviewed, Stamp
from k2quiz.grading.response import Typed
from k2quiz.journal.codec import encode
from k2quiz.journal.journal import Journal
from k2quiz.journal.segment import segment_name
from tests.journal.saved import NOON, answer, journal_with, lines_in

Maker = Callable[[str, int], Reviewed]


def answers_elsewhere(count: int) -> list[Maker]:
    """What makes answers that were given elsewhere, a month apart, of a device and a sequence."""

    def maker(number: int) -> Maker:
        at = NOON + timedelta(days=31 * number)

        def make(device: str, sequence: int) -> Reviewed:
            stamp = Stamp(EventId(f"{number:032x}"), device, sequence, int(at.timestamp() * 1000), "+00:00", at.date())
            return Reviewed(stamp, CardId("bank/item"), Typed("osteocalcin"), 4, (), 5200, 140, 1)

        return make

    return [maker(number) for number in range(1, count + 1)]


def test_they_get_the_device_and_the_sequences_that_come_next_and_are_read_like_any_other(tmp_path: Path) -> None:
    journal = journal_with(tmp_path, 2)
    known = journal.read().events
    first, second, third = answers_elsewhere(3)
    entered = journal.enter([third, first, second])
    assert [event.stamp.sequence for event in entered] == [3, 4, 5]
    assert {event.stamp.device for event in entered} == {known[0].stamp.device}
    read = Journal(tmp_path).read()
    assert set(read.events) == {*known, *entered}
    assert read.damage == ()
    assert answer(journal, NOON + timedelta(days=400)).stamp.sequence == 6


def test_each_lies_in_the_segment_of_its_month(tmp_path: Path) -> None:
    journal = journal_with(tmp_path, 1)
    for event in journal.enter(answers_elsewhere(3)):
        lines = (journal.folder / segment_name(event.stamp)).read_bytes().split(b"\n")
        assert encode(event).strip() in lines
        assert lines[-1] == b""


def test_they_wait_for_another_program_no_longer_than_they_may(tmp_path: Path) -> None:
    journal = Journal(tmp_path, patience=0.05)
    answer(journal)
    with FileLock(journal.folder / "lock"), pytest.raises(StorageError, match="Another k2quiz is writing"):
        journal.enter(answers_elsewhere(1))
    assert len(journal.read().events) == 1


def test_a_journal_tells_what_it_lacks_and_takes_in_nothing_by_that(tmp_path: Path) -> None:
    journal, other = journal_with(tmp_path / "here", 1), Journal(tmp_path / "there")
    answered = answer(other)
    own = lines_in(journal.folder)
    assert journal.lacks(own).added == ()
    assert journal.lacks([*own, *lines_in(other.folder)]).added == (answered,)
    assert lines_in(journal.folder) == own
