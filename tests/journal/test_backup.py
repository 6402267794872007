import errno
import os
import stat
import subprocess
import sys
import zipfile
from datetime import timedelta, timezone
from pathlib import Path

import pytest

from k2quiz.archive import zipped
from k2quiz.errors import StorageError
from k2quiz.history import replay
from k2quiz.journal import backup as backup_module
from k2quiz.journal.backup import back_up, backup_name, backups_in, history_of, thin_out
from k2quiz.journal.gather import gather_backup
from k2quiz.journal.journal import Journal
from tests.journal.saved import NOON, journal_with, line_of_a_later_k2quiz

HERE = Path(__file__).parent
DAY = timedelta(days=1)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    return tmp_path / "backups"


def test_a_backup_holds_every_segment_as_it_is_under_the_name_of_its_moment(tmp_path: Path, target: Path) -> None:
    journal = journal_with(tmp_path, 5)
    journal.absorb([line_of_a_later_k2quiz()])
    made = back_up(journal.folder, target, NOON.astimezone())
    assert made is not None
    assert (made.path, made.lines) == (target / "k2quiz-2026-11-23T120000Z.zip", 6)
    with zipfile.ZipFile(made.path) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in journal.folder.glob("*.jsonl")
        }
        assert all(entry.compress_type == zipfile.ZIP_DEFLATED for entry in archive.infolist())
    assert history_of(gather_backup(made.path)) == replay(journal.read().events)
    assert stat.S_IMODE(made.path.stat().st_mode) == 0o600


def test_nothing_is_made_of_an_empty_journal(tmp_path: Path, target: Path) -> None:
    assert back_up(tmp_path / "journal", target, NOON) is None
    assert not target.exists()


def test_the_end_of_a_line_that_is_being_written_is_left_out(tmp_path: Path, target: Path) -> None:
    journal = journal_with(tmp_path, 2)
    (segment, other) = sorted(journal.folder.glob("*.jsonl"))
    segment.write_bytes(segment.read_bytes().rstrip(b"\n"))
    other.write_bytes(other.read_bytes() + b'{"v":2,"id":')
    made = back_up(journal.folder, target, NOON)
    assert made is not None
    assert (made.lines, gather_backup(made.path).damage) == (2, ())


@pytest.mark.parametrize("fault", ["a cut line", "a lost file", "no zip"])
def test_a_backup_that_is_not_read_back_as_it_should_be_is_not_put_in_place(
    fault: str, tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = journal_with(tmp_path, 5)

    def faulty(members: dict[str, bytes]) -> bytes:
        if fault == "no zip":
            return zipped(members)[:-30]
        kept = dict(list(members.items())[1:])
        if fault == "a cut line":
            name, content = next(iter(members.items()))
            kept = {name: content[: len(content) // 2], **kept}
        return zipped(kept)

    monkeypatch.setattr(backup_module, "zipped", faulty)
    with pytest.raises(StorageError, match="No backup was made in") as told:
        back_up(journal.folder, target, NOON)
    assert list(target.iterdir()) == []
    assert ("what was written is not what is read back" in str(told.value)) == (fault != "no zip")
    assert ".." not in str(told.value).replace(f"{target}", "")


def test_a_disk_that_refuses_leaves_the_older_backups_alone(
    tmp_path: Path, target: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    journal = journal_with(tmp_path, 3)
    made = back_up(journal.folder, target, NOON)
    assert made is not None
    before = made.path.read_bytes()

    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    for moment in (NOON, NOON + DAY):
        with pytest.raises(StorageError, match="No space left"):
            back_up(journal.folder, target, moment)
    assert [path.read_bytes() for path in target.iterdir()] == [before]


def test_a_backup_made_while_another_process_writes_lacks_nothing_acknowledged_before(
    tmp_path: Path, target: Path
) -> None:
    environment = {**os.environ, "PYTHONPATH": str(HERE.parent.parent)}
    command = [sys.executable, str(HERE / "one_writer.py"), str(tmp_path), "2000", "writer"]
    with subprocess.Popen(command, env=environment) as writer:
        made = 0
        while writer.poll() is None:
            acknowledged = Journal(tmp_path).read().events
            done = back_up(tmp_path / "journal", target, NOON + timedelta(seconds=made))
            if done:
                made += 1
                gathered = gather_backup(done.path)
                assert gathered.damage == ()
                found = set(gathered.lines)
                assert len(found) == done.lines >= len(acknowledged)
                held = history_of(gathered)
                assert {event.stamp.id for each in held.kept.values() for event in each} >= {
                    event.stamp.id for event in acknowledged
                }
            if made > 20:
                writer.kill()
    assert made > 3, "the other process ended too early"


def test_only_files_that_are_named_like_backups_are_backups(target: Path) -> None:
    target.mkdir()
    names = [backup_name(NOON + DAY), backup_name(NOON), "k2quiz-2026-11-23.zip", "notes.txt", f".{backup_name(NOON)}"]
    for name in names:
        (target / name).touch()
    assert list(backups_in(target)) == [NOON, NOON + DAY]
    assert backups_in(target / "missing") == {}


def test_an_old_backup_goes_only_when_the_newest_holds_all_of_it(tmp_path: Path, target: Path) -> None:
    journal = journal_with(tmp_path / "here", 1)
    lost = journal_with(tmp_path / "lost", 1)
    backed_up = [back_up(journal.folder, target, NOON + hour * timedelta(hours=1)) for hour in range(3)]
    precious = back_up(lost.folder, target, NOON - timedelta(hours=1))
    damaged = target / backup_name(NOON - timedelta(hours=2))
    damaged.write_bytes(b"PK\x03\x04")
    newest = backed_up[-1]
    assert newest is not None
    assert precious is not None
    thin_out(target, newest.path)
    assert set(target.iterdir()) == {newest.path, precious.path, damaged}


def test_a_backup_is_named_by_the_moment_in_utc_and_its_folder_is_the_learner_s_alone(
    tmp_path: Path, target: Path
) -> None:
    journal = journal_with(tmp_path, 1)
    umask = os.umask(0)
    try:
        made = back_up(journal.folder, target, NOON.astimezone(timezone(timedelta(hours=9))))
    finally:
        os.umask(umask)
    assert made is not None
    assert made.path.name == "k2quiz-2026-11-23T120000Z.zip"
    assert stat.S_IMODE(target.stat().st_mode) == 0o700
