"""What a learner is told after an answer, and what each grade would do."""

from dataclasses import dataclass
from datetime import date

from k2quiz.event import Reviewed
from k2quiz.grading.rules import BUTTON_GRADES, button_of, grade_for
from k2quiz.grading.verdict import Reason
from k2quiz.scheduling.sm2 import PASS
from k2quiz.scheduling.state import DRILL_BELOW, CardState
from k2quiz.study.question import Question


@dataclass(frozen=True, slots=True)
class Future:
    """What one grade button would do: the grade it gives, the next day due, whether the card comes again today."""

    button: int
    grade: int
    due: date | None
    drill: bool


@dataclass(frozen=True, slots=True)
class Feedback:
    """An answer that is on disk: `event` as graded by the rules, `grade` as it stands now.

    `before` is the card's state before the answer, so that every button still has its whole future.
    """

    question: Question
    event: Reviewed
    correct: bool
    reasons: tuple[Reason, ...]
    grade: int
    before: CardState
    claimed: bool = False

    @property
    def button(self) -> int:
        """The grade button, 1–4, that stands."""
        return button_of(self.grade)

    @property
    def right(self) -> bool:
        """Whether the answer counts as right, by the rules or by the learner's claim."""
        return self.correct or self.claimed

    @property
    def lapses(self) -> int:
        """How often the card was forgotten, this time included, where it is a leech and was forgotten again; else 0."""
        after = self.before.after(self.grade, self.event.stamp.day)
        forgotten = after.is_leech and self.grade < PASS and not self.event.practice
        return after.lapses if forgotten else 0

    @property
    def futures(self) -> tuple[Future, ...]:
        """What each button would do, in order."""
        return futures(self.before, self.event.stamp.day, self.event.grade)


def futures(before: CardState, day: date, ruled: int = 0) -> tuple[Future, ...]:
    """What each button would do to a card in state `before` on that day, where the rules gave grade `ruled`."""
    return tuple(_future(before, day, button, grade_for(button, ruled)) for button in BUTTON_GRADES)


def _future(before: CardState, day: date, button: int, grade: int) -> Future:
    return Future(button, grade, before.after(grade, day).due, drill=grade < DRILL_BELOW)
