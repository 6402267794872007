"""What k2quiz costs while it stays open: memory, rest, keys typed ahead, and the way back to the shell.

`.venv/bin/python scripts/bench/staying.py [cards]`
"""

import statistics
import sys
import time
from pathlib import Path

from comparison import FLOOR, PROGRAM, Figure, newcomer, report_figures, study
from terminal import Terminal

from k2quiz.event import Reviewed
from k2quiz.journal.journal import Journal

AHEAD = 40
"""Answers that are typed ahead, of two keys each."""

_CHUNK = 20
_REST = 5
_QUITS = 7


def main(cards: int) -> int:
    """Each figure in a run of its own, beside the floor; the first start of all reads YAML, and the others do not."""
    with newcomer() as environment, Terminal(FLOOR, environment) as floor:
        floor.start()
        with Terminal(PROGRAM, environment) as program:
            program.start()
            first = Figure("memory at the first start, ratio", program.memory / floor.memory, 1.2)
        with Terminal(PROGRAM, environment) as program:
            program.start()
            figures = [
                first,
                Figure("memory at start, ratio", program.memory / floor.memory, 1.2),
                *resting(program),
                Figure("quit to shell, ratio", quitting(PROGRAM, environment) / quitting(FLOOR, environment), 1),
            ]
        figures.append(Figure(f"keys taken of {AHEAD * 2} typed ahead", ahead(environment), AHEAD * 2, exact=True))
    with newcomer() as environment, Terminal(FLOOR, environment) as floor:
        floor.start()
        figures.append(Figure(f"memory after {cards} cards, ratio", studied(environment, cards) / floor.memory, 1.6))
    return report_figures(figures)


def resting(program: Terminal) -> list[Figure]:
    """What is written, and the share of a processor that is taken, while nobody presses a key."""
    program.listen(1)
    size, busy = len(program.output), program.cpu
    program.listen(_REST)
    share = (program.cpu - busy) / _REST * 100
    return [
        Figure(f"bytes in {_REST} s of rest", len(program.output) - size, 0, exact=True),
        Figure("per cent of a processor at rest", share, 0.3),
    ]


def quitting(command: list[str], environment: dict[str, str]) -> float:
    """Seconds from the key that quits to the shell; the median of some."""
    taken: list[float] = []
    for _ in range(_QUITS):
        with Terminal(command, environment) as terminal:
            terminal.start()
            start = time.perf_counter()
            terminal.send("\x11")
            terminal.finish()
            taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def ahead(environment: dict[str, str]) -> int:
    """How many keys count that are typed at home together with the one that opens the first question."""
    with Terminal(study(environment, AHEAD * 2), environment) as terminal:
        terminal.start()
        terminal.send("\r" + "1\r" * AHEAD)
        terminal.press("down", quiet=1, limit=30)
        pending = "enter Next" in terminal.text
    return answers(environment) * 2 - pending


def studied(environment: dict[str, str], cards: int) -> float:
    """MiB that the program holds once so many answers are given."""
    with Terminal(study(environment, cards), environment) as terminal:
        terminal.start()
        terminal.press("enter", quiet=1)
        for done in range(_CHUNK, cards + 1, _CHUNK):
            terminal.send("1\r" * _CHUNK)
            terminal.wait(f"{done} done")
        return terminal.memory


def answers(environment: dict[str, str]) -> int:
    """How many answers the learner's journal holds."""
    return sum(isinstance(event, Reviewed) for event in Journal(Path(environment["K2QUIZ_HOME"])).read().events)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 600))
