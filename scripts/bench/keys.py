"""How long k2quiz takes from a key to a settled screen: `.venv/bin/python scripts/bench/keys.py [presses]`."""

import sys
from itertools import cycle, islice

from comparison import FLOOR, PROGRAM, Comparison, newcomer, report
from terminal import Terminal

WARM_UP = 4


def main(presses: int) -> int:
    """Press a key in each in turn, so that whatever else the machine does slows both alike."""
    home = Comparison("up and down at home", target=3, percentile=95)
    study = Comparison("answering", target=3, percentile=95)
    with newcomer() as environment, Terminal(FLOOR, environment) as floor, Terminal(PROGRAM, environment) as program:
        floor.start()
        program.start()
        compare(home, floor, program, ["down", "up"], presses)
        program.press("enter", quiet=1)
        compare(study, floor, program, ["1", "enter"], presses)
    return report([home, study])


def compare(comparison: Comparison, floor: Terminal, program: Terminal, keys: list[str], presses: int) -> None:
    """Press the program's keys, and beside each an arrow in the floor; a key that changes nothing is left out.

    Raises:
        TimeoutError: too few keys changed anything.

    """
    moves = cycle(["down", "up"])
    for index, key in enumerate(islice(cycle(keys), presses + WARM_UP)):
        least, taken = floor.press(next(moves)), program.press(key)
        if index >= WARM_UP and least is not None and taken is not None:
            comparison.floor.append(least)
            comparison.program.append(taken)
    if len(comparison.program) < presses // 2:
        raise TimeoutError(f"{comparison.name}: most keys changed nothing; the screen is\n{program.text}")


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 80))
