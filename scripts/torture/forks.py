"""Learners in processes of their own, forked from one that has loaded everything, so that each costs a millisecond."""

import os
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import filelock
from headless import SAVED, WitnessedJournal, study, typed, workplace, write_bank

from k2quiz.cli.workplace import Workplace
from k2quiz.errors import StorageError
from k2quiz.event import EventId


@dataclass(frozen=True, slots=True)
class Child:
    """A process, and the end of the pipe into which it says what was saved."""

    process: int
    said: int

    def kill(self) -> None:
        """End it as no program can notice."""
        os.kill(self.process, signal.SIGKILL)

    def rest(self) -> tuple[list[EventId], int]:
        """The ids that it has said were saved, and how it ended, as `os.waitstatus_to_exitcode` has it."""
        with os.fdopen(self.said) as pipe:
            lines = pipe.read().split("\n")
        # A last line without its end was never said
        saved = [EventId(line.removeprefix(SAVED)) for line in lines[:-1]]
        return saved, os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


class _NoLock:
    """A lock that lets everybody in."""

    def __init__(self, *_: object, **__: object) -> None:
        pass

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        pass


def warmed(folder: Path) -> Workplace:
    """A workplace on a bank in that folder, with all that studying needs loaded."""
    place = workplace(write_bank(folder / "bank.yaml"), folder / "warm")
    study(place, WitnessedJournal(folder / "warm"), typed(10), lambda _: None)
    return place


def studying(place: Workplace, journal: WitnessedJournal, lines: int | None = None, *, locked: bool = True) -> Child:
    """A learner who studies in a process of their own, for so many lines or until killed, perhaps without the lock.

    The process ends with 1 if the learner was refused anything.
    """

    def session(said: int) -> None:
        if not locked:
            vars(filelock)["FileLock"] = _NoLock
        shown = study(place, journal, typed(lines), lambda event: _say(said, event))
        if "othing was saved" in shown:
            raise StorageError(shown)

    return forked(session)


def forked(body: Callable[[int], None]) -> Child:
    """A process that does that with the pipe to say things into, and ends with 0, or with 1 where it raised."""
    source, target = os.pipe()
    process = os.fork()
    if process:
        os.close(target)
        return Child(process, source)
    code = 1
    try:
        os.close(source)
        _mute()
        body(target)
        code = 0
    finally:
        os._exit(code)


def _mute() -> None:
    """Complaints of torn lines, which are to be expected here, are not for the one who watches."""
    sys.stderr.flush()
    os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _say(said: int, event: EventId) -> None:
    os.write(said, f"{SAVED}{event}\n".encode())
