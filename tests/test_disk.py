import errno
import os
import stat
from pathlib import Path

import pytest

from k2quiz.disk import PRIVATE, drafted, hand_over, put_in_place, put_whole, sync_folder
from k2quiz.errors import StorageError


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def refuse(_: int) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_file_is_put_in_place_and_nothing_else_is_left(tmp_path: Path) -> None:
    path = tmp_path / "device"
    for content in (b"first", b"", b"2\n" * 300_000):
        put_whole(path, content)
        assert path.read_bytes() == content
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_refuses_leaves_what_was_there_and_no_draft(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "device"
    put_whole(path, b"first")
    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(OSError, match="No space left"):
            put_whole(path, b"second")
    assert path.read_bytes() == b"first"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_takes_the_place_of_another_has_its_mode_unless_told(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    put_whole(path, b"")
    beside = tmp_path / "beside"
    beside.touch()
    assert mode(path) == mode(beside)
    path.chmod(0o640)
    put_whole(path, b"")
    assert mode(path) == 0o640
    put_whole(path, b"", PRIVATE)
    assert mode(path) == PRIVATE


def test_the_content_is_synced_before_it_is_in_place_and_the_name_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "device"
    synced: list[tuple[bool, int, bool]] = []

    def note(descriptor: int) -> None:
        found = os.fstat(descriptor)
        synced.append((stat.S_ISDIR(found.st_mode), found.st_size if stat.S_ISREG(found.st_mode) else 0, path.exists()))

    monkeypatch.setattr(os, "fsync", note)
    put_whole(path, b"12345")
    assert synced == [(False, 5, False), (True, 0, True)]


def test_a_draft_that_is_not_put_in_place_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    with drafted(path, b"zip") as draft:
        assert (draft.read_bytes(), draft.parent) == (b"zip", tmp_path)
    assert list(tmp_path.iterdir()) == []
    with drafted(path, b"zip") as draft:
        put_in_place(draft, path)
    assert path.read_bytes() == b"zip"


def test_two_drafts_of_one_file_do_not_meet(tmp_path: Path) -> None:
    path = tmp_path / "deck.apkg"
    with drafted(path, b"one") as one, drafted(path, b"two") as two:
        put_in_place(two, path)
        put_in_place(one, path)
    assert path.read_bytes() == b"one"


@pytest.mark.parametrize(("code", "is_told"), [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.EIO, True)])
def test_only_a_file_system_that_cannot_sync_folders_is_excused(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, is_told: bool
) -> None:
    def fail(_: int) -> None:
        raise OSError(code, "")

    monkeypatch.setattr(os, "fsync", fail)
    if is_told:
        with pytest.raises(OSError):  # noqa: PT011 -- its number is the parameter
            sync_folder(tmp_path)
    else:
        sync_folder(tmp_path)


def test_a_disk_that_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        StorageError, match=r"Could not write .*deck\.apkg: No such file or directory\. Choose a folder"
    ):
        hand_over(tmp_path / "missing" / "deck.apkg", b"")


def test_a_failed_replacement_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"
    target.mkdir()
    with pytest.raises(StorageError):
        hand_over(target, b"new")
    assert list(tmp_path.iterdir()) == [target]
