"""What the matcher says of a response, and why."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reason:
    """One ground for a verdict or a grade: a code in kebab case, and a plain sentence for the learner.

    The sentence is empty where there is nothing to tell.
    """

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a response is right; `credit` is 0 to 1, between the two only where several options are asked for."""

    correct: bool
    credit: float
    reasons: tuple[Reason, ...]


def right(reason: Reason | None = None) -> Verdict:
    """The verdict on a right response."""
    return Verdict(correct=True, credit=1.0, reasons=(reason or Reason("right", "Right."),))


def wrong(code: str, text: str) -> Verdict:
    """The verdict on a response that earns nothing, for one reason."""
    return Verdict(correct=False, credit=0.0, reasons=(Reason(code, text),))
