import struct
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.archive import RefusedArchiveError, zipped
from k2quiz.errors import UsageError
from k2quiz.journal.damage import Damage
from k2quiz.journal.gather import gather, gather_backup, gather_files, is_archive, sorted_out
from k2quiz.journal.journal import Journal
from tests.journal.saved import answer, line_of_a_later_k2quiz, lines_in

BOMB = b"\0" * 20_000_000


@pytest.mark.parametrize(
    ("content", "why"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b"PK\x03\x04nonsense", "damaged, or no zip", id="no zip"),
        pytest.param(zipped({"deck.yaml": b"id: x"}), "no backup of k2quiz", id="another zip"),
        pytest.param(zipped({}), "no backup of k2quiz", id="a zip of nothing"),
        pytest.param(zipped({"a.jsonl": BOMB}), "than any honest backup", id="bomb"),
        pytest.param(zipped({f"{n}": b"" for n in range(30)}), "more than 20 files", id="too many files"),
    ],
)
def test_what_is_no_honest_backup_is_refused(
    content: bytes, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("k2quiz.journal.gather.MOST_FILES", 20)
    path = tmp_path / "backup.zip"
    path.write_bytes(content)
    with pytest.raises(RefusedArchiveError, match=why):
        gather_backup(path)


def test_a_bomb_that_lies_about_its_size_is_refused(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.jsonl": BOMB}))
    spot = content.rindex(b"PK\x01\x02")
    content[spot + 24 : spot + 28] = struct.pack("<I", 10)
    (tmp_path / "backup.zip").write_bytes(content)
    with pytest.raises(RefusedArchiveError):
        gather_backup(tmp_path / "backup.zip")


@pytest.mark.parametrize("name", ["../../device", "/etc/passwd", "C:\\x.jsonl", "a\x1b[2J", "x" * 300])
def test_the_names_in_a_backup_are_never_paths_to_write(name: str, tmp_path: Path) -> None:
    answered = answer(Journal(tmp_path / "there"))
    (line,) = lines_in(tmp_path / "there" / "journal")
    (tmp_path / "backup.zip").write_bytes(zipped({name: line}))
    journal = Journal(tmp_path / "here")
    assert journal.absorb(gather_backup(tmp_path / "backup.zip").lines).added == (answered,)
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {
        *("backup.zip", "device", "lock", f"{answered.stamp.device}-2026-11.jsonl"),
    }


@given(st.data())
def test_no_damage_to_a_backup_makes_up_a_line(tmp_path_factory: pytest.TempPathFactory, data: st.DataObject) -> None:
    folder = tmp_path_factory.mktemp("damage")
    lines = [line_of_a_later_k2quiz(number) for number in range(1, 6)]
    content = bytearray(zipped({"a.jsonl": b"\n".join(lines[:3]), "b.jsonl": b"\n".join(lines[3:])}))
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    (folder / "backup.zip").write_bytes(content)
    try:
        found = set(gather_backup(folder / "backup.zip").lines)
    except RefusedArchiveError:
        found = set()
    assert found <= set(lines)


LINES = [line_of_a_later_k2quiz(number) for number in range(1, 5)]


def spoilt(line: bytes) -> bytes:
    """A line of which one byte is another."""
    return line.replace(b"electric", b"eclectic")


def test_a_folder_is_its_segments_in_the_order_of_their_names_and_nothing_else(tmp_path: Path) -> None:
    for name, line in zip(("b.jsonl", "a.jsonl", "notes.txt"), LINES, strict=False):
        (tmp_path / name).write_bytes(line)
    told: list[tuple[int, int]] = []
    found = gather(tmp_path, lambda done, of: told.append((done, of)))
    assert found.files == {tmp_path / "a.jsonl": (LINES[1],), tmp_path / "b.jsonl": (LINES[0],)}
    assert list(found.files) == sorted(found.files)
    assert told == [(1, 2), (2, 2)]


def test_a_file_of_lines_and_a_backup_are_told_apart_by_how_they_begin(tmp_path: Path) -> None:
    text, backup = tmp_path / "lines", tmp_path / "backup"
    text.write_bytes(LINES[0])
    backup.write_bytes(zipped({"x": LINES[1]}))
    told: list[tuple[int, int]] = []
    assert list(gather(text, lambda done, of: told.append((done, of))).lines) == [LINES[0]]
    assert list(gather(backup).lines) == [LINES[1]]
    assert told == [(1, 1)]
    assert (is_archive(text), is_archive(backup)) == (False, True)


def test_where_there_is_nothing_that_is_said_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no file or folder .*nowhere"):
        gather(tmp_path / "nowhere")


def test_what_is_wrong_is_told_of_each_file_and_line_and_the_rest_is_kept(tmp_path: Path) -> None:
    first, second, folder = tmp_path / "first", tmp_path / "second", tmp_path / "folder"
    first.write_bytes(b"\n".join([LINES[0], spoilt(LINES[1]), LINES[2]]))
    second.write_bytes(spoilt(LINES[3]) + b"\n")
    folder.mkdir()
    found = gather_files([first, folder, second])
    assert list(found.lines) == [LINES[0], LINES[2]]
    assert [(damage.path, damage.line) for damage in found.damage] == [(first, 2), (folder, 0), (second, 1)]
    assert found.damage[1] == Damage(folder, 0, "the file cannot be read: it is no file")
    (damage,) = sorted_out(first, spoilt(LINES[0]))[1]
    assert found.damage[0].why == found.damage[2].why == damage.why != "None"


def test_a_file_that_is_too_large_is_not_read_and_the_limit_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large"
    path.write_bytes(LINES[0])
    monkeypatch.setattr("k2quiz.journal.gather.MOST_BYTES", len(LINES[0]))
    assert list(gather_files([path]).lines) == [LINES[0]]
    monkeypatch.setattr("k2quiz.journal.gather.MOST_BYTES", len(LINES[0]) - 1)
    assert gather_files([path]).damage == (Damage(path, 0, "the file cannot be read: it is larger than 0 MB"),)


def test_the_limit_of_a_file_is_told_in_megabytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "large"
    path.write_bytes(b"x" * (3 * 1024**2 + 1))
    monkeypatch.setattr("k2quiz.journal.gather.MOST_BYTES", 3 * 1024**2)
    assert gather_files([path]).damage[0].why.endswith("it is larger than 3 MB")


def test_damage_in_a_backup_is_told_by_member_and_line(tmp_path: Path) -> None:
    path = tmp_path / "backup.zip"
    members = {"a": LINES[0] + b"\n" + spoilt(LINES[1]), "b": spoilt(LINES[2]), "c": LINES[3]}
    path.write_bytes(zipped(members))
    found = gather_backup(path)
    assert found.files[path / "0-a"] == (LINES[0],)
    assert [(damage.path, damage.line) for damage in found.damage] == [(path / "0-a", 2), (path / "1-b", 1)]


def test_the_members_of_a_backup_may_not_together_be_more_than_one_may(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "backup.zip"
    path.write_bytes(zipped({"a": LINES[0], "b": LINES[1]}))
    together, packed = len(LINES[0]) + len(LINES[1]), path.stat().st_size
    monkeypatch.setattr("k2quiz.journal.gather.MOST_UNPACKED", Fraction(together, packed))
    assert list(gather_backup(path).lines) == LINES[:2]
    monkeypatch.setattr("k2quiz.journal.gather.MOST_UNPACKED", Fraction(together - 1, packed))
    with pytest.raises(RefusedArchiveError, match="any honest backup"):
        gather_backup(path)


def test_a_member_that_is_unpacked_in_several_pieces_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("k2quiz.journal.gather._CHUNK", 7)
    path = tmp_path / "backup.zip"
    path.write_bytes(zipped({"a": LINES[0]}))
    assert list(gather_backup(path).lines) == [LINES[0]]
