"""The whole program in a real terminal."""

import os
import signal
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

import pytest
from terminal import Terminal

from k2quiz.cli.crash import CRASHED
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

FAULTY = """\
import sys
from k2quiz.tui.screens.home import HomeScreen

def fail(self):
    answer = "menaquinone"
    raise LookupError(len(answer))

HomeScreen.action_up = fail
from k2quiz.cli.main import main
sys.exit(main())
"""
"""The program with an error in it, which comes to light on the first press of Up."""

QUIT = "\x11"


@contextmanager
def started(
    tmp_path: Path, program: Sequence[str] = ("-m", "k2quiz"), variables: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Terminal]:
    """k2quiz on a bank with one card, once its first screen is there."""
    (tmp_path / "bank.yaml").write_text(BANK, "utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("NO_COLOR", "TEXTUAL"))}
    environment = {
        **kept,
        "K2QUIZ_HOME": str(tmp_path / "home"),
        "TERM": "xterm-256color",
        "PYTHONPATH": str(Path.cwd()),
        **variables,
    }
    command = [sys.executable, *program, "study", "--deck", str(tmp_path / "bank.yaml")]
    with Terminal(command, environment) as terminal:
        terminal.wait("One small bank")
        yield terminal


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Terminal]:
    """k2quiz on a bank with one card."""
    with started(tmp_path) as terminal:
        yield terminal


def edited_by(script: str, folder: Path) -> Mapping[str, str]:
    """The variables of a learner whose editor is that script of the shell, once it is in the folder."""
    editor = folder / "editor"
    editor.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    editor.chmod(0o700)
    return {"EDITOR": str(editor), "VISUAL": str(editor)}


def answers(tmp_path: Path) -> list[Reviewed]:
    return [event for event in Journal(tmp_path / "home").read().events if isinstance(event, Reviewed)]


def resize(program: Terminal, columns: int, rows: int, shown: str) -> None:
    """Another size, once a frame that shows the text was drawn for it."""
    frames = program.frames
    program.resize(columns, rows)
    program.wait_until(lambda text: program.frames > frames and shown in text, f"a frame with `{shown}`")


def is_restored(program: Terminal) -> bool:
    return all(sequence in program.output for sequence in RESTORED)


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
    program.press(QUIT)
    assert program.finish() == 0
    assert is_restored(program)


def test_keys_typed_ahead_of_the_first_question_answer_it(program: Terminal, tmp_path: Path) -> None:
    program.send("\rdp ucmgp\r")
    program.wait("What there is to learn.")
    (answer,) = answers(tmp_path)
    assert answer.grade == 4


def test_keys_whose_bytes_come_one_by_one_over_a_slow_line_are_whole_keys(program: Terminal, tmp_path: Path) -> None:
    for byte in "\x1b[B\r":
        program.send(byte)
        program.listen(0.03)
    program.wait("Which marker rises")
    for byte in "dp\x1b[D\x1b[C ucmgp\x1bOQ":
        program.send(byte)
        program.listen(0.03)
    program.wait("What there is to learn.")
    (answer,) = answers(tmp_path)
    assert answer.response == Skipped()


def test_a_terminal_that_takes_nothing_for_a_while_delays_no_answer(program: Terminal, tmp_path: Path) -> None:
    program.send("\rdp ucmgp\r")
    end = time.monotonic() + 20
    while not answers(tmp_path) and time.monotonic() < end:
        time.sleep(0.05)
    assert len(answers(tmp_path)) == 1
    program.send(f"{'?' * 8}\r")  # help, opened and closed
    time.sleep(0.5)
    program.wait("tomorrow")


def test_an_edit_in_the_editor_is_what_is_asked_next(tmp_path: Path) -> None:
    script = 'for file; do :; done\nsed -i "s/Which marker rises/Which form rises/" "$file"'
    with started(tmp_path, variables=edited_by(script, tmp_path)) as program:
        program.press("enter")
        program.wait("Which marker rises")
        program.send("\x1b[21~")
        program.wait("Which form rises")
        program.send("dp ucmgp\r")
        program.wait("What there is to learn.")
        program.press(QUIT)
        assert program.finish() == 0
    assert len(answers(tmp_path)) == 1
    assert is_restored(program)


def test_a_killed_program_has_lost_nothing_that_was_answered(program: Terminal, tmp_path: Path) -> None:
    program.press("enter")
    program.wait("Which marker rises")
    program.press("\x1bOQ")
    program.wait("What there is to learn.")
    program.signal(signal.SIGKILL)
    program.finish()
    (answer,) = answers(tmp_path)
    assert answer.response == Skipped()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_a_program_that_is_told_to_stop_leaves_the_terminal_in_order(program: Terminal, number: signal.Signals) -> None:
    program.press("enter")
    program.wait("Which marker rises")
    program.signal(number)
    assert program.finish() == 128 + number
    assert is_restored(program)


def test_a_program_whose_terminal_is_gone_ends_and_has_lost_no_answer(program: Terminal, tmp_path: Path) -> None:
    program.send("\rdp ucmgp\r")
    program.wait("What there is to learn.")
    assert program.hang_up() == 128 + signal.SIGHUP
    assert len(answers(tmp_path)) == 1


def test_a_terminal_that_has_its_old_size_again_is_painted_anew(program: Terminal) -> None:
    program.listen(0.5)
    shown = program.text
    for sizes in (((80, 24),), ((40, 12), (80, 24))):
        for columns, rows in sizes:
            program.resize(columns, rows)
        program.wait_until(lambda text: text == shown, "the screen as it was")


@pytest.mark.parametrize("key", ["enter", "b", "s", ",", "?"])
def test_a_screen_that_opens_is_painted_once(program: Terminal, key: str) -> None:
    program.listen(0.5)
    painted = program.frames
    program.press(key, quiet=0.5)
    assert program.frames == painted + 1


def test_everything_is_painted_again_after_an_editor_had_the_terminal(tmp_path: Path) -> None:
    script = "printf '\\033[2JAnother program'\nsleep 0.2\nprintf '\\033[2J'"
    with started(tmp_path, variables=edited_by(script, tmp_path)) as program:
        program.press("enter", quiet=0.5)
        program.send("\x1bOQ")
        program.wait("enter Next")
        before, size = program.text, len(program.output)
        program.send("e")
        program.wait("Another program")
        program.wait_until(lambda shown: shown == before, "the screen as it was")
        program.listen(0.2)
        assert all(b"\x1b[%d;1H" % row in program.output[size:] for row in range(1, 25))  # from the first column on


def test_the_interrupt_key_quits_from_any_screen(program: Terminal) -> None:
    program.press("enter")
    program.wait("Which marker rises")
    program.press("\x03")
    assert program.finish() == 0
    assert is_restored(program)


def test_an_error_of_the_program_leaves_the_terminal_in_order_and_a_report(tmp_path: Path) -> None:
    with started(tmp_path, ("-c", FAULTY)) as program:
        program.send("down")
        program.send("up")
        assert program.finish() == CRASHED
        assert is_restored(program)
        told = program.output.rpartition(RESTORED[0])[2]
    (report,) = (tmp_path / "home" / "crashes").iterdir()
    assert b"k2quiz stopped on an error of its own. Every answer that was given is saved." in told
    assert str(report).encode() in told.replace(b"\r\n", b"")
    assert b"Traceback" not in program.output
    kept = report.read_text("utf-8")
    assert "LookupError: 11" in kept
    assert "The last actions:" in kept
    assert "screen.up" in kept
    assert "menaquinone" not in kept


def test_a_resize_amid_an_answer_keeps_what_was_typed(program: Terminal, tmp_path: Path) -> None:
    program.press("enter")
    program.wait("Which marker rises")
    program.press("dp uc")
    program.wait("dp uc")
    for columns, rows, shown in ((40, 12, "dp uc"), (200, 60, "dp uc"), (1, 1, ""), (80, 24, "dp uc")):
        resize(program, columns, rows, shown)
    program.press("mgp")
    program.wait("dp ucmgp")
    program.press("enter")
    program.wait("What there is to learn.")
    (answer,) = answers(tmp_path)
    assert answer.grade == 4


@pytest.mark.parametrize(
    "variables",
    [
        {"TERM": "linux"},
        {"TERM": "xterm", "COLORTERM": ""},
        {"TERM": "xterm-16color"},
        {"NO_COLOR": "1"},
        {"LC_ALL": "C", "LANG": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
    ],
    ids=["linux", "few colours", "16 colours", "no colour", "C", "ASCII"],
)
def test_a_card_can_be_answered_in_a_terminal_that_can_do_less(tmp_path: Path, variables: dict[str, str]) -> None:
    with started(tmp_path, variables=variables) as program:
        program.send("\r")
        program.wait("Which marker rises")
        program.send("dp ucmgp\r")
        program.wait("What there is to learn.")
        program.send(QUIT)
        assert program.finish() == 0
        assert is_restored(program)


def test_bank_text_sends_no_escape_sequence_of_its_own(program: Terminal) -> None:
    program.press("enter")
    program.wait("Which marker rises [/]")
    assert b"\x1b]52" not in program.output
