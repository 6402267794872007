"""How long k2quiz takes to start: `.venv/bin/python scripts/bench/start.py [runs]`."""

import subprocess
import sys
import time
from collections.abc import Mapping

from comparison import FLOOR, PROGRAM, Comparison, newcomer, report
from terminal import Terminal


def main(runs: int) -> int:
    """Start each in turn, so that whatever else the machine does slows all alike."""
    home = Comparison("home screen, settled", target=1.15)
    work = Comparison("home screen, processor time", target=1.15)
    due = Comparison("k2quiz due", target=6.5)
    stats = Comparison("k2quiz stats", target=6.5, floor=due.floor)
    decks = Comparison("k2quiz list", target=6.5, floor=due.floor)
    stores = (home.floor, work.floor, home.program, work.program, due.floor, due.program, stats.program, decks.program)
    with newcomer() as environment:
        for run in range(-1, runs):
            times = (
                *screen(FLOOR, environment),
                *screen(PROGRAM, environment),
                command([sys.executable, "-c", "pass"], environment),
                command([*PROGRAM, "due"], environment),
                command([*PROGRAM, "stats"], environment),
                command([*PROGRAM, "list"], environment),
            )
            if run >= 0:  # the first one writes bytecode
                for store, seconds in zip(stores, times, strict=True):
                    store.append(seconds)
    return report([home, work, due, stats, decks])


def screen(arguments: list[str], environment: Mapping[str, str]) -> tuple[float, float]:
    """Seconds until a program's first screen had settled, and of processor time by then."""
    with Terminal(arguments, environment) as terminal:
        return terminal.start(), terminal.cpu


def command(arguments: list[str], environment: Mapping[str, str]) -> float:
    """Seconds that a command took from start to end."""
    start = time.perf_counter()
    subprocess.run(arguments, env=environment, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 15))
