"""Times of k2quiz as multiples of a floor that was measured in the same run, and what they must not exceed."""

import os
import statistics
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = [sys.executable, "-c", "import sys; from k2quiz.__main__ import main; sys.exit(main())"]
"""As the installed command starts it; `-m` would look it up first, which takes 3 ms."""

FLOOR = [sys.executable, str(Path(__file__).with_name("floor.py"))]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Seconds that the floor and the program took, and the highest ratio allowed at the `percentile`."""

    name: str
    target: float
    percentile: int = 50
    floor: list[float] = field(default_factory=list)
    program: list[float] = field(default_factory=list)

    @property
    def ratio(self) -> float:
        """The program's time at the percentile over the floor's."""
        return at(self.program, self.percentile) / at(self.floor, self.percentile)

    @property
    def kept(self) -> bool:
        """Whether the target is met."""
        return self.ratio <= self.target


@dataclass(frozen=True, slots=True)
class Figure:
    """A count, share or ratio, and the highest one allowed; `exact` where it is to be no less either."""

    name: str
    value: float
    target: float
    exact: bool = False

    @property
    def kept(self) -> bool:
        """Whether the target is met."""
        return self.value == self.target if self.exact else self.value <= self.target


def at(seconds: list[float], percentile: int) -> float:
    """The time that so many per cent of the times do not exceed."""
    return statistics.quantiles(seconds, n=100, method="inclusive")[percentile - 1]


def report(comparisons: list[Comparison]) -> int:
    """Print the comparisons as a table; the exit code is 1 where a target is missed."""
    print(f"{'':30}{'floor, ms':>18}{'k2quiz, ms':>18}{'ratio':>13}{'target':>8}")
    print(f"{'':30}{'median     p95':>18}{'median     p95':>18}")
    for each in comparisons:
        times = "".join(f"{at(s, 50) * 1e3:>10.1f}{at(s, 95) * 1e3:>8.1f}" for s in (each.floor, each.program))
        ratio = f"{each.ratio:.2f} (p{each.percentile})"
        print(f"{each.name:30}{times}{ratio:>13}{each.target:>8}  {'met' if each.kept else 'MISSED'}")
    return 0 if all(each.kept for each in comparisons) else 1


def report_figures(figures: list[Figure]) -> int:
    """Print the figures as a table; the exit code is 1 where a target is missed."""
    for each in figures:
        print(f"{each.name:45}{each.value:>10,.6g}{each.target:>10,}  {'met' if each.kept else 'MISSED'}")
    return 0 if all(each.kept for each in figures) else 1


@contextmanager
def newcomer() -> Iterator[dict[str, str]]:
    """The environment variables of a learner who starts with nothing, with bytecode kept as it is for users."""
    unfair = ("PYTHONDONTWRITEBYTECODE", "PYTHONUNBUFFERED", "NO_COLOR", "COLUMNS", "LINES")
    kept = {name: value for name, value in os.environ.items() if name not in unfair}
    with TemporaryDirectory() as home:
        yield {**kept, "K2QUIZ_HOME": home, "TERM": "xterm-256color", "PYTHONPATH": str(ROOT)}


def study(environment: dict[str, str], cards: int) -> list[str]:
    """The command that studies a bank of so many new cards, each of two options, all of them today."""
    folder = Path(environment["K2QUIZ_HOME"])
    items = "".join(
        f"  - id: n{number}\n    ask: Is the number {number} the one that is asked for here?\n    choices:\n"
        f"      - right: It is the number {number}.\n      - wrong: It is some other number.\n"
        for number in range(cards)
    )
    bank = folder / f"cards-{cards}.yaml"
    bank.write_text(f"k2quiz: 1\nbank: {{id: bench/cards, title: Cards to measure with}}\nitems:\n{items}", "utf-8")
    (folder / "config.toml").write_text("new_per_day = 9999\n", "utf-8")
    return [*PROGRAM, "study", "--deck", str(bank)]
