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


def backed_up(data: Path) -> Path:
    """The backup of an answer, made at noon."""
    record(data)
    back_up(data / "journal", data / "backups", NOON)
    (path,) = (data / "backups").iterdir()
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
    path = backed_up(tmp_path)
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


def test_a_backup_is_called_by_the_day_on_which_it_was_made(tmp_path: Path) -> None:
    record(tmp_path)
    for day in (3, 13):
        made = datetime(2026, 11, day, 12, tzinfo=UTC)
        back_up(tmp_path / "journal", tmp_path / "backups", made)
    later, earlier = read_backups(tmp_path / "backups")
    assert (earlier.name, later.name) == ("the backup of 3 November 2026", "the backup of 13 November 2026")
    assert later.path is not None
    assert later.path.parent == tmp_path / "backups"
    assert later.spoilt == ""


def test_a_spoilt_backup_keeps_its_name_its_place_and_its_day(tmp_path: Path) -> None:
    path = backed_up(tmp_path)
    path.write_bytes(path.read_bytes()[:50])
    (copy,) = read_backups(tmp_path / "backups")
    assert (copy.name, copy.lines, copy.path, copy.made) == ("the backup of 23 November 2026", (), path, NOON)
    assert list(examine_copies(frozenset(), [copy])) == [SpoiltBackup(path, copy.spoilt)]


def test_a_backup_that_cannot_be_read_says_so_and_is_otherwise_a_backup(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = backed_up(tmp_path)

    def refuse(_path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("k2quiz.journal.copies.gather_backup", refuse)
    name, why = "the backup of 23 November 2026", f"{path} cannot be read: Permission denied"
    assert read_backups(tmp_path / "backups") == (Copy(name, (), path, NOON, why),)


def test_a_folder_of_backups_that_cannot_be_listed_has_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_folder: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("k2quiz.journal.copies.backups_in", refuse)
    assert read_backups(tmp_path) == ()


def test_what_several_copies_lack_together_is_told_of_each_once() -> None:
    copies = [Copy("one", {b"a"}), Copy("two", {b"b"}), Copy("three", {b"a", b"b", b"c"})]
    found = [symptom for symptom in examine_copies(frozenset(), copies) if isinstance(symptom, OnlyInCopy)]
    assert found == [OnlyInCopy("one", 1), OnlyInCopy("two", 1), OnlyInCopy("three", 1)]


def test_the_newest_sound_backup_is_the_one_whose_age_counts() -> None:
    old, new = Copy("old", {b"a"}, made=NOON - timedelta(days=9)), Copy("new", {b"a"}, made=NOON)
    spoilt = Copy("spoilt", {b"a", b"b"}, made=NOON + timedelta(days=1), spoilt="torn")
    for order in ([old, new, spoilt], [spoilt, new, old]):
        assert AgedBackup(NOON) in list(examine_copies(frozenset({b"a", b"b"}), order))


def test_reading_an_index_writes_nothing_beside_it_even_where_it_waits_to_be_tidied_up(tmp_path: Path) -> None:
    path = index(tmp_path / "index", [b"one"])
    path.chmod(0o400)
    before = path.read_bytes()
    assert read_index(path) == (Copy("the index", {b"one"}),)
    assert path.read_bytes() == before
    assert [entry.name for entry in tmp_path.iterdir()] == ["index"]


def test_a_sound_backup_is_not_told_as_spoilt() -> None:
    sound = Copy("sound", {b"a"}, path=Path("sound.zip"), made=NOON)
    assert list(examine_copies(frozenset({b"a"}), [sound])) == []
