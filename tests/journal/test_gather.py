import struct
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.archive import RefusedArchiveError, zipped
from k2quiz.journal.gather import gather_backup
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
