"""How sure a learner was of an answer, as its reasons tell."""

from collections.abc import Iterable
from enum import StrEnum


class Confidence(StrEnum):
    """How sure the learner was; each is the code of a reason."""

    SURE = "sure"
    UNSURE = "unsure"
    GUESS = "guess"


def confidence_of(reasons: Iterable[str]) -> Confidence | None:
    """The confidence among the codes of an answer's reasons, if one is there."""
    codes = frozenset(reasons)
    return next((level for level in Confidence if level in codes), None)
