"""What an error of the program itself leaves behind."""

from pathlib import Path

import pytest

from k2quiz import __version__
from k2quiz.cli import due
from k2quiz.cli.crash import CRASHED
from tests.cli.conftest import Run


@pytest.fixture
def _faulty(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> int:
        answer = "menaquinone"
        raise LookupError(len(answer))

    monkeypatch.setattr(due, "run", fail)


@pytest.mark.usefixtures("_faulty")
def test_an_unforeseen_error_is_told_in_a_sentence_and_kept_in_a_report(run: Run, home: Path) -> None:
    told = run("due")
    assert told.code == CRASHED
    assert told.out == ""
    (report,) = (home / "crashes").iterdir()
    assert told.err == (
        "k2quiz stopped on an error of its own. Every answer that was given is saved. "
        f"The report for its makers is at {report}\n"
    )
    kept = report.read_text("utf-8")
    assert f"k2quiz    {__version__}, command due" in kept
    assert "LookupError: 11" in kept
    assert "Traceback" in kept


@pytest.mark.usefixtures("_faulty")
def test_each_error_has_a_report_of_its_own_that_others_cannot_read(run: Run, home: Path) -> None:
    run("due")
    run("due")
    reports = list((home / "crashes").iterdir())
    assert len(reports) == 2
    assert {report.stat().st_mode & 0o777 for report in reports} == {0o600}


@pytest.mark.usefixtures("_faulty")
def test_a_report_holds_the_values_of_no_variable(run: Run, home: Path) -> None:
    run("due")
    (report,) = (home / "crashes").iterdir()
    assert "menaquinone" not in report.read_text("utf-8")


@pytest.mark.usefixtures("_faulty")
def test_a_report_that_cannot_be_saved_is_printed(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "crashes").write_text("in the way", "utf-8")
    told = run("due")
    assert told.code == CRASHED
    assert "LookupError: 11" in told.err
    assert told.err.endswith("The report above could not be saved.\n")
