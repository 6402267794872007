import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from k2quiz.journal.backup import back_up
from k2quiz.journal.copies import Copy, examine_copies, read_backups, read_index
from k2quiz.journal.symptoms import AgedBackup, OnlyInCopy, SpoiltBackup
from tests.journal.test_examination import record

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def index(path: Path, lines: list[bytes]) -> Path:
    """An index, as far as its lines go."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute("CREATE TABLE line(card BLOB, id TEXT, line BLOB)")
        database.executemany("INSERT INTO line VALUES (x'', '', ?)", [[line] for line in lines])
    return path


def test_the_backups_are_read_newest_first(tmp_path: Path) -> None:
    record(tmp_path, 2)
    for day in range(3):
        back_up(tmp_path / "journal", tmp_path / "backups", NOON + timedelta(days=day))
    copies = read_backups(tmp_path / "backups")
    assert [copy.made for copy in copies] == [NOON + timedelta(days=day) for day in (2, 1, 0)]
    assert all(len(copy.lines) == 2 for copy in copies)
    assert read_backups(tmp_path / "none") == ()


def test_a_backup_that_does_not_open_says_why(tmp_path: Path) -> None:
    record(tmp_path)
    back_up(tmp_path / "journal", tmp_path / "backups", NOON)
    (path,) = (tmp_path / "backups").iterdir()
    path.write_bytes(path.read_bytes()[:50])
    (copy,) = read_backups(tmp_path / "backups")
    (spoilt,) = examine_copies(frozenset(), [copy])
    assert isinstance(spoilt, SpoiltBackup)
    assert f"{path}" in spoilt.why


def test_lines_are_told_of_the_first_copy_that_has_them() -> None:
    copies = [Copy("one", {b"a", b"b"}), Copy("two", {b"b", b"c"}), Copy("three", {b"c"})]
    found = list(examine_copies(frozenset({b"a"}), copies))
    assert found == [OnlyInCopy("one", 1), OnlyInCopy("two", 1), AgedBackup(None)]


def test_only_a_backup_that_has_every_line_leaves_nothing_to_say() -> None:
    whole = Copy("new", {b"a", b"b"}, made=NOON)
    old = Copy("old", {b"a"}, made=NOON - timedelta(days=1))
    assert list(examine_copies(frozenset({b"a", b"b"}), [whole, old])) == []
    assert list(examine_copies(frozenset({b"a", b"b"}), [old])) == [AgedBackup(old.made)]


def test_the_lines_of_an_index_are_a_copy(tmp_path: Path) -> None:
    assert read_index(index(tmp_path / "index", [b"one", b"two"])) == (Copy("the index", {b"one", b"two"}),)
    assert [path.name for path in tmp_path.iterdir()] == ["index"]


@pytest.mark.parametrize("content", [b"", b"hello", b"SQLite format 3\0" + bytes(500)])
def test_what_is_no_index_is_passed_over_and_left_alone(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "index"
    assert read_index(path) == ()
    path.write_bytes(content)
    assert read_index(path) == ()
    assert path.read_bytes() == content


def test_a_damaged_index_gives_what_can_be_read_of_it(tmp_path: Path) -> None:
    path = index(tmp_path / "index", [bytes([65 + n % 26]) * 300 for n in range(500)])
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])
    assert read_index(path) == () or all(len(line) == 300 for copy in read_index(path) for line in copy.lines)
