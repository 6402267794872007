"""Starts writers one after another, kills each after another while, and prints the events they called saved.

Run as `crashes.py DATA KILLS safe|buffered`. The buffered writer is the control: it calls an event saved while it
is still in memory, as a program does that saves when a session ends.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from k2quiz.card import CardId
from k2quiz.event import Stamp, Undone
from k2quiz.journal.codec import encode
from k2quiz.journal.identity import uuid7
from k2quiz.journal.journal import Journal
from k2quiz.journal.writing import writing

MOMENT = datetime(2026, 11, 23, 18, tzinfo=UTC)


def make(stamp: Stamp) -> Undone:
    return Undone(stamp, CardId("bank/item"), stamp.id)


def safe(data: Path) -> Callable[[], str]:
    journal = Journal(data)
    return lambda: journal.record(make, MOMENT, MOMENT.date()).stamp.id


def buffered(data: Path) -> Callable[[], str]:
    file = (data / "journal" / "0123456789ab-2026-11.jsonl").open("ab")

    def write() -> str:
        at = int(MOMENT.timestamp()) * 1000
        stamp = Stamp(uuid7(at, os.urandom(10)), "0123456789ab", 1, at, "+00:00", MOMENT.date())
        file.write(encode(make(stamp)))
        return stamp.id

    return write


def saved_before_death(write: Callable[[], str], patience: float) -> list[str]:
    """The ids that a writer printed before it was killed, that many seconds after the first."""
    source, target = os.pipe()
    child = os.fork()
    if child == 0:
        while True:
            os.write(target, f"{write()}\n".encode())
    os.close(target)
    with os.fdopen(source) as printed:
        first = printed.readline()
        time.sleep(patience)
        os.kill(child, signal.SIGKILL)
        ids = [first.strip(), *printed.read().splitlines()]
    os.waitpid(child, 0)
    return ids


def main() -> None:
    data, kills, kind = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    with writing(data / "journal", 5):
        pass
    saved: list[str] = []
    for number in range(kills):
        saved += saved_before_death((safe if kind == "safe" else buffered)(data), 0.001 + number * 7 % 30 / 1000)
    print(json.dumps(saved))


main()
