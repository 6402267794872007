"""`export journal`, `import journal`, `sync`, `backup` and `restore`, as a learner uses them."""

import io
from datetime import timedelta
from pathlib import Path
from shutil import copytree, rmtree

import pytest

from k2quiz.cli.backup import back_up_daily
from k2quiz.journal.backup import backups_in
from k2quiz.journal.journal import Journal
from k2quiz.settings import places
from tests.cli.conftest import Run
from tests.journal.saved import NOON, answer, journal_with, line_of_a_later_k2quiz, lines_in


def files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_a_journal_goes_through_one_file_to_another_machine(run: Run, home: Path, tmp_path: Path) -> None:
    late = journal_with(tmp_path / "laptop", 2, NOON + timedelta(days=400))
    journal = journal_with(home, 3)
    journal.absorb([*lines_in(late.folder), line_of_a_later_k2quiz()])
    assert run("export", "journal", tmp_path / "all.jsonl").out == f"{tmp_path / 'all.jsonl'}: 6 events\n"
    written = (tmp_path / "all.jsonl").read_bytes().splitlines()
    assert set(written) == lines_in(home / "journal")
    days = [line.partition(b'"day":"')[2][:10] for line in written]
    assert days == sorted(days)
    rmtree(home)
    told = run("import", "journal", tmp_path / "all.jsonl")
    assert told.out == (
        "Added 5 answers and 1 line that only a newer k2quiz understands from 2 other devices; 0 lines known already.\n"
    )
    assert set(written) == lines_in(home / "journal")
    assert run("import", "journal", tmp_path / "all.jsonl").out == "Nothing new: 6 lines known already.\n"


def test_import_reads_a_segment_a_folder_and_a_backup(run: Run, home: Path, tmp_path: Path) -> None:
    other = journal_with(tmp_path / "laptop", 5)
    segment = min(other.folder.glob("*.jsonl"))
    (tmp_path / "out").mkdir()
    assert "Added " in run("import", "journal", segment).out
    assert "Added " in run("import", "journal", other.folder).out
    assert lines_in(home / "journal") == lines_in(other.folder)
    run("backup", tmp_path / "out")
    (backup,) = (tmp_path / "out").iterdir()
    rmtree(home)
    assert run("import", "journal", backup).out == "Added 5 answers from 1 other device; 0 lines known already.\n"


def test_what_cannot_be_read_is_told_and_the_rest_is_taken(run: Run, home: Path, tmp_path: Path) -> None:
    answer(Journal(tmp_path / "laptop"))
    (line,) = lines_in(tmp_path / "laptop" / "journal")
    path = tmp_path / "all.jsonl"
    path.write_bytes(b"\n".join([line[:-9], line, *[b"\x1b[2J"] * 8]))
    told = run("import", "journal", path)
    assert told.out.startswith("Added 1 answer from 1 other device")
    assert f"Not taken: {path}:1: the line is cut short" in told.err
    assert "Not taken: 4 more like these" in told.err
    assert "\x1b" not in told.err
    assert lines_in(home / "journal") == {line}


@pytest.mark.parametrize("name", ["missing", "notes.txt", "empty", "empty.txt", "broken.zip"])
@pytest.mark.parametrize("command", [("import", "journal"), ("restore",)])
def test_what_holds_no_answers_is_refused_in_a_sentence(
    command: tuple[str, ...], name: str, run: Run, home: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("bone\n")
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04")
    told = run(*command, tmp_path / name)
    assert (told.code, told.out) == (2, "")
    assert str(tmp_path / name) in told.err
    assert "Traceback" not in told.err
    assert not home.exists()


def test_a_lost_journal_comes_back_from_a_backup(run: Run, home: Path) -> None:
    lines = lines_in(journal_with(home, 4).folder)
    assert "4 events, read back and found whole" in run("backup").out
    (backup,) = (home / "backups").iterdir()
    rmtree(home / "journal")
    told = run("restore", "--dry-run", backup)
    assert told.out == "Would come back: 4 answers; 0 lines there already.\n"
    assert not (home / "journal").exists()
    assert run("restore", backup).out == "Came back: 4 answers; 0 lines there already.\n"
    assert lines_in(home / "journal") == lines
    assert run("restore", backup).out == "Nothing was lost: 4 lines there already.\n"
    assert f"The newest backup is {backup}" in run("restore", home / "no.zip").err


def test_a_backup_of_nothing_is_none(run: Run, home: Path, tmp_path: Path) -> None:
    assert run("backup").out == "There is nothing to back up yet.\n"
    assert not home.exists()
    assert run("backup", tmp_path / "missing").code == 2


def test_sync_says_what_came_and_what_went(run: Run, home: Path, tmp_path: Path) -> None:
    cloud = tmp_path / "cloud"
    cloud.mkdir()
    journal_with(home, 12)
    assert run("sync", cloud).out == "Nothing new, 12 answers sent\n"
    other = journal_with(tmp_path / "laptop", 3)
    copytree(other.folder, cloud, dirs_exist_ok=True)
    answer(Journal(home))
    assert run("sync", cloud).out == "3 answers from 1 other device, 1 answer sent\n"
    assert run("sync", cloud).out == "Nothing new on either side\n"
    assert run("sync", home / "journal").code == 2


def test_a_copied_data_folder_is_told(run: Run, home: Path, tmp_path: Path) -> None:
    journal = journal_with(home, 1)
    copytree(home, tmp_path / "clone")
    answer(journal)
    answer(Journal(tmp_path / "clone"))
    told = run("import", "journal", tmp_path / "clone" / "journal")
    assert "Another machine has the id that this one had" in told.err
    assert len(Journal(home).read().events) == 3


def test_studying_ends_with_a_backup_once_a_day(
    run: Run, home: Path, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(2):
        monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
        assert run("study", "--deck", bank).err == ""
    assert len(list((home / "backups").iterdir())) == 1


def test_studying_without_an_answer_makes_no_backup(
    run: Run, home: Path, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert run("study", "--deck", bank).code == 0
    assert not (home / "backups").exists()


def test_a_backup_that_fails_is_told_in_a_line_and_costs_nothing(
    run: Run, home: Path, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home.mkdir()
    (home / "backups").write_text("in the way")
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    told = run("study", "--deck", bank)
    assert told.code == 0
    assert told.err.count("\n") == 1
    assert "No backup was made" in told.err
    assert "Your answers are safe" in told.err


def test_a_year_of_studying_leaves_few_backups(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("K2QUIZ_HOME", str(home))
    journal_with(home, 1)
    for day in range(60):
        back_up_daily(places(), NOON + timedelta(days=day))
        back_up_daily(places(), NOON + timedelta(days=day, hours=2))
    kept = list(backups_in(home / "backups"))
    assert kept[-1] == NOON + timedelta(days=59)
    assert 7 <= len(kept) <= 23
