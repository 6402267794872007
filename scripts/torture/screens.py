"""Hostile banks, studied in a real terminal: `PYTHONPATH=.:scripts/bench .venv/bin/python scripts/torture/screens.py`.

A learner looks at every screen of each. The rules of the bank reader that refuse what steers a terminal are switched
off, so that what is tried is the walls behind them. Number n of a seed is always the same bank.
"""

import os
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Final
from unittest.mock import patch

from hostile import MARK, bank
from rounds import asked
from terminal import Terminal

from k2quiz.bank.load import load_deck
from k2quiz.errors import FaultyFileError
from k2quiz.event import Reviewed
from k2quiz.journal.journal import Journal
from k2quiz.settings import HOME_VARIABLE, SETTINGS_FILE

ROOT: Final = Path(__file__).resolve().parents[2]

_UNGUARDED: Final = (
    "import sys; from k2quiz.bank import reader, source; source.is_harmful = reader.is_harmful = lambda _: False; "
)
_RUN: Final = "from k2quiz.cli.main import main; sys.exit(main())"
PROGRAM: Final = _UNGUARDED + _RUN
NO_WALLS: Final = f"import k2quiz.text; k2quiz.text.printable = lambda text: text; {_UNGUARDED}{_RUN}"
"""The program without the walls either: what leaks then proves that a leak would be seen."""

_LEAK: Final = re.compile(
    rb"\x1b[\[\]P]" + MARK.encode() + rb"|\x1bc|\xc2[\x80-\x9f]|(?<![a-z])\x07"
    rb"|\xe2\x80[\xaa-\xae\xa8]|\xe2\x81[\xa6-\xa9]|\xf3\xa0\x81"
)
"""What no bank may send: its commands, control characters, and those that change how other text reads."""

_RESTORED: Final = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1003l", b"\x1b[?2004l")
_TOGETHER: Final = 10
_ITEMS: Final = 6
_STEPS: Final = 12
_DEEPEST: Final = 5
_SOON: Final = 0.25
_KEYS: Final = (
    *("1", "2", "3", "enter", "enter", "enter", "enter", "space", "down", "up", "h", "f", "u", "y", "zz\r"),
    *("\x1bOP", "\x1bOQ", "\x1bOQ", "\x1bOQ", "\x1bOS"),
)
"""Answers, and what else can be done with a card; F1, F2 and F4 are Help, Don't know and Hint while typing."""

_HELP: Final = "\x1bOP"
_SIZES: Final = ((40, 12), (80, 24), (120, 40), (20, 6))


@dataclass(slots=True)
class Tally:
    """How many banks were studied, how many answers were given to them, and what went wrong, by the first bank."""

    banks: int = 0
    answers: int = 0
    failures: dict[int, str] = field(default_factory=dict)


def torture(count: int, seed: int, scratch: Path, first: int = 0, program: str = PROGRAM) -> Iterator[Tally]:
    """The tally after each deck of some banks."""
    tally = Tally()
    for number in range(first, first + count, _TOGETHER):
        chance = Random(f"{seed}:{number}")  # noqa: S311 - nothing secret is made of it
        banks = min(_TOGETHER, first + count - number)
        home = scratch / str(number)
        deck = _write_deck(chance, home, number, banks)
        if fault := _study(chance, program, deck, banks):
            tally.failures[number] = fault
        tally.banks += banks
        tally.answers += sum(isinstance(event, Reviewed) for event in Journal(home).read().events)
        yield tally


def _write_deck(chance: Random, home: Path, number: int, banks: int) -> Path:
    folder = home / "deck"
    (folder / "banks").mkdir(parents=True)
    (home / SETTINGS_FILE).write_text("new_per_day = 999\n", "utf-8")
    (folder / "deck.yaml").write_text("k2quiz: 1\ndeck: {id: hostile, title: A hostile deck, language: en}\n", "utf-8")
    draft = home / "draft.yaml"
    for place in range(banks):
        written = bank(chance, number + place, _ITEMS, lambda text: _is_sound(draft, text))
        (folder / "banks" / f"bank-{number + place}.yaml").write_text(written, "utf-8")
    return folder


def _is_sound(draft: Path, text: str) -> bool:
    """Whether a bank can be read, but for the rules that are switched off."""
    draft.write_text(text, "utf-8")
    try:
        with patch("k2quiz.bank.source.is_harmful", _nothing), patch("k2quiz.bank.reader.is_harmful", _nothing):
            load_deck(draft)
    except FaultyFileError:
        return False
    return True


def _nothing(_: str) -> bool:
    return False


def _study(chance: Random, program: str, deck: Path, banks: int) -> str:
    """What goes wrong while the banks are studied one after the other; nothing, if all is well."""
    unwanted = ("NO_COLOR", "TEXTUAL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    environment = {**kept, HOME_VARIABLE: str(deck.parent), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
    fault = ""
    with Terminal([sys.executable, "-c", program, "study", "--deck", str(deck)], environment) as terminal:
        try:
            terminal.wait("All banks")
            for _ in range(banks):
                _press(terminal, _HELP, _HELP, "down", "enter")
                terminal.resize(*chance.choice(_SIZES))
                _press(terminal, *chance.choices(_KEYS, k=_STEPS))
                _go_home(terminal)
            terminal.send("\x11")
            if (code := terminal.finish()) or not all(sequence in terminal.output for sequence in _RESTORED):
                fault = f"ended with {code}: {terminal.output[-400:]!r}"
        except (TimeoutError, OSError) as error:
            fault = f"stopped: {error}\n{terminal.text}"
    if leak := _LEAK.search(terminal.output):
        return f"sent {terminal.output[max(0, leak.start() - 40) : leak.end() + 40]!r}"
    return fault


def _press(terminal: Terminal, *keys: str) -> None:
    for key in keys:
        terminal.press(key, quiet=0.02, limit=0.1)


def _go_home(terminal: Terminal) -> None:
    """Go back from wherever the keys have led, and no further, for at home Escape quits."""
    terminal.resize(80, 24)
    terminal.wait_until(lambda _: bool(terminal.last_row), "the last row")
    terminal.listen(_SOON)
    for _ in range(_DEEPEST):
        if "Again" in terminal.text and "Due" in terminal.text:
            return
        _go_back(terminal)
    raise TimeoutError("there was no way home")


def _go_back(terminal: Terminal) -> None:
    """Leave a screen, and wait for the one below it, and for whatever comes soon after."""
    before = terminal.text
    terminal.send("escape")
    terminal.wait_until(lambda shown: shown != before, "another screen")
    terminal.listen(_SOON)


def main() -> int:
    """The exit code: 1 where a bank did harm, or none was answered."""
    options = asked("Study hostile banks in a real terminal.", 1_000, "that of a bank, to see some again")
    tally = Tally()
    with tempfile.TemporaryDirectory() as scratch:
        for tally in torture(options.count, options.seed, Path(scratch), options.first):
            print(f"{tally.banks:>7,} banks, {tally.answers:,} answers, {len(tally.failures)} failures", flush=True)
    for reason, times in Counter(tally.failures.values()).most_common():
        print(f"{times:>6}  {reason}")
    return int(bool(tally.failures) or not tally.answers)


if __name__ == "__main__":
    sys.exit(main())
