"""A file of a journal, line by line."""

from pathlib import Path

import pytest

from k2quiz.journal.codec import decode, read_stamp
from k2quiz.journal.sheet import Broken, Newer, Sheet, Sound, read_sheet
from tests.journal.saved import answer, journal_with, line_of_a_later_k2quiz


def test_every_line_is_told_by_its_number_and_for_what_it_is(tmp_path: Path) -> None:
    journal = journal_with(tmp_path, 0)
    answer(journal)
    (path,) = journal.folder.glob("*.jsonl")
    own, later = path.read_bytes().strip(), line_of_a_later_k2quiz()
    path.write_bytes(b"\n".join([own, b"", b"torn or\tspoilt", later]))
    sheet = read_sheet(path)
    assert sheet.path == path
    first, second, third = sheet.lines
    assert first == Sound(1, own, decode(own))
    assert isinstance(second, Broken)
    assert (second.number, second.text) == (3, b"torn or\tspoilt")
    assert third == Newer(4, later, read_stamp(later))
    assert (sheet.closed, sheet.trouble) == (False, "")
    assert sheet.whole == (first, third)
    assert sheet.broken == (second,)


def test_an_empty_file_is_closed_and_a_folder_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "empty").touch()
    assert read_sheet(tmp_path / "empty") == Sheet(tmp_path / "empty")
    assert read_sheet(tmp_path) == Sheet(tmp_path, trouble="this is no file")


def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "file"
    path.touch()

    def refuse(_path: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert read_sheet(path) == Sheet(path, trouble="the file cannot be read: Permission denied")
