"""Kills learners at random moments: `python scripts/torture/kills.py [KILLS [KILLS OF THE TERMINAL APP]]`.

Whatever a learner was told after an answer, be it one character, means that the answer is saved: it must be in the
journal after `kill -9`, and so must all that was saved before. A journal that writes when the session ends is the
control, and must lose.
"""

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from random import Random
from select import select
from signal import SIGKILL
from tempfile import TemporaryDirectory
from typing import Final

from aftermath import repeated
from app import killed_app
from forks import Child, studying, warmed
from headless import WitnessedJournal
from report import Figures, finish, progress

from k2quiz.cli.workplace import Workplace
from k2quiz.event import EventId, Stamp
from k2quiz.journal.codec import encode
from k2quiz.journal.identity import uuid7
from k2quiz.journal.journal import E, Journal, Reading

TORN: Final = "the line is cut short, or is no line of a journal"
"""What is said of a line that was not written to its end."""

KILLS_OF_ONE: Final = 40
"""How often one learner is killed before another starts anew, so that first starts are killed as well."""

_PATIENCE: Final = 0.03
"""Seconds within which a learner is killed, counted from the start or from the first answer saved."""

_LIMIT: Final = 60


class LateJournal(WitnessedJournal):
    """The control: events are kept in memory and written when the session ends."""

    def __init__(self, data: Path) -> None:
        super().__init__(data)
        self._lines: list[bytes] = []

    def record(self, make: Callable[[Stamp], E], moment: datetime, day: date) -> E:
        """An event that is on no disk yet."""
        at = int(moment.timestamp() * 1000)
        identity = uuid7(at, Random(len(self._lines)).randbytes(10))  # noqa: S311 - never written
        event = make(Stamp(identity, "0123456789ab", len(self._lines) + 1, at, "+00:00", day))
        self._lines.append(encode(event))
        self.unsaid.append(event.stamp.id)
        return event


@dataclass(slots=True)
class Victim:
    """A learner who is killed again and again, and what their journal must hold."""

    place: Workplace
    home: Path
    journal: Callable[[Path], WitnessedJournal] = WitnessedJournal
    saved: set[EventId] = field(default_factory=set)
    kills: int = 0

    def kill(self, chance: Random) -> None:
        """Start, kill at a random moment, and take down what was said by then.

        Raises:
            RuntimeError: the learner ended otherwise.
        """
        child = studying(self.place, self.journal(self.home))
        if chance.random() < 0.5:
            _wait_for_the_first(child)
        time.sleep(chance.uniform(0, _PATIENCE))
        child.kill()
        saved, end = child.rest()
        self.kills += 1
        self.saved.update(saved)
        if end != -SIGKILL:
            raise RuntimeError(f"a learner with the data in {self.home} ended by itself, with {end}")

    def figures(self) -> Figures:
        """What was saved, what is lost of it, and how many things in the journal are not as a kill may leave them."""
        reading = Journal(self.home).read()
        lost = self.saved - {event.stamp.id for event in reading.events}
        return Figures(self.kills, len(self.saved), len(lost), faults(reading, self.kills))


def faults(reading: Reading, kills: int) -> int:
    """Damage that is no line cut short, one for each kill at most, and sequences that stand twice."""
    torn = [damage for damage in reading.damage if damage.why == TORN]
    other = len(reading.damage) - len(torn) + max(0, len(torn) - kills)
    return other + reading.unknown + repeated(reading.events)


def headless_kills(folder: Path, kills: int, journal: Callable[[Path], WitnessedJournal] = WitnessedJournal) -> Figures:
    """The figures of so many kills of learners without a screen; the journal is read after every one."""
    place, chance, total = warmed(folder), Random(kills), Figures()  # noqa: S311 - the same moments in every run
    while total.tried < kills:
        victim = Victim(place, folder / f"learner-{total.tried}", journal)
        figures = victim.figures()
        while victim.kills < KILLS_OF_ONE and total.tried + victim.kills < kills and not figures.bad:
            victim.kill(chance)
            figures = victim.figures()
        total += figures
        progress(f"{total.tried} kills, {total.saved} saved, {total.lost} lost")
    return total


def main(kills: int, app_kills: int) -> int:
    """Kill them all; the exit code is 1 where anything is lost, or where the control loses nothing."""
    proofs: dict[str, Figures] = {}
    controls: dict[str, Figures] = {}
    with TemporaryDirectory() as name:
        folder = Path(name)
        if kills:
            proofs["kills"] = headless_kills(_made(folder / "safe"), kills)
            controls["writing at the end of a session"] = headless_kills(_made(folder / "late"), 20, LateJournal)
        if app_kills:
            proofs["kills of the terminal app"] = killed_app(_made(folder / "app"), app_kills)
    return finish(proofs, controls)


def _made(folder: Path) -> Path:
    folder.mkdir()
    return folder


def _wait_for_the_first(child: Child) -> None:
    if not select([child.said], [], [], _LIMIT)[0]:
        child.kill()
        raise RuntimeError(f"a learner has saved nothing in {_LIMIT} seconds")


if __name__ == "__main__":
    sys.exit(main(*([int(number) for number in sys.argv[1:]] or [10_000, 200])))
