"""How long k2quiz takes from a key to a settled screen, in how many frames and bytes.

`.venv/bin/python scripts/bench/keys.py [presses]`
"""

import sys
from dataclasses import dataclass, field, replace
from itertools import cycle, islice

from comparison import FLOOR, PROGRAM, Comparison, Figure, newcomer, report, report_figures, study
from terminal import Terminal

WARM_UP = 4
SIZES = {(80, 24): 2, (200, 60): 3}
"""The highest ratio allowed in a terminal of so many columns and rows."""

_BYTES = 5_000
_BYTES_OF_CHANGE = 14_000


@dataclass(slots=True)
class Cost:
    """The most frames and bytes that one key took."""

    frames: int = 0
    size: int = 0
    seconds: list[float] = field(default_factory=list)

    def press(self, terminal: Terminal, key: str, quiet: float = 0.08) -> float | None:
        """How long a key took, as in `Terminal.press`."""
        frames, size = terminal.frames, len(terminal.output)
        seconds = terminal.press(key, quiet)
        self.frames = max(self.frames, terminal.frames - frames)
        self.size = max(self.size, len(terminal.output) - size)
        return seconds


def main(presses: int) -> int:
    """Press a key in each in turn, so that whatever else the machine does slows both alike."""
    comparisons: list[Comparison] = []
    figures: list[Figure] = []
    for (columns, rows), target in SIZES.items():
        with newcomer() as environment, Terminal(FLOOR, environment, columns, rows) as floor:
            floor.start()
            size = f"{columns}x{rows}"
            with Terminal(PROGRAM, environment, columns, rows) as program:
                program.start()
                _compare(f"home moves {size}", target, (floor, program), ["down", "up"], presses, comparisons, figures)
            with Terminal(study(environment, 300), environment, columns, rows) as program:
                program.start()
                change = Cost()
                change.press(program, "enter", quiet=1)
                keys = ["1", "enter"]
                _compare(f"studying {size}", target, (floor, program), keys, presses, comparisons, figures)
                change.press(program, "escape", quiet=1)
            if (columns, rows) == (80, 24):
                figures.append(Figure(f"bytes of a screen change, {size}", change.size, _BYTES_OF_CHANGE))
    return max(report(comparisons), report_figures(figures))


def _compare(  # noqa: PLR0913, PLR0917 -- two tables are filled at once
    name: str,
    target: float,
    terminals: tuple[Terminal, Terminal],
    keys: list[str],
    presses: int,
    comparisons: list[Comparison],
    figures: list[Figure],
) -> None:
    """Press the program's keys, and beside each an arrow in the floor; a key that changes nothing is left out.

    Raises:
        TimeoutError: too few keys changed anything.

    """
    floor, program = terminals
    found = {key: Comparison(f"{key}: {name}", target) for key in keys}
    costs = {key: Cost() for key in keys}
    moves = cycle(["down", "up"])
    for index, key in enumerate(islice(cycle(keys), presses + WARM_UP)):
        least, taken = floor.press(next(moves)), costs[key].press(program, key)
        if index >= WARM_UP and least is not None and taken is not None:
            found[key].floor.append(least)
            found[key].program.append(taken)
    if sum(len(each.program) for each in found.values()) < presses // 2:
        raise TimeoutError(f"{name}: most keys changed nothing; the screen is\n{program.text}")
    for key, each in found.items():
        comparisons.extend((each, replace(each, percentile=95)))
        figures.append(Figure(f"frames, {each.name}", costs[key].frames, 1))
        if name.endswith("80x24"):
            figures.append(Figure(f"bytes, {each.name}", costs[key].size, _BYTES))


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 80))
