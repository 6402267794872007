"""The program in a real terminal, killed while somebody answers."""

import os
import re
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from signal import SIGKILL
from typing import Final

from headless import write_bank
from report import Figures, progress
from terminal import Terminal

from k2quiz.event import Reviewed
from k2quiz.journal.journal import Journal
from k2quiz.settings import HOME_VARIABLE

ROOT: Final = Path(__file__).resolve().parents[2]

_KILLS_OF_ONE: Final = 20
_MOST_ANSWERS: Final = 3
_PATIENCE: Final = 0.08
"""Seconds within which it is killed after a key; its feedback comes in about half of that."""

_TOLD: Final = re.compile(r"Explained (\d+)\.")


@dataclass(slots=True)
class Learner:
    """Someone who answers in a terminal, and how often the feedback to each card was on the screen."""

    folder: Path
    home: Path
    told: Counter[str] = field(default_factory=Counter)
    kills: int = 0

    def study(self, chance: Random) -> None:
        """Start, answer some cards, and be killed a moment after the last answer was sent."""
        with Terminal(_command(self.folder), _environment(self.home)) as terminal:
            terminal.wait("Words to torture")
            terminal.press("enter")
            for _ in range(chance.randrange(_MOST_ANSWERS)):
                _answer(terminal)
                terminal.wait("Explained")
                self._note(terminal)
                terminal.press("enter", limit=0)
                terminal.wait_until(lambda shown: "Explained" not in shown, "the next question")
            _answer(terminal)
            time.sleep(chance.uniform(0, _PATIENCE))
            terminal.signal(SIGKILL)
            terminal.finish()
            self._note(terminal)
        self.kills += 1

    def figures(self) -> Figures:
        """The feedback that was shown, and how much of it is to answers that the journal does not have."""
        reading = Journal(self.home).read()
        kept = Counter(event.card.split("/n")[-1] for event in reading.events if isinstance(event, Reviewed))
        return Figures(self.kills, self.told.total(), (self.told - kept).total(), len(reading.damage))

    def _note(self, terminal: Terminal) -> None:
        if told := _TOLD.search(terminal.text):
            self.told[told[1]] += 1


def killed_app(folder: Path, kills: int) -> Figures:
    """The figures of so many kills of the terminal app."""
    write_bank(folder / "bank.yaml")
    chance, total = Random(kills), Figures()  # noqa: S311 - the same moments in every run
    while total.tried < kills:
        learner = Learner(folder, folder / f"learner-{total.tried}")
        while learner.kills < min(_KILLS_OF_ONE, kills - total.tried):
            learner.study(chance)
        total += learner.figures()
        progress(f"{total.tried} kills of the app, {total.saved} shown, {total.lost} lost")
    return total


def _answer(terminal: Terminal) -> None:
    """Type another word than is asked for, so that the card comes again today, and send it."""
    terminal.wait("Which word")
    terminal.press("wrong", limit=0)
    terminal.press("enter", limit=0)


def _command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "k2quiz", "study", "--deck", str(folder / "bank.yaml")]


def _environment(home: Path) -> dict[str, str]:
    unwanted = ("NO_COLOR", "TEXTUAL")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(unwanted)}
    return {**kept, HOME_VARIABLE: str(home), "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}
