"""How long k2quiz takes from a key to a settled screen, in how many frames and bytes.

`.venv/bin/python scripts/bench/keys.py [presses]`
"""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import cycle, islice

from comparison import FLOOR, PROGRAM, Comparison, Figure, newcomer, report, report_figures, study
from terminal import Terminal

WARM_UP = 4
COMMON = (80, 24)
SIZES = {COMMON: 2, (200, 60): 3}
"""The highest ratio allowed in a terminal of so many columns and rows."""

_BYTES = 5_000
_BYTES_OF_CHANGE = 14_000


@dataclass(slots=True)
class Cost:
    """The most frames and bytes that one key took."""

    frames: int = 0
    size: int = 0

    def press(self, terminal: Terminal, key: str, quiet: float = 0.08) -> float | None:
        """How long a key took, as in `Terminal.press`."""
        frames, size = terminal.frames, len(terminal.output)
        seconds = terminal.press(key, quiet)
        self.frames = max(self.frames, terminal.frames - frames)
        self.size = max(self.size, len(terminal.output) - size)
        return seconds


@dataclass(slots=True)
class Measured:
    """What keys took beside the floor, and what they cost."""

    times: list[Comparison] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)


def main(presses: int) -> int:
    """The exit code: 1 where a target is missed."""
    measured = Measured()
    for (columns, rows), target in SIZES.items():
        _measure(measured, (columns, rows), target, presses)
    return max(report(measured.times), report_figures(measured.figures))


def _measure(measured: Measured, size: tuple[int, int], target: float, presses: int) -> None:
    """Moving at home, and answering, in a terminal of so many columns and rows."""
    with newcomer() as environment, Terminal(FLOOR, environment, *size) as floor:
        floor.start()
        with Terminal(PROGRAM, environment, *size) as program:
            program.start()
            _compare(measured, (floor, program), {"down": "home: down", "up": "home: up"}, target, presses)
        with Terminal(study(environment, presses), environment, *size) as program:
            program.start()
            change = Cost()
            change.press(program, "enter", quiet=1)
            _compare(measured, (floor, program), {"1": "answer", "enter": "next question"}, target, presses)
            change.press(program, "escape", quiet=1)
            if size == COMMON:
                measured.figures.append(Figure("bytes: a screen change", change.size, _BYTES_OF_CHANGE))


def _compare(
    measured: Measured, terminals: tuple[Terminal, Terminal], keys: Mapping[str, str], target: float, presses: int
) -> None:
    """Press the program's keys in turn with an arrow in the floor, so that whatever else is done slows both alike.

    A key that changes nothing is left out. `keys` tells what each does.

    Raises:
        TimeoutError: too few keys changed anything.

    """
    floor, program = terminals
    size = f"{program.columns}x{program.rows}"
    times = {key: Comparison(f"{does}, {size}", target) for key, does in keys.items()}
    costs = {key: Cost() for key in keys}
    moves = cycle(["down", "up"])
    for index, key in enumerate(islice(cycle(keys), presses + WARM_UP)):
        least, taken = floor.press(next(moves)), costs[key].press(program, key)
        if index >= WARM_UP and least is not None and taken is not None:
            times[key].floor.append(least)
            times[key].program.append(taken)
    if sum(len(each.program) for each in times.values()) < presses // 2:
        raise TimeoutError(f"most keys changed nothing; the screen is\n{program.text}")
    for key, each in times.items():
        measured.times += [each, replace(each, percentile=95)]
        measured.figures.append(Figure(f"frames: {each.name}", costs[key].frames, 1))
        if (program.columns, program.rows) == COMMON:
            measured.figures.append(Figure(f"bytes: {each.name}", costs[key].size, _BYTES))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 80))
