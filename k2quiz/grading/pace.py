"""How fast an answer came, measured by what the learner usually needs for that format."""

from collections.abc import Iterable
from typing import assert_never

from k2quiz.card import Arrange, Choose, FillIn, Interaction, Recall, TypeIn

LONGEST = 60_000
"""Milliseconds; a longer pause was spent elsewhere."""

FEWEST = 20
"""Answers of a format before its usual time is known."""

ENOUGH = 200
"""Answers of a format that tell its usual time; older ones tell how fast the learner used to be."""


def format_of(interaction: Interaction) -> str:
    """The format whose answers are compared with one another: choose, type, fill, arrange or recall."""
    match interaction:
        case Choose():
            return "choose"
        case TypeIn():
            return "type"
        case FillIn():
            return "fill"
        case Arrange():
            return "arrange"
        case Recall():
            return "recall"
        case _:
            assert_never(interaction)


def baseline(past: Iterable[tuple[int, int]]) -> float | None:
    """The usual milliseconds per character, from (milliseconds, characters) of past answers; None below 20 of them.

    Answers to no characters were given elsewhere, and tell nothing.
    """
    times = sorted(_per_character(took, length) for took, length in past if length)
    if len(times) < FEWEST:
        return None
    middle = len(times) // 2
    return (times[middle] + times[~middle]) / 2


def pace(took: int, length: int, baseline: float | None) -> float | None:
    """How many times the usual an answer took, its prompt `length` characters long; None where no usual is known."""
    return _per_character(took, length) / baseline if baseline else None


def _per_character(took: int, length: int) -> float:
    return min(max(took, 0), LONGEST) / max(length, 1)
