"""From what happened to an SM-2 grade: the grade rules, and the four buttons that overrule them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from types import MappingProxyType

from k2quiz.grading.confidence import Confidence
from k2quiz.grading.verdict import Reason, Verdict

SLOW = 2.5
"""A right answer that took longer than this many times the learner's usual was difficult."""

QUICK = 0.75
"""A right answer up to this many times the usual was perfect."""

BUTTON_GRADES = MappingProxyType({1: 2, 2: 3, 3: 4, 4: 5})
"""Again, hard, good and easy, each with its grade."""

CLAIMED_GRADE = 4
"""For a refused answer that the learner calls right: what it would have been given, had it been accepted."""

HINT = "hint"
"""The code of the reason that tells of an answer after a look at the hint."""

MOST = MappingProxyType({HINT: 3, Confidence.UNSURE: 3, Confidence.GUESS: 2})
"""The most that an answer is given for which a reason of that code speaks; a lucky guess is drilled the same day."""

_PASS = 3

_TOLD = MappingProxyType(
    {
        (Confidence.SURE, False): "You were sure: look twice.",
        (Confidence.UNSURE, True): "You were not sure.",
        (Confidence.GUESS, True): "It was a guess.",
    }
)
"""What there is to tell of how sure the learner was, by that and whether the answer is right."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the rules look at.

    `verdict` is None where the learner skipped the card or recalled it; then `recalled` is the grade that they gave
    themselves, or None. `pace` is the time as a multiple of the learner's usual, None while too little is known.
    `two_options` marks a card that a coin answers as well, `first_choice` the first showing of a choice, `hinted` an
    answer after a look at the hint. `confidence` is None where nothing was answered, or the learner graded it.
    """

    verdict: Verdict | None
    recalled: int | None
    pace: float | None
    two_options: bool
    first_choice: bool
    hinted: bool = False
    confidence: Confidence | None = None


def grade(facts: Outcome) -> tuple[int, tuple[Reason, ...]]:
    """The grade of an answer, 0–5, and the reasons for it.

    Raises:
        ValueError: the learner's own grade is not one of 0–5.

    """
    ruled, reasons = _grade(facts)
    doubts = tuple(_doubts(facts))
    if facts.recalled is None:
        ruled = _held_down(ruled, [reason.code for reason in doubts])
    return ruled, (*reasons, *doubts)


def claimed_grade(codes: Collection[str]) -> int:
    """The grade of a refused answer that the learner calls right, by the codes of the reasons for its own grade."""
    return _held_down(CLAIMED_GRADE, codes)


def _held_down(ruled: int, codes: Collection[str]) -> int:
    return min([ruled, *(most for code, most in MOST.items() if code in codes)])


def _doubts(facts: Outcome) -> Iterator[Reason]:
    """What speaks for or against the learner's having known it, whatever they answered."""
    if facts.hinted:
        yield Reason(HINT, "After a look at the hint.")
    if facts.confidence:
        is_right = facts.verdict is not None and facts.verdict.correct
        yield Reason(facts.confidence.value, _TOLD.get((facts.confidence, is_right), ""))


def _grade(facts: Outcome) -> tuple[int, tuple[Reason, ...]]:
    if facts.recalled is not None:
        if facts.recalled not in range(6):
            raise ValueError(f"an SM-2 grade is 0-5, not {facts.recalled}")
        return facts.recalled, (Reason("self-graded", "Graded by yourself."),)
    if facts.verdict is None or _is(facts.verdict, "skipped"):
        return 0, (Reason("skipped", "Skipped."),)
    if not facts.verdict.correct:
        return _grade_of_wrong(facts.verdict)
    return _grade_of_right(facts.verdict, facts)


def _grade_of_wrong(verdict: Verdict) -> tuple[int, tuple[Reason, ...]]:
    if verdict.credit >= 0.5:
        return 2, (*verdict.reasons, Reason("partial", "At least half of it was right."))
    return 1, verdict.reasons


def _grade_of_right(verdict: Verdict, facts: Outcome) -> tuple[int, tuple[Reason, ...]]:
    if facts.pace is None:
        return 4, verdict.reasons
    if facts.pace > SLOW:
        return 3, (*verdict.reasons, Reason("slow", "It took far longer than you usually need."))
    doubted = facts.two_options or facts.first_choice or any(reason.code in MOST for reason in _doubts(facts))
    if not (doubted or _is(verdict, "typo")) and facts.pace <= QUICK:
        return 5, (*verdict.reasons, Reason("quick", "It came more quickly than usual."))
    return 4, verdict.reasons


def _is(verdict: Verdict, code: str) -> bool:
    return any(reason.code == code for reason in verdict.reasons)


def button_of(grade: int) -> int:
    """The button, 1–4, that stands for a grade; 0, 1 and 2 share the first."""
    return max(1, grade - 1)


def grade_for(button: int, ruled: int) -> int:
    """The grade that a button gives where the rules gave `ruled`; the first leaves a failing grade as it is.

    Raises:
        ValueError: the button is not one of 1–4.

    """
    if button not in BUTTON_GRADES:
        raise ValueError(f"a grade button is 1-4, not {button}")
    return ruled if button == 1 and ruled < _PASS else BUTTON_GRADES[button]
