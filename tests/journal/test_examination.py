from datetime import UTC, datetime, timedelta
from math import ceil
from pathlib import Path

import pytest

from k2quiz.card import CardId
from k2quiz.event import Configured, Event, EventId, Stamp, Suspended, Undone
from k2quiz.journal.codec import encode
from k2quiz.journal.damage import Damage
from k2quiz.journal.examination import examine
from k2quiz.journal.examination_lines import SHORTEST_LINE
from k2quiz.journal.journal import Journal
from k2quiz.journal.line import seal
from k2quiz.journal.symptoms import (
    DamagedLines,
    EmptyFile,
    Exposed,
    ForeignFile,
    KnownLosses,
    MissingLines,
    NewerLines,
    RepeatedLines,
    SenselessDevice,
    SharedSequences,
    SpareFile,
    TornTail,
    UnreadableFile,
    UnreadableFolder,
    WriteProtected,
)

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def record(data: Path, count: int = 1) -> list[bytes]:
    """The lines that so many events made."""
    journal = Journal(data)
    made = [
        journal.record(lambda s: Undone(s, CardId("bank/item"), s.id), NOON + timedelta(minutes=n), NOON.date())
        for n in range(count)
    ]
    return [encode(event) for event in made]


def segment(data: Path) -> Path:
    (path,) = (data / "journal").glob("*.jsonl")
    return path


def device(data: Path) -> str:
    return (data / "device").read_text().strip()


def test_a_journal_that_was_never_written_shows_nothing(tmp_path: Path) -> None:
    assert examine(tmp_path / "none").symptoms == ()


def test_a_journal_as_k2quiz_writes_it_shows_nothing(tmp_path: Path) -> None:
    record(tmp_path, 5)
    assert examine(tmp_path).symptoms == ()


def test_a_last_line_without_its_newline_is_whole(tmp_path: Path) -> None:
    record(tmp_path, 2)
    segment(tmp_path).write_bytes(segment(tmp_path).read_bytes()[:-1])
    assert examine(tmp_path).symptoms == ()


def test_a_line_that_breaks_off_at_the_end_is_a_torn_tail(tmp_path: Path) -> None:
    record(tmp_path, 3)
    segment(tmp_path).write_bytes(segment(tmp_path).read_bytes()[:-20])
    assert examine(tmp_path).symptoms == (TornTail(segment(tmp_path), 3),)


def test_a_damaged_line_is_told_with_its_number_and_the_sequence_that_it_leaves_open(tmp_path: Path) -> None:
    record(tmp_path, 3)
    segment(tmp_path).write_bytes(segment(tmp_path).read_bytes().replace(b'"seq":2', b'"seq":7'))
    damaged, missing = examine(tmp_path).symptoms
    assert isinstance(damaged, DamagedLines)
    told = Damage(segment(tmp_path), 2, "the line was altered: its checksum does not match")
    most = ceil((len(segment(tmp_path).read_bytes().splitlines()[1])) / SHORTEST_LINE)
    assert damaged == DamagedLines(segment(tmp_path), (told,), most)
    assert missing == MissingLines(device(tmp_path), (range(2, 3),), explained=True)


def test_rubble_counts_for_no_fewer_entries_than_it_can_have_held() -> None:
    stamp = Stamp(EventId("0" * 32), "0" * 12, 1, 0, "+00:00", NOON.date())
    shortest: list[Event] = [
        Suspended(stamp, CardId("a"), None),
        Configured(stamp, 0, 0),
        Undone(stamp, CardId("a"), stamp.id),
    ]
    assert min(len(encode(event)) for event in shortest) > SHORTEST_LINE


def test_a_line_taken_out_leaves_a_gap(tmp_path: Path) -> None:
    lines = record(tmp_path, 6)
    segment(tmp_path).write_bytes(b"".join(lines[2:4] + lines[5:]))
    (missing,) = examine(tmp_path).symptoms
    assert missing == MissingLines(device(tmp_path), (range(1, 3), range(5, 6)), explained=False)
    assert missing.count == 3


def test_losses_that_were_noted_are_told_as_known(tmp_path: Path) -> None:
    lines = record(tmp_path, 6)
    segment(tmp_path).write_bytes(b"".join(lines[:2] + lines[3:]))
    (tmp_path / "set-aside").mkdir(0o700)
    note = tmp_path / "set-aside" / "known-losses"
    note.touch(0o600)
    note.write_text(f"nonsense\n{device(tmp_path)} x-y\n{device(tmp_path)} 2-3\n")
    assert examine(tmp_path).symptoms == (KnownLosses(1),)


def test_two_lines_with_one_sequence_show_a_copied_device(tmp_path: Path) -> None:
    lines = record(tmp_path, 2)
    segment(tmp_path).write_bytes(lines[0])
    record(tmp_path)
    with segment(tmp_path).open("ab") as file:
        file.write(lines[1])
    assert examine(tmp_path).symptoms == (SharedSequences(device(tmp_path), 1, own=True),)


def test_files_that_do_not_belong_are_told_apart(tmp_path: Path) -> None:
    lines = record(tmp_path, 2)
    folder = tmp_path / "journal"
    copy, rubbish, empty, notes, no_file = (
        folder / name for name in ("copy.jsonl", "rubbish.jsonl", "empty.jsonl", "notes.txt", "folder.jsonl")
    )
    for path, content in ((copy, lines[0]), (rubbish, b"hello\n"), (empty, b"")):
        path.touch(0o600)
        path.write_bytes(content)
    notes.write_text("mine")
    no_file.mkdir(0o700)
    assert set(examine(tmp_path).symptoms) == {
        SpareFile(copy, 0),
        ForeignFile(rubbish, mistaken=True),
        EmptyFile(empty),
        ForeignFile(notes, mistaken=False),
        UnreadableFile(no_file, "this is no file"),
    }


def test_lines_twice_and_lines_of_a_later_k2quiz_are_counted(tmp_path: Path) -> None:
    lines = record(tmp_path, 2)
    with segment(tmp_path).open("ab") as file:
        file.write(lines[0] + seal({"v": 9, "id": "x"}))
    assert examine(tmp_path).symptoms == (RepeatedLines(segment(tmp_path), 1), NewerLines(1))


def test_a_device_file_without_an_id_makes_no_sense(tmp_path: Path) -> None:
    record(tmp_path)
    (tmp_path / "device").write_text("hello")
    assert examine(tmp_path).symptoms == (SenselessDevice(tmp_path / "device"),)


def test_a_folder_that_cannot_be_listed_is_told(tmp_path: Path) -> None:
    (tmp_path / "journal").touch(0o600)
    assert UnreadableFolder(tmp_path / "journal", "Not a directory") in examine(tmp_path).symptoms


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o666])
def test_a_file_that_others_may_read_is_exposed(tmp_path: Path, mode: int) -> None:
    record(tmp_path)
    segment(tmp_path).chmod(mode)
    assert examine(tmp_path).symptoms == (Exposed((segment(tmp_path),)),)


def test_a_file_and_a_folder_that_must_not_be_written_are_told(tmp_path: Path) -> None:
    record(tmp_path)
    segment(tmp_path).chmod(0o400)
    (tmp_path / "journal").chmod(0o500)
    try:
        assert examine(tmp_path).symptoms == (WriteProtected((tmp_path / "journal", segment(tmp_path))),)
    finally:
        (tmp_path / "journal").chmod(0o700)


def test_lines_that_strayed_into_a_file_of_another_month_are_counted(tmp_path: Path) -> None:
    record(tmp_path, 2)
    other = segment(tmp_path).with_name(f"{device(tmp_path)}-2026-10.jsonl")
    segment(tmp_path).rename(other)
    assert examine(tmp_path).symptoms == (RepeatedLines(other, 2),)


def test_this_device_is_known_even_where_the_folder_cannot_be_listed(tmp_path: Path) -> None:
    record(tmp_path)
    (tmp_path / "journal").rename(tmp_path / "elsewhere")
    (tmp_path / "journal").touch(0o600)
    assert examine(tmp_path).device == device(tmp_path)
