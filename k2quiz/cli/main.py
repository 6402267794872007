"""The command line: which command is meant, and what happens when it fails."""

import os
import sys
from argparse import ArgumentParser, HelpFormatter
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from io import TextIOWrapper
from typing import Protocol

from k2quiz import __version__
from k2quiz.cli.output import help_width
from k2quiz.errors import K2QuizError
from k2quiz.text import printable

DEFAULT = "study"

INTERRUPTED = 130
"""128 + SIGINT, as shells have it."""


@dataclass(frozen=True, slots=True)
class Command:
    """One command; its module is imported only when it is asked for."""

    module: str
    says: str


COMMANDS = {
    "study": Command("k2quiz.cli.study", "study what is due (the default)"),
    "due": Command("k2quiz.cli.due", "say what is due"),
    "stats": Command("k2quiz.cli.stats", "say how studying goes"),
    "flags": Command("k2quiz.cli.flags", "say what was flagged, and which refused answers were called right"),
    "list": Command("k2quiz.cli.list_cards", "list cards by a filter, or the decks that there are to study"),
    "show": Command("k2quiz.cli.show", "show a card with its answer, its schedule and its history"),
    "resume": Command("k2quiz.cli.resume", "bring suspended cards back, or list them"),
    "export": Command("k2quiz.cli.export", "write the deck for Anki, or the journal as text"),
    "import": Command("k2quiz.cli.take_in", "add answers given elsewhere or in Anki, or make banks of an Anki deck"),
    "sync": Command("k2quiz.cli.sync", "study on several machines, by a folder that any tool carries"),
    "backup": Command("k2quiz.cli.backup", "copy everything that was answered into one file"),
    "restore": Command("k2quiz.cli.restore", "bring back what a backup holds and was lost"),
    "doctor": Command("k2quiz.cli.doctor", "say whether your answers are whole and safe, and repair what is not"),
    "check": Command("k2quiz.cli.check", "say what is wrong in a deck or bank, where, and how to mend it"),
    "coverage": Command("k2quiz.cli.coverage", "say which facts of a deck's ledger its items ask for"),
    "new": Command("k2quiz.cli.new", "make a deck, a bank or an item to fill in"),
    "preview": Command("k2quiz.cli.preview", "show an item as its learner will see it"),
    "try": Command("k2quiz.cli.try_answer", "say what an answer to an item would be graded, and why"),
    "add": Command("k2quiz.cli.add", "install a deck, from its folder, a bank file or a .zip"),
    "remove": Command("k2quiz.cli.remove", "remove an installed deck; progress stays"),
    "where": Command("k2quiz.cli.where", "say where the deck, the progress and the settings are"),
}

_EXIT_CODES = """exit codes:
  0  no errors (warnings may stand)
  1  errors found in a bank, deck or settings file (--strict: or warnings)
  2  wrong usage, or something that cannot be read or written
  70 an error of k2quiz itself; it says where the report is
  128 and more: stopped by that signal (130: Ctrl-C)"""


class CommandModule(Protocol):
    """What the module of a command offers."""

    def describe(self, parser: ArgumentParser) -> None:
        """Add the command's arguments."""

    def run(self, arguments: Sequence[str], parser: ArgumentParser) -> int:
        """Do it; the exit code."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line; the exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a terminal that cannot show a character shows `?`
            stream.reconfigure(errors="replace")
    try:
        return _run([*given])
    except K2QuizError as error:
        print(printable(str(error)), file=sys.stderr)
        return error.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone: what is left to flush must not complain at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:  # noqa: BLE001 - the last resort: whatever nobody foresaw is kept for those who can mend it
        from k2quiz.cli.crash import tell  # noqa: PLC0415 - seldom needed

        return tell(error, _name(given))


def _name(given: Sequence[str]) -> str:
    """The command that a command line names, or the usual one."""
    return given[0] if given and given[0] in COMMANDS else DEFAULT


def _run(given: list[str]) -> int:
    if given and given[0] in ("-h", "--help", "help"):
        print(_usage())
        return 0
    if given and given[0] == "--version":
        print(f"k2quiz {__version__}")
        return 0
    name = given.pop(0) if given and not given[0].startswith("-") else DEFAULT
    command = COMMANDS.get(name)
    if command is None:
        print(f"There is no command `{printable(name)}`.\n\n{_usage()}", file=sys.stderr)
        return K2QuizError.exit_code
    module: CommandModule = import_module(command.module)
    sentence = f"{command.says[0].upper()}{command.says[1:]}."
    parser = ArgumentParser(f"k2quiz {name}", description=sentence, allow_abbrev=False, formatter_class=_help)
    module.describe(parser)
    return module.run(given, parser)


def _help(prog: str) -> HelpFormatter:
    """Help as wide as the terminal; argparse would load all archive formats of the library to learn how wide it is."""
    return HelpFormatter(prog, width=help_width())


def _usage() -> str:
    lines = "\n".join(f"  {name:<8} {command.says}" for name, command in COMMANDS.items())
    return (
        "usage: k2quiz [COMMAND] [-h] [--version]\n\n"
        f"Spaced repetition in the terminal, from YAML banks.\n\ncommands:\n{lines}\n\n"
        f"`k2quiz COMMAND --help` tells more. K2QUIZ_HOME moves all data and settings.\n\n{_EXIT_CODES}"
    )
