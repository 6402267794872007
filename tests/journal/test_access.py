"""Who may read and write what is kept of a learner."""

import os
import sys
from pathlib import Path

import pytest

from k2quiz.journal.access import examine_access
from k2quiz.journal.symptoms import Exposed, NotOurs, WriteProtected


def test_files_of_somebody_else_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.touch(0o600)
    assert examine_access([path]) == ()
    somebody = path.stat().st_uid + 1
    monkeypatch.setattr(os, "geteuid", lambda: somebody)
    assert examine_access([path]) == (NotOurs((path,)),)


def test_the_permissions_of_a_link_and_of_what_is_missing_say_nothing(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path)
    assert examine_access([link, tmp_path / "none"]) == ()


def test_a_folder_that_cannot_be_entered_cannot_be_written_to(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir(0o600)
    assert examine_access([folder]) == (WriteProtected((folder,)),)


def test_on_windows_permissions_say_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.touch()
    path.chmod(0o644)
    assert examine_access([path]) == (Exposed((path,)),)
    monkeypatch.setattr(sys, "platform", "win32")
    assert examine_access([path]) == ()
