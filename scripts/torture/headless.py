"""A learner without a screen: `headless.py BANK HOME LINES MOMENT SEED` prints the talk, and `saved ID` of each event.

The sitting, the talk and the journal are the program's own. Only what must be the same in every run is not: the clock
starts at MOMENT and goes on by a second whenever it is read, and ids come from SEED.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime, timedelta
from io import StringIO
from itertools import cycle, islice
from pathlib import Path
from random import Random
from typing import Final

from k2quiz.cli.clock import SystemClock
from k2quiz.cli.workplace import Workplace
from k2quiz.errors import K2QuizError
from k2quiz.event import EventId, Stamp
from k2quiz.journal.journal import E, Journal
from k2quiz.plain.console import Console
from k2quiz.plain.study import study as study_in_lines
from k2quiz.settings import HOME_VARIABLE

SAVED: Final = "saved "
"""Stands before the id of an event that was called saved."""

TYPED: Final = ("?", "", "right", "", "?", "2", "", "wrong", ":u", "?", "")
"""What the learner types, over and over: answers, another grade, one taken back; cards not known come again."""

_CARDS: Final = 12
_STEP: Final = timedelta(seconds=1)

Chance = Callable[[int], bytes]
Announce = Callable[[EventId], None]


class WitnessedJournal(Journal):
    """A journal that notes what it has called saved until somebody has said so."""

    def __init__(self, data: Path, *, patience: float = 5, chance: Chance = os.urandom) -> None:
        super().__init__(data, patience=patience, chance=chance)
        self.unsaid: list[EventId] = []

    def record(self, make: Callable[[Stamp], E], moment: datetime, day: date) -> E:
        """The event, once it is safe on disk and noted."""
        event = super().record(make, moment, day)
        self.unsaid.append(event.stamp.id)
        return event


class Screen(StringIO):
    """What the learner reads; whatever was saved by then is announced before the next character of it."""

    def __init__(self, journal: WitnessedJournal, announce: Announce) -> None:
        super().__init__()
        self._journal = journal
        self._announce = announce

    def write(self, text: str) -> int:
        """Announce, then show."""
        while self._journal.unsaid:
            self._announce(self._journal.unsaid.pop(0))
        return super().write(text)


class SteadyClock(SystemClock):
    """A clock that goes on by a second whenever it is read."""

    def __init__(self, moment: datetime, day_starts_at: int) -> None:
        super().__init__(day_starts_at)
        self._moment = moment

    def now(self) -> datetime:
        """A second later than the last time."""
        self._moment += _STEP
        return self._moment

    def elapsed(self) -> int:
        """Always the same."""
        return 0


def write_bank(path: Path) -> Path:
    """A bank that has something to ask for as long as its answers are wrong; each card says its number twice."""
    items = "".join(
        f"  - id: n{number}\n    ask: Which word has number {number}?\n    answer: word{number}\n"
        f"    explain: Explained {number}.\n"
        for number in range(_CARDS)
    )
    path.write_text(f"k2quiz: 1\nbank: {{id: torture/words, title: Words to torture}}\nitems:\n{items}", "utf-8")
    return path


def workplace(bank: Path, home: Path) -> Workplace:
    """The program opened on a bank, for a learner whose home that is."""
    os.environ[HOME_VARIABLE] = str(home)
    return Workplace(bank)


def study(place: Workplace, journal: WitnessedJournal, lines: Iterable[str], announce: Announce) -> str:
    """Study until the lines end; what the learner read."""
    place.journal = journal
    screen = Screen(journal, announce)
    desk = place.desk()
    study_in_lines(desk, place.deck, desk.study(place.deck.cards), Console(lines, screen))
    return screen.getvalue()


def typed(count: int | None = None) -> Iterator[str]:
    """So many lines that the learner types; without an end where no count is given."""
    return islice(cycle(TYPED), count)


def main(bank: Path, home: Path, lines: int, moment: datetime, seed: str) -> int:
    """Study a bank with a journal in `home`; the exit code."""
    try:
        place = workplace(bank, home)
        place.clock = SteadyClock(moment, place.settings.day_starts_at)
        journal = WitnessedJournal(home, chance=Random(seed).randbytes)  # noqa: S311 - the same ids in every run
        os.write(1, study(place, journal, typed(lines), _say).encode())
    except K2QuizError as error:
        print(error, file=sys.stderr)
        return error.exit_code
    return 0


def _say(event: EventId) -> None:
    os.write(1, f"{SAVED}{event}\n".encode())


if __name__ == "__main__":
    bank, home, lines, moment, seed = sys.argv[1:]
    sys.exit(main(Path(bank), Path(home), int(lines), datetime.fromisoformat(moment), seed))
