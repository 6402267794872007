"""An answer between its judgement and the disk, and one that comes back from there."""

from dataclasses import dataclass

from k2quiz.event import Reviewed, Stamp
from k2quiz.grading.judge import MATCHER_VERSION
from k2quiz.grading.response import Response
from k2quiz.grading.verdict import Reason
from k2quiz.scheduling.sm2 import PASS
from k2quiz.scheduling.state import CardState
from k2quiz.study.examiner import Examiner
from k2quiz.study.feedback import Feedback
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


def remembered(answer: Reviewed, question: Question, examiner: Examiner, before: CardState) -> Feedback:
    """What is to be told of an answer that was recorded in an earlier sitting, judged as it would be today."""
    verdict = examiner.judge(question.card.interaction, answer.response)
    correct, reasons = (verdict.correct, verdict.reasons) if verdict else (answer.grade >= PASS, ())
    return Feedback(question, answer, correct, reasons, answer.grade, before)
