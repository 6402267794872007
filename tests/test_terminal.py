"""The whole program in a real terminal."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from terminal import Terminal

from k2quiz.event import Reviewed
from k2quiz.grading.response import Skipped
from k2quiz.journal.journal import Journal

BANK = """\
k2quiz: 1
bank: {id: demo/one, title: One small bank}
items:
  - id: marker
    ask: Which marker rises [/] [@click=app.quit] here?
    answer: dp-ucMGP
    explain: What there is to learn.
"""
RESTORED = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?2004l")
"""Main screen, cursor, no mouse reports, no bracketed paste."""


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Terminal]:
    """k2quiz on a bank with one card."""
    (tmp_path / "bank.yaml").write_text(BANK, "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NO_COLOR", "TEXTUAL"))}
    environment = {
        **kept,
        "K2QUIZ_HOME": str(tmp_path / "home"),
        "TERM": "xterm-256color",
        "PYTHONPATH": str(Path.cwd()),
    }
    command = [sys.executable, "-m", "k2quiz", "study", "--deck", str(tmp_path / "bank.yaml")]
    with Terminal(command, environment) as terminal:
        terminal.wait("One small bank")
        yield terminal


def answers(tmp_path: Path) -> list[Reviewed]:
    return [event for event in Journal(tmp_path / "home").read().events if isinstance(event, Reviewed)]


def test_a_question_is_one_key_away_and_its_answer_is_on_disk_when_feedback_shows(
    program: Terminal, tmp_path: Path
) -> None:
    program.press("enter")
    program.wait("Which marker rises [/] [@click=app.quit] here?")
    program.press("dp ucmgp")
    program.press("enter")
    program.wait("What there is to learn.")
    (answer,) = answers(tmp_path)
    assert answer.grade == 4
    program.press("enter")
    program.wait("tomorrow")
    program.press("\x11")
    assert program.finish() == 0
    assert all(sequence in program.output for sequence in RESTORED)


def test_a_killed_program_has_lost_nothing_that_was_answered(program: Terminal, tmp_path: Path) -> None:
    program.press("enter")
    program.wait("Which marker rises")
    program.press("\x1bOQ")
    program.wait("What there is to learn.")
    program.signal(signal.SIGKILL)
    program.finish()
    (answer,) = answers(tmp_path)
    assert answer.response == Skipped()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_program_that_is_told_to_stop_leaves_the_terminal_in_order(program: Terminal, number: signal.Signals) -> None:
    program.signal(number)
    program.finish()
    assert all(sequence in program.output for sequence in RESTORED)


def test_bank_text_sends_no_escape_sequence_of_its_own(program: Terminal) -> None:
    program.press("enter")
    program.wait("Which marker rises [/]")
    assert b"\x1b]52" not in program.output
