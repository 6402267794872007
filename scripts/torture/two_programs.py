"""Lets learners answer in several programs at once: `python scripts/torture/two_programs.py [EVENTS]`.

Two, then four, share a journal and answer as fast as they can. None may be refused, nothing that was called saved may
be lost, and no sequence may stand twice. Without the lock, which is the control, some do.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from aftermath import aftermath
from forks import studying, warmed
from headless import WitnessedJournal
from report import Figures, finish, progress

from k2quiz.cli.workplace import Workplace

_LINES: Final = 330
"""Lines that each learner types, which make 210 events, before all start on another journal."""


def answered_at_once(folder: Path, programs: int, events: int, *, locked: bool = True) -> Figures:
    """The figures of at least so many events, saved by so many programs at once; each one refused is a fault."""
    folder.mkdir()
    place, total, number = warmed(folder), Figures(), 0
    while total.saved < events:
        number += 1
        total += _one_journal(place, folder / f"learner-{number}", programs, locked=locked)
        progress(f"{programs} programs: {total.saved} saved, {total.lost} lost")
    return total


def _one_journal(place: Workplace, home: Path, programs: int, *, locked: bool) -> Figures:
    children = [studying(place, WitnessedJournal(home), _LINES, locked=locked) for _ in range(programs)]
    ended = [child.rest() for child in children]
    saved = {event for events, _ in ended for event in events}
    refused = sum(code != 0 for _, code in ended)
    return aftermath(home, saved, 0) + Figures(faults=refused)


def main(events: int) -> int:
    """Let them answer; the exit code is 1 where anything is lost, or where the control does no harm."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        proofs = {
            f"{programs} programs at once": answered_at_once(folder / f"{programs}", programs, events // 2)
            for programs in (2, 4)
        }
        control = answered_at_once(folder / "control", 2, min(events, 1000), locked=False)
    return finish(proofs, {"no lock": control})


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
