"""SM-2 (Woźniak 1990) in exact integers.

Intervals are 1 and 6 days, then the interval before times the ease, fractions rounded up. A grade below 3
restarts at 1 and 6. Where the published text leaves it open this follows SuperMemo's own code: the interval
takes the ease from before the answer, and the ease changes after every repetition, failed ones too.
"""

from typing import NamedTuple

PASS = 3
"""The lowest grade that counts as remembered."""

GRADES = range(6)
"""0 blackout, 1 wrong, 2 wrong but close, 3 with difficulty, 4 after hesitation, 5 perfect."""

LONGEST_INTERVAL = 36_500
"""Days; Anki's limit, and what keeps due days inside the calendar."""

_FIRST_INTERVALS = (1, 6)
"""Days after the first and the second repetition that were remembered."""

LOWEST_EASE = 130
_EASE_CHANGE = (-80, -54, -32, -14, 0, 10)
"""0.1 − (5 − q)(0.08 + (5 − q) 0.02) for q = 0 … 5, in hundredths."""


class Memory(NamedTuple):
    """What SM-2 knows of one card: `interval` in days, `ease` in hundredths; the default is a new card's.

    A tuple, for a start makes one for every card ever seen: in less than half the time of a frozen dataclass.
    """

    repetitions: int = 0
    interval: int = 0
    ease: int = 250


NEW = Memory()
"""The memory of a card never seen."""


def step(memory: Memory, grade: int) -> Memory:
    """The memory after one scheduled repetition that was graded 0–5.

    Raises:
        ValueError: the grade is not one of 0–5.
    """
    return Memory(*step_numbers(memory.repetitions, memory.interval, memory.ease, grade))


def step_numbers(repetitions: int, interval: int, ease: int, grade: int) -> tuple[int, int, int]:
    """What `step` makes of a memory, as bare numbers: many steps in a row build no memory between.

    Raises:
        ValueError: the grade is not one of 0–5.
    """
    if grade not in GRADES:
        raise ValueError(f"an SM-2 grade is 0-5, not {grade}")
    eased = max(LOWEST_EASE, ease + _EASE_CHANGE[grade])
    if grade < PASS:
        return 0, 1, eased
    if repetitions < len(_FIRST_INTERVALS):
        return repetitions + 1, _FIRST_INTERVALS[repetitions], eased
    rounded_up = -(-interval * ease // 100)
    return repetitions + 1, min(LONGEST_INTERVAL, rounded_up), eased
