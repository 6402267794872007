"""An exam in lines: the time that is left, and how it went."""

from collections.abc import Iterator, Mapping

from k2quiz.plain.asking import question_lines
from k2quiz.plain.telling import feedback_lines
from k2quiz.study.result import by_topic, result, score_sentence, unanswered_sentence
from k2quiz.study.session import Session
from k2quiz.study.sitting import Sitting
from k2quiz.study.wording import span

NOT_IN_AN_EXAM = (":hint", ":right", ":bury", ":suspend", ":edit")
"""Commands that would tell of an answer, or take a question away."""


def time_line(sitting: Sitting) -> list[str]:
    """The time that is left of an exam; nothing where there is none."""
    return [f"{span(sitting.remaining)} left."] if sitting.session.exam else []


def ended(sitting: Sitting) -> bool:
    """Whether every question of an exam has an answer, and it was not handed in yet."""
    exam = sitting.session.exam
    return exam is not None and exam.is_open and bool(sitting.session.answers)


def is_over(session: Session) -> bool:
    """Whether this is an exam that was handed in, as it is once its time is up."""
    return session.exam is not None and not session.exam.is_open


def result_lines(session: Session, topics: Mapping[str, str]) -> Iterator[str]:
    """The score of an exam in all and by topic, and each question that was missed, with what is right and why."""
    found = result(session)
    yield score_sentence(found)
    yield from filter(None, [unanswered_sentence(found)])
    for title, score in by_topic(found, topics):
        yield f"- {title}: {score.right} of {score.of}"
    for feedback in found.missed:
        yield from ("", *question_lines(feedback.question), *feedback_lines(feedback))
