"""How long the first rows of Browse take, in a large deck against a small one: `browse.py [runs]`."""

import sys
import time
from collections.abc import Mapping
from pathlib import Path

from comparison import Comparison, newcomer, report
from terminal import Terminal

SMALL, LARGE = 100, 100_000
CROWD = [sys.executable, str(Path(__file__).with_name("crowd.py"))]


def main(runs: int) -> int:
    """Open Browse in both decks in turn, so that whatever else the machine does slows both alike."""
    paint = Comparison("Browse, first rows of 100,000", target=1.5)
    typing = Comparison("a key in its filter", target=2)
    with newcomer() as environment:
        for run in range(-1, runs):
            small, large = first_rows(SMALL, environment), first_rows(LARGE, environment)
            if run >= 0:  # the first one writes bytecode
                for comparison, floor, program in zip((paint, typing), small, large, strict=True):
                    comparison.floor.append(floor)
                    comparison.program.append(program)
    return report([paint, typing])


def first_rows(size: int, environment: Mapping[str, str]) -> tuple[float, float]:
    """Seconds until the first rows of a deck of that size were on the screen, and until a key in the filter was."""
    with Terminal([*CROWD, str(size)], environment) as terminal:
        terminal.wait("Crowd")
        terminal.start()
        painted = until(terminal, "b", "What does bench/crowd/9")
        terminal.wait(f" {size} cards")
        terminal.press("/")
        return painted, until(terminal, "9", "\n 9\n")


def until(terminal: Terminal, key: str, text: str) -> float:
    """Seconds from a key until a text was on the screen."""
    start = time.perf_counter()
    terminal.press(key, quiet=0.001)
    terminal.wait(text)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10))
