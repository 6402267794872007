import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from k2quiz.anki.archive import replace, zipped
from k2quiz.errors import StorageError


def test_an_archive_tells_nothing_but_its_members() -> None:
    with zipfile.ZipFile(BytesIO(zipped({"b": b"x" * 1000, "a": b""}))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["b", "a"]
        assert archive.read("b") == b"x" * 1000
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(entry.create_system, entry.external_attr) for entry in archive.infolist()} == {(3, 0o100644 << 16)}
        assert archive.getinfo("b").compress_size < 100


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"
    for content in (b"old", b"new"):
        replace(target, content)
        assert target.read_bytes() == content
    assert list(tmp_path.iterdir()) == [target]


def test_a_disk_that_refuses_is_told_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        StorageError, match=r"Could not write .*deck\.apkg: No such file or directory\. Choose a folder"
    ):
        replace(tmp_path / "missing" / "deck.apkg", b"")


def test_a_failed_replacement_leaves_nothing_behind(tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"
    target.mkdir()
    with pytest.raises(StorageError):
        replace(target, b"new")
    assert list(tmp_path.iterdir()) == [target]
