"""What a journal of years costs: `PYTHONPATH=. .venv/bin/python scripts/bench/journal.py [runs] [events] [cards]`."""

import gc
import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from comparison import PROGRAM, ROOT, Comparison, newcomer, report
from lifetime import synthetic_cards, write_journal
from terminal import Terminal

from k2quiz.bank.load import load_deck
from k2quiz.card import CardId
from k2quiz.event import EventId, Reviewed, Stamp
from k2quiz.grading.response import Chosen
from k2quiz.history import replay
from k2quiz.journal.codec import encode
from k2quiz.journal.journal import Journal

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
EXAMPLE = Stamp(EventId("0" * 32), "0123456789ab", 100_000, 1_795_435_200_000, "+00:00", NOON.date())
ANSWERS = 300
"""Answers recorded, and lines appended beside them."""


def main(runs: int, events: int, cards: int) -> int:
    """Measure everything on one journal, and on none beside it."""
    shipped = [card.id for card in load_deck(ROOT / "decks" / "vitamin-k2").cards]
    known = [*shipped, *synthetic_cards(max(0, cards - len(shipped)))][:cards]
    with TemporaryDirectory() as folder, newcomer() as none, newcomer() as years:
        data = write_journal(Path(years["K2QUIZ_HOME"]), events, known)
        refolded = refolding(data, runs)
        started = starting(none, years, runs)
        recorded = [recording("record, at rest", Path(folder)), recording(f"record, {events} events", data)]
    return report([*recorded, refolded, *started])


def recording(name: str, data: Path) -> Comparison:
    """Answers recorded, each beside its line appended and synced."""
    compared = Comparison(name, target=5, percentile=95)
    journal = Journal(data)
    record(journal)
    line = encode(answer(EXAMPLE))
    with (data / "bare").open("ab", buffering=0) as bare:
        for _ in range(ANSWERS):
            start = time.perf_counter()
            bare.write(line)
            os.fdatasync(bare.fileno())
            between = time.perf_counter()
            record(journal)
            compared.program.append(time.perf_counter() - between)
            compared.floor.append(between - start)
    return compared


def refolding(data: Path, runs: int) -> Comparison:
    """All segments read and replayed, beside JSON made of the same lines; garbage is kept, as at a start."""
    compared = Comparison("refold", target=2.5)
    lines = [line for path in (data / "journal").iterdir() for line in path.read_bytes().splitlines()]
    gc.disable()
    for _ in range(runs):
        start = time.perf_counter()
        for line in lines:
            json.loads(line)
        between = time.perf_counter()
        replay(Journal(data).read().events)
        compared.program.append(time.perf_counter() - between)
        compared.floor.append(between - start)
    gc.enable()
    return compared


def starting(none: Mapping[str, str], years: Mapping[str, str], runs: int) -> list[Comparison]:
    """With none and with years of answers: the first screen, the first question, its answer, and what is due."""
    home = Comparison("home screen, settled", target=1.3)
    question = Comparison("first question", target=1.3)
    answered = Comparison("first answer", target=1.3)
    due = Comparison("k2quiz due", target=1.3)
    for run in range(-1, runs):
        for environment, side in ((none, "floor"), (years, "program")):
            times = (*screens(environment), command(environment))
            for compared, seconds in zip((home, question, answered, due), times, strict=True):
                if run >= 0:  # the first run writes bytecode, and the index
                    getattr(compared, side).append(seconds)
    return [home, question, answered, due]


def screens(environment: Mapping[str, str]) -> tuple[float, float, float]:
    """Seconds until the first screen, then the first question, then what is told of its answer had settled.

    Raises:
        TimeoutError: a key changed nothing.
    """
    with Terminal(PROGRAM, environment) as terminal:
        started, asked = terminal.start(), terminal.press("enter", quiet=0.5)
        terminal.press("1", quiet=0.3)
        told = terminal.press("enter", quiet=0.5)
        if asked is None or told is None:
            raise TimeoutError(f"a key changed nothing; the screen is\n{terminal.text}")
    return started, asked, told


def command(environment: Mapping[str, str]) -> float:
    """Seconds that `k2quiz due` took from start to end."""
    start = time.perf_counter()
    subprocess.run([*PROGRAM, "due"], env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def record(journal: Journal) -> None:
    """One answer."""
    journal.record(answer, NOON, NOON.date())


def answer(stamp: Stamp) -> Reviewed:
    """A usual one."""
    return Reviewed(stamp, CardId("bench/bank-0/item-1"), Chosen((1,)), 4, ("right",), 5200, 140, 1)


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    sys.exit(main(*(given + [10, 200_000, 5_000][len(given) :])))
