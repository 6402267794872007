import errno
import stat
from pathlib import Path

import pytest
from filelock import FileLock

from k2quiz.errors import StorageError
from k2quiz.journal.writing import writing


@pytest.mark.parametrize(
    ("number", "advice"),
    [
        (errno.ENOSPC, "has no room left; free some"),
        (errno.EDQUOT, "has no room left; free some"),
        (errno.EFBIG, "has no room left; free some"),
        (errno.EROFS, "must not be written; allow it"),
        (errno.EACCES, "must not be written; allow it"),
        (errno.EIO, "cannot be written (Input/output error); look after it"),
    ],
)
def test_a_disk_that_refuses_is_told_with_what_to_do(number: int, advice: str, tmp_path: Path) -> None:
    def refuse() -> None:
        raise OSError(number, "Input/output error")

    with pytest.raises(StorageError) as caught, writing(tmp_path / "journal", 1):
        refuse()
    assert str(caught.value).startswith("Nothing was saved")
    assert advice in str(caught.value)
    assert str(tmp_path) in str(caught.value)


def test_while_another_process_writes_one_is_told_to_wait(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    with FileLock(folder / "lock"), pytest.raises(StorageError, match="Another k2quiz is writing"), writing(folder, 0):
        pytest.fail("two wrote at once")


def test_the_lock_is_given_back_after_a_failure(tmp_path: Path) -> None:
    folder = tmp_path / "journal"

    def fail() -> None:
        raise ValueError("whatever")

    with pytest.raises(ValueError, match="whatever"), writing(folder, 0):
        fail()
    with writing(folder, 0):
        assert (folder / "lock").is_file()


def test_the_folders_that_are_created_are_private(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "journal"
    with writing(folder, 0):
        modes = [stat.S_IMODE(path.stat().st_mode) for path in (folder, folder.parent, folder / "lock")]
    assert modes == [0o700, 0o700, 0o600]


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("")
    with pytest.raises(StorageError, match="Nothing was saved"), writing(tmp_path / "journal", 0):
        pytest.fail("a file served as a folder")


def test_all_the_folders_above_are_made(tmp_path: Path) -> None:
    folder = tmp_path / "share" / "k2quiz" / "data" / "journal"
    with writing(folder, 0):
        assert (folder / "lock").is_file()
