"""What each command prints, and its exit code."""

import io
import json
from pathlib import Path

import pytest

from k2quiz.event import Configured, Reviewed
from k2quiz.journal.journal import Journal
from tests.cli.conftest import BANK, Run


def test_due_counts_what_the_day_asks_for(run: Run, bank: Path) -> None:
    assert run("due", "--deck", bank).out == "0 reviews due, 5 new cards\n"
    facts = json.loads(run("due", "--deck", bank, "--json").out)
    assert facts.keys() == {"today", "due", "new", "drill", "total", "next_due"}
    assert (facts["due"], facts["new"], facts["next_due"]) == (0, 5, None)


def test_due_says_when_the_next_is_where_nothing_is_due(run: Run, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bank.write_text(BANK.split("  - id: dose")[0], "utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n\n2\n\n1\n\n2\n\n"))
    run("study", "--deck", bank)
    assert run("due", "--deck", bank).out == "Nothing is due. The next is tomorrow.\n"


def test_a_bank_is_meant_by_the_end_of_its_id(run: Run) -> None:
    assert run("due", "safety").code == 0
    told = run("due", "safty")
    assert told.code == 2
    assert "Did you mean safety?" in told.err


def test_where_names_the_folders(run: Run, home: Path, bank: Path) -> None:
    facts = json.loads(run("where", "--deck", bank, "--json").out)
    assert facts == {"deck": str(bank), "data": str(home), "settings": str(home / "config.toml")}
    assert str(home / "config.toml") in run("where").out


def test_stats_before_the_first_answer(run: Run, bank: Path) -> None:
    assert "No answers yet." in run("stats", "--deck", bank).out
    facts = json.loads(run("stats", "--deck", bank, "--json").out)
    assert facts["cards"] == 6
    assert facts["retention"] is None


def test_study_without_a_terminal_asks_line_by_line_and_keeps_each_answer(
    run: Run, home: Path, bank: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("1\n"))
    told = run("study", "--deck", bank)
    assert told.code == 0
    assert "Which vitamin does clotting need?" in told.out
    assert "\x1b" not in told.out
    assert [type(event) for event in Journal(home).read().events] == [Configured, Reviewed]
    assert "1 answer on 1 day" in run("stats", "--deck", bank).out


def test_check_finds_everything_and_tells_it_to_programs_too(run: Run, bank: Path) -> None:
    bank.write_text(BANK.replace("number: 180", "number: 0,18").replace("front:", "frnt:"), "utf-8")
    told = run("check", bank)
    assert told.code == 1
    assert "error[K2Q250]: " in told.out
    assert f"--> {bank}:13:13\n" in told.out
    facts = json.loads(run("check", bank, "--json").out)
    keys = {"code", "severity", "path", "line", "column", "end_line", "end_column", "message", "help", "fixable"}
    assert all(finding.keys() == keys for finding in facts)
    assert "K2Q250" in {finding["code"] for finding in facts}


def test_warnings_alone_are_no_failure_unless_strict(run: Run, bank: Path) -> None:
    told = run("check", bank)
    assert told.code == 0
    assert "0 errors," in told.out
    assert run("check", "--strict", bank).code == 1


def test_a_faulty_bank_is_not_studied_and_says_why(run: Run, bank: Path) -> None:
    bank.write_text("k2quiz: 1\nbank: {id: x, title: [}\n", "utf-8")
    told = run("study", "--deck", bank)
    assert told.code == 1
    assert f"{bank}:2:" in told.err


@pytest.mark.parametrize(
    ("item", "answer", "correct", "grade"),
    [
        ("clotting", "Vitamin K", True, 4),
        ("clotting", "2", False, 1),
        ("dose", "0.18 mg", True, 4),
        ("dose", "180 mg", False, 1),
        ("dose", "-180", False, 1),
        ("marker", "DP ucMGP", True, 4),
        ("marker", "ucMGP", False, 1),
        ("gaps#c2", "bones", True, 4),
        ("demo/one/gaps#c1", "bones", False, 1),
        ("marker", "--json", False, 1),
    ],
)
def test_try_gives_the_verdict_on_an_answer(
    run: Run, bank: Path, item: str, answer: str, *, correct: bool, grade: int
) -> None:
    facts = json.loads(run("try", "--deck", bank, "--json", item, answer).out)
    assert (facts["correct"], facts["grade"]) == (correct, grade)
    assert all(reason.keys() == {"code", "text"} for reason in facts["reasons"])


def test_try_tells_the_authors_reason_for_a_refusal(run: Run, bank: Path) -> None:
    assert "Total ucMGP is lower." in run("try", "marker", "ucMGP", "--deck", bank).out


@pytest.mark.parametrize("item", ["nothing", "gaps", "letter"])
def test_try_says_what_it_cannot_grade(run: Run, bank: Path, item: str) -> None:
    told = run("try", "--deck", bank, item, "x")
    assert told.code == 2
    assert "Traceback" not in told.err


def test_export_writes_a_package_and_the_lock(run: Run, bank: Path, tmp_path: Path) -> None:
    target = tmp_path / "deck.apkg"
    told = run("export", "anki", "--deck", bank, "-o", target)
    assert told.code == 0
    assert "5 notes, 6 cards" in told.out
    first = target.read_bytes()
    lock = json.loads((tmp_path / "one.lock.json").read_text("utf-8"))
    assert lock["items"].keys() == {f"demo/one/{name}" for name in ("clotting", "dose", "marker", "letter", "gaps")}
    assert run("export", "anki", "--deck", bank, "-o", target).code == 0
    assert target.read_bytes() == first


def test_an_item_without_an_id_is_not_exported(run: Run, bank: Path, tmp_path: Path) -> None:
    bank.write_text(BANK.replace("  - id: letter\n    front", "  - front"), "utf-8")
    told = run("export", "anki", "--deck", bank, "-o", tmp_path / "deck.apkg")
    assert told.code == 1
    assert "K2Q224" in told.err
    assert not (tmp_path / "deck.apkg").exists()


def test_a_package_that_cannot_be_written_is_said(run: Run, bank: Path, tmp_path: Path) -> None:
    told = run("export", "anki", "--deck", bank, "-o", tmp_path / "no" / "such" / "folder.apkg")
    assert told.code == 2
    assert "Traceback" not in told.err


def test_a_deck_that_cannot_be_written_to_keeps_its_lock_with_the_data(
    run: Run, home: Path, bank: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(path: Path, content: bytes) -> None:
        if path.parent == bank.parent:
            raise PermissionError(13, "Permission denied", str(path))
        path.write_bytes(content)

    monkeypatch.setattr("k2quiz.cli.locks.put_whole", read_only)
    assert run("export", "anki", "--deck", bank, "-o", tmp_path / "deck.apkg").code == 0
    assert (home / "locks" / "demo+one.json").exists()
