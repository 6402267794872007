import errno
import os
import stat
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import CardId
from k2quiz.event import Event, Stamp, Undone
from k2quiz.journal.codec import encode
from k2quiz.journal.damage import Damage
from k2quiz.journal.identity import uuid7
from k2quiz.journal.line import seal
from k2quiz.journal.segment import (
    Contents,
    append_line,
    read_segment,
    segment_contents,
    segment_lines,
    segment_name,
)
from tests.strategies import DEVICES, FIRST_DAY, card_events, unhurried

some_events = card_events().filter(bool)
CARD = CardId("bank/item")
EXAMPLE = Undone(Stamp(uuid7(0, bytes(10)), DEVICES[0], 1, 0, "+00:00", FIRST_DAY), CARD, uuid7(1, bytes(10)))


@pytest.fixture
def segment(tmp_path: Path) -> Path:
    return tmp_path / "0123456789ab-2026-11.jsonl"


@pytest.mark.parametrize(
    ("at", "month"),
    [(0, "1970-01"), (1_796_083_199_999, "2026-11"), (1_796_083_200_000, "2026-12"), (221_845_391_999_999, "8999-12")],
)
def test_a_segment_is_named_after_the_device_and_the_month_in_utc(at: int, month: str) -> None:
    stamp = EXAMPLE.stamp._replace(at=at, zone="-11:00")
    assert segment_name(stamp) == f"{DEVICES[0]}-{month}.jsonl"


@unhurried
@given(some_events)
def test_lines_that_were_appended_are_read_back_in_their_order(written: tuple[Event, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "segment.jsonl"
        for event in written:
            append_line(path, encode(event))
        contents = read_segment(path)
    assert contents.events == written
    assert contents.damage == ()


@unhurried
@given(some_events, st.data())
def test_a_file_cut_anywhere_loses_at_most_the_line_that_was_cut(
    written: tuple[Event, ...], data: st.DataObject
) -> None:
    lines = [encode(event) for event in written]
    cut = data.draw(st.integers(0, len(b"".join(lines))))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "segment.jsonl"
        path.write_bytes(b"".join(lines)[:cut])
        append_line(path, lines[0])
        contents = read_segment(path)
    ends = [len(b"".join(lines[: number + 1])) - 1 for number in range(len(lines))]
    whole = tuple(event for event, end in zip(written, ends, strict=True) if end <= cut)
    assert contents.events == (*whole, written[0])


@unhurried
@given(some_events, st.data())
def test_a_flipped_bit_anywhere_in_a_file_hides_no_other_line(written: tuple[Event, ...], data: st.DataObject) -> None:
    content = bytearray(b"".join(encode(event) for event in written))
    bit = data.draw(st.integers(0, len(content) * 8 - 1))
    content[bit // 8] ^= 1 << bit % 8
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "segment.jsonl"
        path.write_bytes(content)
        contents = read_segment(path)
    lost = 2 if content.count(b"\n") < len(written) else 1
    assert len(contents.events) >= len(written) - lost
    assert [event for event in written if event in contents.events] == list(contents.events)


@pytest.mark.parametrize(
    "garbage",
    [
        pytest.param(bytes(range(1, 10)) * 22_000, id="200 KB of garbage"),
        pytest.param(b"\0" * 4096, id="NUL bytes, as a file system leaves them"),
        pytest.param(b"x" * 10_000_000, id="a line of 10 MB"),
        pytest.param("«Menaquinon»".encode("utf-16"), id="another encoding"),
        pytest.param(b"{" * 100_000, id="deep nesting"),
        pytest.param(b"\xff\xfe\r\r", id="carriage returns"),
    ],
)
def test_garbage_is_told_as_damage_and_the_lines_around_it_are_read(garbage: bytes, segment: Path) -> None:
    line = encode(EXAMPLE)
    segment.write_bytes(line + garbage + b"\n" + line)
    contents = read_segment(segment)
    assert contents.events == (EXAMPLE, EXAMPLE)
    assert {damage.path for damage in contents.damage} == {segment}
    assert 2 in {damage.line for damage in contents.damage}


def test_a_folder_named_like_a_segment_is_told_as_damage(segment: Path) -> None:
    segment.mkdir()
    assert [str(damage) for damage in read_segment(segment).damage] == [f"{segment}: this is no file"]


def test_a_pipe_named_like_a_segment_does_not_make_the_reader_wait(segment: Path) -> None:
    os.mkfifo(segment)
    code = "import sys, pathlib, k2quiz.journal.segment as s; print(s.read_segment(pathlib.Path(sys.argv[1])))"
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-c", code, str(segment)]
    told = subprocess.run(command, check=True, capture_output=True, env=environment, timeout=30)
    assert b"this is no file" in told.stdout


def test_a_disk_that_fails_while_reading_is_told_as_damage(segment: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    segment.write_bytes(encode(EXAMPLE))

    def fail(path: Path) -> None:
        raise OSError(errno.EIO, "Input/output error", str(path))

    monkeypatch.setattr("k2quiz.journal.segment.FileIO", fail)
    (damage,) = read_segment(segment).damage
    assert damage == Damage(segment, 0, "the file cannot be read: Input/output error")


def test_who_must_not_go_on_without_a_segment_is_told_that_a_folder_is_none(segment: Path) -> None:
    segment.mkdir()
    nothing = Contents(0, damage=(Damage(segment, 0, "this is no file"),))
    assert segment_contents(segment, 0) == read_segment(segment) == nothing


def test_damage_is_told_of_the_file_that_it_is_in(segment: Path) -> None:
    segment.write_bytes(encode(EXAMPLE) + b"torn\n")
    (damage,) = segment_contents(segment, 0).damage
    assert (damage.path, damage.line) == (segment, 2)


def test_an_empty_segment_and_a_line_without_a_stamp_have_no_sequence(segment: Path) -> None:
    segment.write_bytes(b"")
    assert read_segment(segment).sequence == 0
    segment.write_bytes(seal({"v": 99}))
    assert read_segment(segment).sequence == 0


def test_a_white_space_in_a_line_does_not_part_it(segment: Path) -> None:
    segment.write_bytes(b"one line\nand one\tmore")
    assert segment_lines(segment) == [b"one line", b"and one\tmore"]


def test_reading_can_start_after_what_is_known(segment: Path) -> None:
    append_line(segment, encode(EXAMPLE))
    known = read_segment(segment)
    append_line(segment, encode(EXAMPLE))
    more = read_segment(segment, known.size)
    assert (more.lines, more.size) == (1, 2 * known.size)


def test_a_segment_is_readable_by_its_owner_only(segment: Path) -> None:
    append_line(segment, encode(EXAMPLE))
    assert stat.S_IMODE(segment.stat().st_mode) == 0o600


def test_an_appended_line_is_synced_and_then_every_name_on_the_way_to_it_unless_it_was_before(
    segment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda descriptor: synced.append(os.fstat(descriptor).st_ino))
    append_line(segment, encode(EXAMPLE))
    inodes = [path.stat().st_ino for path in (segment, *segment.parents)]
    assert synced == inodes
    append_line(segment, encode(EXAMPLE))
    assert synced == 2 * inodes
    append_line(segment, encode(EXAMPLE), named=True)
    assert synced[len(inodes) * 2 :] == inodes[:1]


def test_a_folder_of_somebody_else_on_the_way_to_the_data_keeps_nothing_from_being_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    segment = tmp_path / "theirs" / "data" / "journal" / "x.jsonl"
    segment.parent.mkdir(parents=True)
    open_file = os.open

    def forbid(path: str, flags: int, mode: int = 0o777) -> int:
        if Path(path).name == "theirs":
            raise PermissionError(errno.EACCES, "Permission denied")
        return open_file(path, flags, mode)

    monkeypatch.setattr(os, "open", forbid)
    append_line(segment, encode(EXAMPLE))
    assert read_segment(segment).events == (EXAMPLE,)


@pytest.mark.parametrize("torn", [b"", b"torn"])
def test_a_line_that_could_not_be_synced_is_taken_back(
    torn: bytes, segment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = encode(EXAMPLE) + torn
    segment.write_bytes(before)

    def fail(_: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OSError, match="Input/output error"):
            append_line(segment, encode(EXAMPLE))
    assert segment.read_bytes() == before
    append_line(segment, encode(EXAMPLE))
    assert read_segment(segment).events == (EXAMPLE, EXAMPLE)
