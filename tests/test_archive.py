import zipfile
from io import BytesIO
from pathlib import Path

from k2quiz.archive import zipped


def test_an_archive_tells_nothing_but_its_members() -> None:
    with zipfile.ZipFile(BytesIO(zipped({"b": b"x" * 1000, "a": b""}))) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == ["b", "a"]
        assert archive.read("b") == b"x" * 1000
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {(entry.create_system, entry.external_attr) for entry in archive.infolist()} == {(3, 0o100644 << 16)}
        assert archive.getinfo("b").compress_size < 100


def test_a_member_from_a_file_is_the_same_as_from_its_bytes(tmp_path: Path) -> None:
    content = bytes(range(256)) * 10_000
    (tmp_path / "large").write_bytes(content)
    assert zipped({"a": tmp_path / "large"}) == zipped({"a": content})
