"""How long k2quiz takes to read and check decks: `PYTHONPATH=. .venv/bin/python scripts/bench/checking.py [runs]`."""

import gc
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import yaml
from comparison import Comparison, report
from sample import write_deck

from k2quiz.bank.checks import check
from k2quiz.bank.load import load
from k2quiz.bank.rules import Report

READING, CHECKING = 2.2, 8
"""Multiples of a bare pass through the events of the same files."""

LINEAR = 1.25
"""The time of an item in the largest deck, as a multiple of that in the middle one."""

SIZES = (1_000, 10_000, 100_000)
_UNIT = 10_000
"""Items that the times of a linearity are for."""


def main(runs: int) -> int:
    """Read and check each deck in turn, so that whatever else the machine does slows all alike."""
    readings = {size: Comparison(f"reading {size:,} items", READING) for size in SIZES}
    checkings = {size: Comparison(f"all rules, {size:,} items", CHECKING) for size in SIZES}
    with TemporaryDirectory() as folder:
        decks = {size: write_deck(Path(folder) / str(size), size) for size in SIZES}
        for _ in range(runs):
            for size, deck in decks.items():
                floor = seconds(walk, deck)
                readings[size].floor.append(floor)
                checkings[size].floor.append(floor)
                readings[size].program.append(seconds(read, deck))
                checkings[size].program.append(seconds(check, deck))
    linear = [linearity("reading", readings), linearity("all rules", checkings)]
    return report([*readings.values(), *checkings.values(), *linear])


def read(deck: Path) -> object:
    """All that a deck holds, with every place that a finding may need."""
    return load(deck, Report())


def seconds(work: Callable[[Path], object], deck: Path) -> float:
    """Seconds of the processor that some work on a deck took; what it made is thrown away afterwards."""
    gc.collect()
    start = time.process_time()
    made = work(deck)
    taken = time.process_time() - start
    del made
    return taken


def walk(deck: Path) -> None:
    """The floor: every event of every bank of a deck, and where it begins and ends."""
    for bank in sorted((deck / "banks").iterdir()):
        for event in yaml.parse(bank.read_text("utf-8"), Loader=yaml.CSafeLoader):
            start, end = event.start_mark, event.end_mark
            if start and end:
                _ = (start.line, start.column, end.line, end.column)


def linearity(name: str, comparisons: dict[int, Comparison]) -> Comparison:
    """The time of so many items in the largest deck against that in the middle one."""
    _, middle, largest = SIZES
    few, many = comparisons[middle].program, comparisons[largest].program
    return Comparison(
        f"{name}, 10,000 of 100,000",
        LINEAR,
        floor=[taken * _UNIT / middle for taken in few],
        program=[taken * _UNIT / largest for taken in many],
    )


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 5))
