import os
from datetime import UTC, datetime
from pathlib import Path

import pytest

from k2quiz.errors import StorageError
from k2quiz.journal.copies import Copy
from k2quiz.journal.deeds import (
    AccessMended,
    Deed,
    EndLost,
    LinesJoined,
    LossesNoted,
    NewIdTaken,
    SegmentWrittenAnew,
    SetAside,
)
from k2quiz.journal.examination import examine
from k2quiz.journal.journal import Journal
from k2quiz.journal.line import seal
from k2quiz.journal.repair import repair
from k2quiz.journal.symptoms import KnownLosses
from k2quiz.journal.writing import writing
from tests.journal.test_examination import device, record, segment

NOW = datetime(2026, 11, 23, 18, 30, tzinfo=UTC)


def mend(data: Path, *copies: Copy) -> tuple[Deed, ...]:
    return repair(data, copies, NOW, os.urandom, patience=0)


def aside(data: Path) -> list[Path]:
    return sorted((data / "set-aside").glob("2026-*"))


def test_a_journal_that_is_whole_is_left_as_it_is(tmp_path: Path) -> None:
    record(tmp_path, 3)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in (tmp_path / "journal").glob("*.jsonl")}
    assert mend(tmp_path) == ()
    assert before == {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in before}
    assert not (tmp_path / "set-aside").exists()


def test_a_damaged_file_is_kept_as_it_was_and_written_anew_from_what_is_whole(tmp_path: Path) -> None:
    lines = record(tmp_path, 3)
    later = seal({"v": 9, "id": "x"})
    damaged = lines[0] + b"rubble\n" + later + lines[1] + lines[2]
    segment(tmp_path).write_bytes(damaged)
    (kept,) = mend(tmp_path)
    (target,) = aside(tmp_path)
    assert kept == SegmentWrittenAnew(segment(tmp_path), target, 4)
    assert segment(tmp_path).read_bytes() == lines[0] + later + lines[1] + lines[2]
    assert target.read_bytes() == damaged
    assert target.name == f"2026-11-23T183000-{segment(tmp_path).name}"


def test_what_a_copy_has_comes_back_and_the_rest_is_noted_once(tmp_path: Path) -> None:
    lines = record(tmp_path, 5)
    segment(tmp_path).write_bytes(lines[0] + lines[4])
    copies = Copy("the first", {lines[1][:-1]}), Copy("the second", {lines[1][:-1], lines[2][:-1]})
    assert mend(tmp_path, *copies) == (LinesJoined("the first", 1), LinesJoined("the second", 1), LossesNoted(1))
    assert set(segment(tmp_path).read_bytes().splitlines(keepends=True)) == {*lines[:3], lines[4]}
    assert mend(tmp_path, *copies) == ()
    assert examine(tmp_path).symptoms == (KnownLosses(1),)


def test_a_copy_with_damaged_lines_brings_back_only_whole_ones(tmp_path: Path) -> None:
    lines = record(tmp_path, 3)
    segment(tmp_path).write_bytes(lines[0])
    assert mend(tmp_path, Copy("a copy", {lines[1][:-1], lines[2][:-5]})) == (LinesJoined("a copy", 1),)
    assert Journal(tmp_path).read().damage == ()


def test_a_machine_whose_latest_entry_is_lost_gives_no_sequence_out_twice(tmp_path: Path) -> None:
    lines = record(tmp_path, 3)
    old = device(tmp_path)
    segment(tmp_path).write_bytes(lines[0] + lines[1] + lines[2].replace(b'"seq":3', b'"seq":4'))
    assert mend(tmp_path)[0] == NewIdTaken()
    record(tmp_path)
    assert device(tmp_path) != old
    Journal(tmp_path).absorb([lines[2][:-1]])
    assert examine(tmp_path).symptoms == ()


def test_an_end_that_no_copy_has_is_told_once(tmp_path: Path) -> None:
    lines = record(tmp_path, 3)
    path = segment(tmp_path)
    path.write_bytes(b"rubble\n")
    assert EndLost(path) in mend(tmp_path)
    assert mend(tmp_path) == ()
    path.touch(0o600)
    path.write_bytes(lines[0] + b"rubble\n")
    assert EndLost(path) not in mend(tmp_path, Copy("a copy", {lines[1][:-1]}))


def test_a_torn_tail_is_no_loss_for_no_answer_was_acknowledged_for_it(tmp_path: Path) -> None:
    record(tmp_path, 3)
    path = segment(tmp_path)
    path.write_bytes(path.read_bytes()[:-9])
    assert not [deed for deed in mend(tmp_path) if isinstance(deed, EndLost)]


def test_a_machine_that_was_copied_takes_another_id_once(tmp_path: Path) -> None:
    lines = record(tmp_path, 2)
    segment(tmp_path).write_bytes(lines[0])
    record(tmp_path)
    with segment(tmp_path).open("ab") as file:
        file.write(lines[1])
    assert mend(tmp_path) == (NewIdTaken(),)
    assert mend(tmp_path) == ()
    assert len(Journal(tmp_path).read().events) == 3


def test_lines_of_a_conflict_copy_go_where_they_belong(tmp_path: Path) -> None:
    lines = record(tmp_path, 4)
    home = segment(tmp_path)
    copy = home.with_name(f"{home.stem} (conflicted copy).jsonl")
    copy.touch(0o600)
    copy.write_bytes(lines[0] + lines[3])
    home.write_bytes(b"".join(lines[:3]))
    (done,) = mend(tmp_path)
    assert done == SetAside(copy, aside(tmp_path)[0])
    assert home.read_bytes() == b"".join(lines)
    assert examine(tmp_path).symptoms == ()


def test_files_that_hold_no_entry_are_moved_away_and_foreign_ones_stay(tmp_path: Path) -> None:
    record(tmp_path)
    folder = tmp_path / "journal"
    (folder / "a.jsonl").write_bytes(b"")
    (folder / "b.jsonl").write_bytes(b"hello")
    (folder / "c.jsonl").mkdir()
    (folder / "notes.txt").write_text("mine")
    (tmp_path / "device").write_text("hello")
    mend(tmp_path)
    assert {path.name[18:] for path in aside(tmp_path)} == {"a.jsonl", "b.jsonl", "c.jsonl", "device"}
    assert (folder / "notes.txt").read_text() == "mine"
    assert mend(tmp_path) == ()


def test_two_files_of_one_name_and_moment_are_both_kept(tmp_path: Path) -> None:
    lines = record(tmp_path, 2)
    for rubble in (b"one\n", b"two\n"):
        segment(tmp_path).write_bytes(rubble + lines[0] + lines[1])
        mend(tmp_path)
    assert {path.read_bytes()[:3] for path in aside(tmp_path)} == {b"one", b"two"}


def test_permissions_are_those_of_a_private_thing_again(tmp_path: Path) -> None:
    record(tmp_path)
    segment(tmp_path).chmod(0o444)
    (tmp_path / "journal").chmod(0o555)
    assert all(isinstance(deed, AccessMended) for deed in mend(tmp_path))
    assert segment(tmp_path).stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "journal").stat().st_mode & 0o777 == 0o700
    assert mend(tmp_path) == ()


def test_a_repair_waits_for_nobody_who_writes_and_changes_nothing_meanwhile(tmp_path: Path) -> None:
    record(tmp_path, 2)
    segment(tmp_path).write_bytes(b"rubble\n")
    with writing(tmp_path / "journal", 0), pytest.raises(StorageError, match="Another k2quiz"):
        mend(tmp_path)
    assert segment(tmp_path).read_bytes() == b"rubble\n"


@pytest.mark.parametrize("step", range(1, 12))
def test_a_repair_that_is_cut_off_loses_no_whole_line_and_can_be_run_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    lines = record(tmp_path, 4)
    home = segment(tmp_path)
    home.with_name("copy.jsonl").write_bytes(lines[3])
    home.write_bytes(lines[0] + b"rubble\n" + lines[1] + lines[2])
    steps = iter(range(1, 100))
    fsync = os.fsync

    def refuse(descriptor: int) -> None:
        if next(steps) == step:
            raise OSError(5, "Input/output error")
        fsync(descriptor)

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        try:
            mend(tmp_path)
        except StorageError as error:
            assert "Input/output error" in str(error)  # noqa: PT017 - later steps do not come, and nothing is raised
    assert {line + b"\n" for line in examine(tmp_path).lines} == set(lines)
    mend(tmp_path)
    assert examine(tmp_path).symptoms == ()
    assert {line + b"\n" for line in examine(tmp_path).lines} == set(lines)
    assert any(path.read_bytes().count(b"rubble") for path in aside(tmp_path))
