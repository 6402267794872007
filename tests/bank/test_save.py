"""Files put back in their places, whole or not at all."""

import os
import stat
from pathlib import Path

import pytest

from k2quiz.bank.save import save
from k2quiz.errors import StorageError
from tests.bank.authoring import write


def test_the_mode_and_a_link_to_the_file_stay(tmp_path: Path) -> None:
    path = write(tmp_path, b"old")
    path.chmod(0o640)
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    save(link, b"old", b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert link.is_symlink()
    assert len(list(tmp_path.iterdir())) == 2


def test_a_file_that_has_changed_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path, b"newer")
    with pytest.raises(StorageError, match="changed in the meantime"):
        save(path, b"old", b"new")
    assert path.read_bytes() == b"newer"
    assert list(tmp_path.iterdir()) == [path]


def test_a_disk_that_fails_leaves_the_file_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = write(tmp_path, b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StorageError, match="No space left"):
        save(path, b"old", b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_has_vanished_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="could not be written"):
        save(tmp_path / "gone.yaml", b"old", b"new")
    assert list(tmp_path.iterdir()) == []
