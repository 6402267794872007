"""A whole journal as one text."""

from pathlib import Path

from k2quiz.journal.codec import read_stamp
from k2quiz.journal.damage import Damage
from k2quiz.journal.line import seal
from k2quiz.journal.transfer import everything
from tests.journal.saved import answer, backwards, journal_with, line_of_a_later_k2quiz

LATER = [line_of_a_later_k2quiz(number) for number in range(1, 6)]


def test_every_line_comes_once_in_the_order_of_events_whatever_file_it_is_in(tmp_path: Path) -> None:
    folder = tmp_path / "journal"
    folder.mkdir()
    (folder / "0123456789ab-2026-11.jsonl").write_bytes(b"\n".join([LATER[4], LATER[0], LATER[2]]))
    (folder / "ba9876543210-2026-11.jsonl").write_bytes(b"\n".join([LATER[3], LATER[2], LATER[1]]))
    lines, damage = everything(folder)
    assert list(lines) == sorted(LATER, key=lambda line: read_stamp(line).order)
    assert damage == ()


def test_a_line_without_a_place_in_time_is_told_with_its_own_and_the_rest_is_kept(tmp_path: Path) -> None:
    journal = journal_with(tmp_path, 0)
    answer(journal)
    (segment,) = journal.folder.glob("*.jsonl")
    kept = segment.read_bytes()
    segment.write_bytes(kept + seal({"v": 99}) + seal({"v": 99, "id": 3}))
    lines, damage = everything(journal.folder)
    assert lines == (kept.strip(),)
    reason = "id is not as it should be:"
    assert damage == (Damage(segment, 2, f"{reason} None"), Damage(segment, 3, f"{reason} 3"))


def test_lines_that_are_damaged_are_told_too(tmp_path: Path) -> None:
    journal = journal_with(tmp_path, 1)
    (segment,) = journal.folder.glob("*.jsonl")
    segment.write_bytes(segment.read_bytes() + b"torn\n")
    assert [(each.path, each.line) for each in everything(journal.folder)[1]] == [(segment, 2)]


def test_the_order_is_that_of_events_and_not_of_bytes(tmp_path: Path) -> None:
    folder, lines = tmp_path / "journal", backwards(5)
    folder.mkdir()
    (folder / "fedcba987654-2026-11.jsonl").write_bytes(b"\n".join(sorted(lines)))
    assert everything(folder) == (tuple(lines), ())
