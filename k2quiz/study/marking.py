"""An answer between its judgement and the disk."""

from dataclasses import dataclass

from k2quiz.event import Reviewed, Stamp
from k2quiz.grading.judge import MATCHER_VERSION
from k2quiz.grading.response import Response
from k2quiz.grading.verdict import Reason
from k2quiz.study.question import Question


@dataclass(frozen=True, slots=True)
class Marked:
    """An answer that was judged and is not recorded yet."""

    question: Question
    response: Response
    correct: bool
    grade: int
    reasons: tuple[Reason, ...]
    took: int
    practice: bool

    def event(self, stamp: Stamp) -> Reviewed:
        """The answer as the fact that the journal keeps."""
        return Reviewed(
            stamp,
            self.question.card.id,
            self.response,
            self.grade,
            tuple(reason.code for reason in self.reasons),
            self.took,
            self.question.length,
            MATCHER_VERSION,
            self.practice,
            self.question.card.item.revision,
        )
