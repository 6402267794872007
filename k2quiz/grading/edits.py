"""One letter too many, too few or wrong, or two neighbours swapped."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """Where two texts differ: from `start` up to `end` in the one, and up to `other_end` in the other."""

    start: int
    end: int
    other_end: int


def single_edit(one: str, other: str) -> Edit | None:
    """The one edit that turns a text into another; None where they are equal, or it takes more."""
    if one == other or abs(len(one) - len(other)) > 1:
        return None
    start = shared_start(one, other)
    shared = shared_start(one[start:][::-1], other[start:][::-1])
    edit = Edit(start, len(one) - shared, len(other) - shared)
    left, right = one[start : edit.end], other[start : edit.other_end]
    if max(len(left), len(right)) == 1 or (len(left) == 2 and left == right[::-1]):
        return edit
    return None


def is_plural(one: str, other: str) -> bool:
    """Whether one of two words is the other with an `s`."""
    return one == f"{other}s" or other == f"{one}s"


def shared_start(one: str, other: str) -> int:
    """How many letters two texts have in common from the first on."""
    for index, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return index
    return min(len(one), len(other))
