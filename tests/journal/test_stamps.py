import errno
import tempfile
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import CardId
from k2quiz.event import Stamp, Undone
from k2quiz.journal import segment
from k2quiz.journal.codec import encode
from k2quiz.journal.identity import uuid7
from k2quiz.journal.segment import append_line, segment_name
from k2quiz.journal.stamps import Stamper, device_id, zone_of
from tests.strategies import DEVICES, unhurried

NOON = datetime(2026, 11, 23, 12, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOON.date()
shifts = st.integers(-(10**11), 10**11).map(lambda milliseconds: timedelta(milliseconds=milliseconds))


def a_stamper(folder: Path) -> Stamper:
    return Stamper(folder, DEVICES[0], lambda size: b"\x07" * size)


def keep(folder: Path, stamp: Stamp) -> Stamp:
    """The stamp, once an event with it is in its segment."""
    append_line(folder / segment_name(stamp), encode(Undone(stamp, CardId("bank/item"), stamp.id)))
    return stamp


def test_the_first_stamp_has_sequence_1_and_tells_moment_zone_and_day(tmp_path: Path) -> None:
    stamp = a_stamper(tmp_path).next(NOON, TODAY)
    assert (stamp.sequence, stamp.device, stamp.zone, stamp.day) == (1, DEVICES[0], "+01:00", TODAY)
    assert datetime.fromtimestamp(stamp.at / 1000, UTC) == NOON


@unhurried
@given(
    clock=st.lists(st.tuples(shifts, st.sampled_from((0, 0, 0, 1, -1))), min_size=2, max_size=8),
    started_again=st.booleans(),
)
def test_whatever_the_clock_does_events_of_one_day_keep_their_order(
    *, clock: list[tuple[timedelta, int]], started_again: bool
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        stamper = a_stamper(Path(folder))
        kept: list[Stamp] = []
        for shift, days in clock:
            if started_again:
                stamper = a_stamper(Path(folder))
            kept.append(keep(Path(folder), stamper.next(NOON + shift, TODAY + timedelta(days=days))))
    assert [stamp.sequence for stamp in kept] == list(range(1, len(kept) + 1))
    for day in {stamp.day for stamp in kept}:
        same_day = [stamp.order for stamp in kept if stamp.day == day]
        assert all(first < second for first, second in pairwise(same_day))


def test_a_clock_that_ran_ahead_leaves_the_times_of_other_days_alone(tmp_path: Path) -> None:
    stamper = a_stamper(tmp_path)
    future = NOON.replace(year=2066)
    keep(tmp_path, stamper.next(future, future.date()))
    stamp = stamper.next(NOON, TODAY)
    assert (stamp.sequence, stamp.at) == (2, int(NOON.timestamp()) * 1000)


def test_sequences_go_on_after_what_another_process_wrote(tmp_path: Path) -> None:
    ours, theirs = a_stamper(tmp_path), a_stamper(tmp_path)
    kept = [keep(tmp_path, stamper.next(NOON, TODAY)) for stamper in (ours, theirs, theirs, ours, theirs)]
    assert [stamp.sequence for stamp in kept] == [1, 2, 3, 4, 5]
    assert len({stamp.id for stamp in kept}) == 5


def test_a_damaged_last_line_does_not_give_its_sequence_away_again(tmp_path: Path) -> None:
    stamper = a_stamper(tmp_path)
    *_, last = [keep(tmp_path, stamper.next(NOON, TODAY)) for _ in range(3)]
    segment = tmp_path / segment_name(last)
    segment.write_bytes(segment.read_bytes()[:-10])
    assert a_stamper(tmp_path).next(NOON, TODAY).sequence == 4


def test_a_segment_that_became_shorter_takes_no_sequence_back(tmp_path: Path) -> None:
    stamper = a_stamper(tmp_path)
    first, second = (keep(tmp_path, stamper.next(NOON, TODAY)) for _ in range(2))
    assert stamper.next(NOON, TODAY).sequence == 3
    segment = tmp_path / segment_name(first)
    segment.write_bytes(segment.read_bytes().splitlines(keepends=True)[0])
    sequences = [keep(tmp_path, stamper.next(NOON, TODAY)).sequence for _ in range(3)]
    assert second.sequence < sequences[0] < sequences[1] < sequences[2]


def test_a_segment_that_turns_up_later_does_not_take_the_time_back(tmp_path: Path) -> None:
    stamper = a_stamper(tmp_path)
    latest = keep(tmp_path, stamper.next(NOON + timedelta(days=30), TODAY))
    assert stamper.next(NOON, TODAY).at == latest.at + 1
    keep(tmp_path, latest._replace(id=uuid7(0, bytes(10)), sequence=2, at=latest.at - 30 * 86_400_000))
    assert stamper.next(NOON, TODAY).at == latest.at + 1


def test_the_events_of_other_devices_do_not_count(tmp_path: Path) -> None:
    keep(tmp_path, Stamper(tmp_path, DEVICES[1], bytes).next(NOON, TODAY))
    assert a_stamper(tmp_path).next(NOON, TODAY).sequence == 1


@given(st.integers(-14 * 60, 14 * 60))
def test_a_zone_is_written_as_iso_8601_has_it(minutes: int) -> None:
    moment = datetime(2026, 11, 23, tzinfo=timezone(timedelta(minutes=minutes)))
    assert zone_of(moment) == moment.isoformat()[-6:]


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match=r"^a moment without a zone cannot be recorded$"):
        zone_of(NOON.replace(tzinfo=None))


def test_a_device_keeps_the_id_that_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "device"
    assert device_id(path, lambda size: b"\xab" * size) == "ab" * 6
    assert device_id(path, lambda size: b"\xcd" * size) == "ab" * 6


@pytest.mark.parametrize("content", [b"", b"\0" * 13, b"../../../etc\n", b"\xff\xfe", b"AB" * 6])
def test_a_device_file_that_makes_no_sense_is_replaced(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "device"
    path.write_bytes(content)
    assert device_id(path, lambda size: b"\xcd" * size) == "cd" * 6
    assert path.read_bytes() == b"cdcdcdcdcdcd\n"


def test_a_moment_before_1970_is_kept_as_the_first_of_1970(tmp_path: Path) -> None:
    assert a_stamper(tmp_path).next(datetime(1969, 12, 31, 20, tzinfo=UTC), date(1969, 12, 31)).at == 0


def test_no_stamp_is_handed_out_while_those_before_it_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = keep(tmp_path, a_stamper(tmp_path).next(NOON, TODAY))
    second = a_stamper(tmp_path)

    def refuse(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(segment, "FileIO", refuse)
        with pytest.raises(OSError, match="Input/output"):
            second.next(NOON, TODAY)
    assert second.next(NOON, TODAY).sequence == first.sequence + 1


def test_no_stamp_is_handed_out_where_the_folder_cannot_be_listed(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        a_stamper(tmp_path / "nowhere").next(NOON, TODAY)


def test_a_day_of_which_nothing_is_known_starts_at_its_own_moment_even_in_1970(tmp_path: Path) -> None:
    stamper, start = a_stamper(tmp_path), datetime(1970, 1, 1, tzinfo=UTC)
    keep(tmp_path, stamper.next(NOON, TODAY))
    assert stamper.next(start, start.date()).at == 0
