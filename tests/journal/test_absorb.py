import errno
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import CardId
from k2quiz.errors import StorageError
from k2quiz.event import Event, EventId, Reviewed, Stamp, Undone
from k2quiz.grading.response import Typed
from k2quiz.history import replay
from k2quiz.journal.codec import encode
from k2quiz.journal.journal import Journal
from k2quiz.journal.line import seal
from tests.strategies import histories, unhurried

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
DEVICE, OTHER = "0123456789ab", "fedcba987654"


def answer(journal: Journal, moment: datetime = NOON) -> Reviewed:
    def make(stamp: Stamp) -> Reviewed:
        return Reviewed(stamp, CardId("bank/item"), Typed("osteocalcin"), 4, (), 5200, 140, 1)

    return journal.record(make, moment, moment.date())


def lines_of(events: Iterable[Event]) -> list[bytes]:
    return [encode(event).rstrip(b"\n") for event in events]


def lines_in(data: Path) -> list[bytes]:
    """Every line of a journal, in the order of its files."""
    return [line for path in sorted((data / "journal").glob("*.jsonl")) for line in path.read_bytes().splitlines()]


def later(sequence: int, device: str = OTHER, at: int = 1_796_000_000_000) -> bytes:
    """A line as a k2quiz to come might write it."""
    head = {"v": 99, "id": f"{sequence:032x}", "device": device, "seq": sequence, "at": at}
    tail = {"zone": "+00:00", "day": "2026-11-30", "kind": "dreamt", "data": {"of": ["electric", "sheep"]}}
    return seal({**head, **tail}).rstrip(b"\n")


@contextmanager
def journals(count: int) -> Iterator[list[tuple[Journal, Path]]]:
    with tempfile.TemporaryDirectory() as folder:
        homes = [Path(folder) / f"{number}" for number in range(count)]
        yield [(Journal(home), home) for home in homes]


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "here")


@unhurried
@given(histories(), st.data())
def test_absorbing_is_a_union_whatever_the_order_and_however_often(
    events: tuple[Event, ...], data: st.DataObject
) -> None:
    lines = lines_of(events)
    parts = [data.draw(st.lists(st.sampled_from(lines))) if lines else [] for _ in range(3)]
    with journals(3) as ((one, here), (two, there), (both, third)):
        for part in parts:
            one.absorb(part)
        for part in reversed(parts):
            two.absorb(part)
            two.absorb(part)
        both.absorb(lines_in(here) + lines_in(there))
        assert sorted(lines_in(here)) == sorted(lines_in(there)) == sorted(lines_in(third))
        assert set(lines_in(here)) == {line for part in parts for line in part}
        assert replay(one.read().events) == replay(two.read().events) == replay(both.read().events)


@unhurried
@given(histories())
def test_what_was_absorbed_is_told_once_and_read_like_what_was_recorded(events: tuple[Event, ...]) -> None:
    with journals(1) as ((journal, _),):
        first, second = journal.absorb(lines_of(events)), journal.absorb(lines_of(events))
        assert set(map(repr, first.added)) == set(map(repr, events)) == set(map(repr, journal.read().events))
        assert (first.known, first.unknown, first.damage) == (0, 0, ())
        assert (second.added, second.known, second.damage) == ((), len(set(lines_of(events))), ())


def test_every_line_lies_in_the_segment_of_its_device_and_month(journal: Journal, tmp_path: Path) -> None:
    other = Journal(tmp_path / "there")
    november, december = answer(other), answer(other, NOON + timedelta(days=20))
    journal.absorb(lines_of([december, november]))
    device = november.stamp.device
    folder = tmp_path / "here" / "journal"
    assert (folder / f"{device}-2026-11.jsonl").read_bytes() == encode(november)
    assert (folder / f"{device}-2026-12.jsonl").read_bytes() == encode(december)


def test_lines_of_a_later_k2quiz_are_taken_as_they_are_and_counted(journal: Journal, tmp_path: Path) -> None:
    absorbed = journal.absorb([later(2), later(1)])
    assert (absorbed.added, absorbed.unknown, absorbed.damage) == ((), 2, ())
    assert lines_in(tmp_path / "here") == [later(1), later(2)]
    assert journal.absorb([later(1)]).known == 1
    assert journal.read().unknown == 2


@pytest.mark.parametrize(
    ("line", "why"),
    [
        pytest.param(later(1)[:-5], "cut short", id="torn"),
        pytest.param(later(1).replace(b"sheep", b"sheeq"), "checksum", id="altered"),
        pytest.param(b"bone: osteocalcin", "no line of a journal", id="foreign"),
        pytest.param(seal({"v": 99, "id": "x"}).rstrip(b"\n"), "id is not", id="later, without a stamp"),
        pytest.param(seal({}).rstrip(b"\n"), "v is no", id="empty"),
    ],
)
def test_a_damaged_line_is_told_and_never_taken(line: bytes, why: str, journal: Journal, tmp_path: Path) -> None:
    good = later(7)
    absorbed = journal.absorb([line, good, b""])
    assert len(absorbed.damage) == 1
    assert why in absorbed.damage[0]
    assert lines_in(tmp_path / "here") == [good]


def test_a_line_after_one_that_a_crash_cut_short_stays_readable(journal: Journal, tmp_path: Path) -> None:
    mine = answer(journal)
    (segment,) = (tmp_path / "here" / "journal").glob("*.jsonl")
    segment.write_bytes(encode(mine)[:40])
    assert journal.absorb(lines_of([mine])).added == (mine,)
    assert journal.read().events == (mine,)


def test_a_line_whose_newline_a_crash_took_is_held_already(journal: Journal, tmp_path: Path) -> None:
    mine = answer(journal)
    (segment,) = (tmp_path / "here" / "journal").glob("*.jsonl")
    segment.write_bytes(encode(mine).rstrip(b"\n"))
    assert journal.absorb(lines_of([mine])).known == 1
    assert answer(journal).stamp.sequence == 2
    assert len(journal.read().events) == 2


@pytest.mark.parametrize("again", [True, False], ids=["by the same process", "by the next"])
def test_sequences_that_come_back_from_an_old_copy_are_not_used_again(again: bool, tmp_path: Path) -> None:  # noqa: FBT001 -- a parameter of the test
    journal = Journal(tmp_path)
    (first, second, third) = (answer(journal) for _ in range(3))
    (segment,) = (tmp_path / "journal").glob("*.jsonl")
    segment.write_bytes(encode(first))
    fresh = journal if again else Journal(tmp_path)
    absorbed = fresh.absorb(lines_of([third]))
    assert (absorbed.added, absorbed.cloned) == ((third,), False)
    assert answer(fresh).stamp.sequence == 4
    assert not fresh.absorb(lines_of([second])).cloned
    assert [event.stamp.sequence for event in Journal(tmp_path).read().events] == [1, 3, 4, 2]


def test_a_sequence_that_a_later_k2quiz_used_on_this_device_is_not_used_again(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    device = answer(journal).stamp.device
    journal.absorb([later(5, device)])
    assert answer(journal).stamp.sequence == 6
    assert answer(Journal(tmp_path)).stamp.sequence == 7


def test_a_copied_data_folder_is_found_out_and_both_histories_stay(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    first = answer(journal)
    device = first.stamp.device
    mine = answer(journal)
    theirs = Undone(
        Stamp(EventId("e" * 32), device, 2, mine.stamp.at + 5, "+00:00", NOON.date()), mine.card, first.stamp.id
    )
    absorbed = journal.absorb(lines_of([first, theirs]))
    assert (absorbed.added, absorbed.cloned) == ((theirs,), True)
    assert set(journal.read().events) == {first, mine, theirs}
    after = answer(journal)
    assert after.stamp.device == (tmp_path / "device").read_text().strip() != device
    assert after.stamp.sequence == 1
    assert not journal.absorb(lines_of([first, theirs])).cloned


def test_two_events_with_one_sequence_of_this_device_that_come_together_are_a_double_too(tmp_path: Path) -> None:
    journal = Journal(tmp_path)
    device = answer(journal).stamp.device
    stamps = [Stamp(EventId(name * 32), device, 9, 0, "+00:00", NOON.date()) for name in "ab"]
    assert journal.absorb(lines_of(Undone(stamp, CardId("a/b"), stamp.id) for stamp in stamps)).cloned


def test_a_process_that_runs_on_takes_the_new_id_too(tmp_path: Path) -> None:
    running = Journal(tmp_path)
    first = answer(running)
    double = Undone(
        Stamp(EventId("e" * 32), first.stamp.device, 1, 0, "+00:00", NOON.date()), first.card, first.stamp.id
    )
    assert Journal(tmp_path).absorb(lines_of([double])).cloned
    assert answer(running).stamp.device == (tmp_path / "device").read_text().strip() != first.stamp.device


def test_the_same_sequence_on_another_device_is_no_double(journal: Journal, tmp_path: Path) -> None:
    answer(journal)
    assert not journal.absorb(lines_of([answer(Journal(tmp_path / "there"))])).cloned


def test_each_segment_is_written_and_synced_once(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(journal)
    other = Journal(tmp_path / "there")
    events = [answer(other, NOON + timedelta(days=day)) for day in (0, 0, 0, 20, 20)]
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", synced.append)
    journal.absorb(lines_of(events))
    assert len(synced) == 2 * (1 + len((journal.folder / "a segment").parents))  # two files, and their names


def test_a_disk_that_refuses_loses_nothing_and_the_next_try_ends_the_work(
    journal: Journal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = answer(journal)
    other = Journal(tmp_path / "there")
    theirs = [answer(other, NOON + timedelta(days=day)) for day in (0, 20)]

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(StorageError, match="no room left"):
            journal.absorb(lines_of(theirs))
    assert journal.read().events == (mine,)
    assert journal.absorb(lines_of(theirs)).added == tuple(theirs)
