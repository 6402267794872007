"""Which command is meant, and what happens when it fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from k2quiz import __version__
from k2quiz.cli.main import COMMANDS
from tests.cli.conftest import Run


def test_the_version_is_printed(run: Run) -> None:
    assert run("--version").out == f"k2quiz {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_its_help(run: Run, name: str) -> None:
    told = run(name, "--help")
    assert told.code == 0
    assert f"usage: k2quiz {name}" in told.out


def test_the_help_names_every_command_and_the_exit_codes(run: Run) -> None:
    told = run("--help").out
    assert all(f"  {name} " in told for name in COMMANDS)
    assert "exit codes:" in told


def test_an_unknown_command_is_wrong_usage(run: Run) -> None:
    told = run("frobnicate")
    assert (told.code, told.out) == (2, "")
    assert "no command `frobnicate`" in told.err


def test_an_unknown_option_is_wrong_usage(run: Run) -> None:
    assert run("due", "--frobnicate").code == 2


@pytest.mark.parametrize("command", ["due", "stats", "export anki", "check"])
def test_a_deck_that_is_not_there_is_said_without_a_traceback(run: Run, tmp_path: Path, command: str) -> None:
    told = run(*command.split(), "--deck", tmp_path / "none")
    assert told.code == 2
    assert "There is no file or folder" in told.err
    assert "Traceback" not in told.err


def test_faulty_settings_are_located(run: Run, home: Path) -> None:
    home.mkdir()
    (home / "config.toml").write_text("new_per_day = 10\nnew_per_dya = 3\n", "utf-8")
    told = run("due")
    assert told.code == 1
    assert f"{home / 'config.toml'}:2:1: error" in told.err
    assert "did you mean `new_per_day`?" in told.err


def test_a_reader_that_goes_away_is_no_error(tmp_path: Path) -> None:
    environment = {**os.environ, "K2QUIZ_HOME": str(tmp_path)}
    with subprocess.Popen(
        [sys.executable, "-m", "k2quiz", "check", "--json"],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdout
        assert program.stderr
        program.stdout.close()
        assert program.stderr.read() == b""


def test_an_escape_in_an_argument_reaches_no_terminal(run: Run) -> None:
    told = run("due", "\x1b]52;c;eA==\x07")
    assert told.code == 2
    assert "\x1b" not in told.err + told.out
