import errno
import os
import stat
from datetime import timedelta
from pathlib import Path

import pytest

from k2quiz.disk import put_in_place
from k2quiz.errors import StorageError, UsageError
from k2quiz.journal.journal import Journal
from k2quiz.journal.line import seal
from k2quiz.journal.sync import sync
from tests.journal.saved import NOON, answer, backwards, journal_with, line_of_a_later_k2quiz, lines_in


@pytest.fixture
def cloud(tmp_path: Path) -> Path:
    folder = tmp_path / "cloud"
    folder.mkdir()
    return folder


def test_after_a_sync_the_folder_and_the_journal_each_hold_all(tmp_path: Path, cloud: Path) -> None:
    desk, laptop = journal_with(tmp_path / "desk", 3), journal_with(tmp_path / "laptop", 2)
    first, second, third = sync(desk, cloud), sync(laptop, cloud), sync(desk, cloud)
    assert [(len(each.came.added), len(each.sent)) for each in (first, second, third)] == [(0, 3), (3, 2), (2, 0)]
    assert lines_in(cloud) == lines_in(desk.folder) == lines_in(laptop.folder)
    assert {path.name for path in cloud.iterdir()} == {path.name for path in desk.folder.glob("*.jsonl")}


def test_where_nothing_is_missing_nothing_is_written(
    tmp_path: Path, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = journal_with(tmp_path / "desk", 3)
    sync(desk, cloud)

    def fail(*_: object) -> None:
        raise AssertionError("written")

    monkeypatch.setattr("k2quiz.journal.sync.put_in_place", fail)
    monkeypatch.setattr("k2quiz.journal.absorb.append_line", fail)
    again = sync(desk, cloud)
    assert (again.came.added, again.sent, again.unsettled) == ((), (), ())


def test_machines_write_the_same_bytes_for_the_same_lines(tmp_path: Path, cloud: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    desk, laptop = journal_with(tmp_path / "desk", 0), Journal(tmp_path / "laptop")
    lines = [line_of_a_later_k2quiz(number) for number in range(9)]
    desk.absorb(lines[1:5])
    desk.absorb(lines)
    laptop.absorb(reversed(lines))
    sync(desk, cloud)
    sync(laptop, stick)
    assert [path.read_bytes() for path in cloud.iterdir()] == [path.read_bytes() for path in stick.iterdir()]


@pytest.mark.parametrize(
    "name",
    [
        "{}.sync-conflict-20261123-120000-ABCDEF7.jsonl",
        "{} (conflicted copy).jsonl",
        "{} (Ann's conflicted copy 2026-11-23).jsonl",
        "{}-LAPTOP.jsonl",
        "{}.jsonl.sync-conflict-20261123-120000-ABCDEF7",
        "holiday.jsonl",
    ],
)
def test_a_copy_under_another_name_is_read_by_its_content(name: str, tmp_path: Path, cloud: Path) -> None:
    desk = journal_with(tmp_path / "desk", 1)
    (segment,) = desk.folder.glob("*.jsonl")
    (cloud / name.format(segment.stem)).write_bytes(segment.read_bytes())
    laptop = Journal(tmp_path / "laptop")
    assert len(sync(laptop, cloud).came.added) == 1
    assert (cloud / segment.name).read_bytes() == segment.read_bytes()


@pytest.mark.parametrize("cut", [0, 1, 40, 300])
def test_a_file_that_has_come_in_part_is_told_and_whole_once_the_rest_comes(
    cut: int, tmp_path: Path, cloud: Path
) -> None:
    desk, laptop = Journal(tmp_path / "desk"), Journal(tmp_path / "laptop")
    for _ in range(2):
        answer(desk)
    sync(desk, cloud)
    (path,) = cloud.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:-cut] if cut else whole)
    torn = sync(laptop, cloud)
    assert lines_in(laptop.folder) == {line for line in whole.splitlines() if line in path.read_bytes().splitlines()}
    assert len(torn.damage) == (cut > 1)
    path.write_bytes(whole)
    sync(laptop, cloud)
    assert lines_in(laptop.folder) == lines_in(desk.folder)


def test_a_damaged_file_is_mended_by_whoever_has_its_lines(tmp_path: Path, cloud: Path) -> None:
    desk = journal_with(tmp_path / "desk", 1)
    sync(desk, cloud)
    (path,) = cloud.iterdir()
    whole = path.read_bytes()
    path.write_bytes(whole[:50] + b"X" + whole[51:])
    assert len(sync(desk, cloud).damage) == 1
    assert path.read_bytes() == whole


def test_lines_that_a_tool_ended_as_windows_does_are_read(tmp_path: Path, cloud: Path) -> None:
    desk = journal_with(tmp_path / "desk", 2)
    sync(desk, cloud)
    for path in cloud.iterdir():
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    laptop = Journal(tmp_path / "laptop")
    assert sync(laptop, cloud).damage == ()
    assert lines_in(laptop.folder) == lines_in(desk.folder)


def test_other_files_in_the_folder_are_left_alone(tmp_path: Path, cloud: Path) -> None:
    (cloud / ".stfolder").mkdir()
    (cloud / "pipe.jsonl.d").mkdir()
    (cloud / "notes.txt").write_text("mine")
    os.mkfifo(cloud / "fifo.jsonl")
    synced = sync(journal_with(tmp_path / "desk", 1), cloud)
    assert len(synced.sent) == 1
    assert {damage.why for damage in synced.damage} == {"the file cannot be read: it is no file"}
    assert (cloud / "notes.txt").read_text() == "mine"


def test_a_file_that_changes_while_it_is_to_be_written_is_left_to_the_next_time(
    tmp_path: Path, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, laptop = Journal(tmp_path / "desk"), Journal(tmp_path / "laptop")
    answer(desk)
    sync(desk, cloud)
    (path,) = cloud.iterdir()
    first = path.read_bytes()
    answer(desk, NOON + timedelta(hours=1))
    laptop.absorb(lines_in(desk.folder))
    arriving = first + line_of_a_later_k2quiz(7, path.name[:12]) + b"\n"
    absorb = laptop.absorb

    def deliver(lines: list[bytes]) -> object:
        absorbed = absorb(lines)
        path.write_bytes(arriving)
        return absorbed

    monkeypatch.setattr(laptop, "absorb", deliver)
    synced = sync(laptop, cloud)
    assert (synced.unsettled, synced.sent) == ((path,), ())
    assert path.read_bytes() == arriving
    monkeypatch.undo()
    assert sync(laptop, cloud).unsettled == ()
    assert lines_in(cloud) == lines_in(laptop.folder)
    assert len(lines_in(cloud)) == 3


def test_a_crash_before_a_file_is_in_place_leaves_the_old_one(
    tmp_path: Path, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Journal(tmp_path / "desk")
    answer(desk)
    sync(desk, cloud)
    (path,) = cloud.iterdir()
    before = path.read_bytes()
    answer(desk)

    def crash(_draft: Path, _path: Path) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("k2quiz.journal.sync.put_in_place", crash)
    with pytest.raises(KeyboardInterrupt):
        sync(desk, cloud)
    assert path.read_bytes() == before
    monkeypatch.setattr("k2quiz.journal.sync.put_in_place", put_in_place)
    assert len(sync(desk, cloud).sent) == 1


@pytest.mark.parametrize("name", ["missing", "desk", "desk/journal", "desk/backups", "link"])
def test_a_folder_that_makes_no_sense_is_refused(name: str, tmp_path: Path) -> None:
    desk = journal_with(tmp_path / "desk", 1)
    (tmp_path / "desk" / "backups").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "desk" / "journal")
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    with pytest.raises(UsageError, match=r"no folder|within the data"):
        sync(desk, tmp_path / name)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


def test_a_folder_that_cannot_be_written_to_is_told_and_what_came_stays(
    tmp_path: Path, cloud: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sync(journal_with(tmp_path / "desk", 1), cloud)
    laptop = journal_with(tmp_path / "laptop", 1)

    def refuse(_draft: Path, path: Path) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr("k2quiz.journal.sync.put_in_place", refuse)
    with pytest.raises(StorageError, match="Permission denied") as caught:
        sync(laptop, cloud)
    (path,) = (
        cloud / each.name for each in laptop.folder.glob(f"{(tmp_path / 'laptop' / 'device').read_text().strip()}-*")
    )
    assert str(caught.value) == f"{path} cannot be synced (Permission denied): look after it."
    assert len(laptop.read().events) == 2


def test_how_far_it_has_come_is_told(tmp_path: Path, cloud: Path) -> None:
    desk = journal_with(tmp_path / "desk", 2)
    steps: list[object] = []
    sync(desk, cloud)
    sync(desk, cloud, lambda *step: steps.append(step))
    assert steps


def test_a_hidden_file_is_not_read(tmp_path: Path, cloud: Path) -> None:
    (cloud / ".0123456789ab-2026-11.jsonl.tmp").write_bytes(line_of_a_later_k2quiz() + b"\n")
    assert sync(Journal(tmp_path / "desk"), cloud).came.unknown == 0
    assert list((tmp_path / "desk").glob("journal/*.jsonl")) == []


def test_the_lines_of_a_file_stand_in_the_order_of_their_sequences(tmp_path: Path, cloud: Path) -> None:
    lines = backwards(9)
    desk = Journal(tmp_path / "desk")
    desk.absorb(reversed(lines))
    sync(desk, cloud)
    (path,) = cloud.iterdir()
    assert path.read_bytes().splitlines() == lines


def test_a_new_file_is_private_and_one_that_is_written_anew_keeps_its_permissions(tmp_path: Path, cloud: Path) -> None:
    desk = journal_with(tmp_path / "desk", 1)
    sync(desk, cloud)
    (path,) = cloud.iterdir()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.chmod(0o640)
    answer(desk)
    assert len(sync(desk, cloud).sent) == 1
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_line_that_nobody_could_take_in_is_not_sent(tmp_path: Path, cloud: Path) -> None:
    desk = journal_with(tmp_path / "desk", 1)
    (segment,) = desk.folder.glob("*.jsonl")
    whole = segment.read_bytes()
    segment.write_bytes(whole + seal({"v": 99}))
    assert len(sync(desk, cloud).sent) == 1
    assert (cloud / segment.name).read_bytes() == whole
