"""Where a sitting stands, in lines: what is shown once, and what can be typed now."""

from collections.abc import Mapping, Sequence

from k2quiz.grading.response import Recalled
from k2quiz.plain.asking import hint_line, instruction, question_lines, subject_lines
from k2quiz.plain.telling import back_lines, claimable, feedback_lines, grade_lines, graded
from k2quiz.study.feedback import Feedback, Future
from k2quiz.study.question import Question
from k2quiz.study.session import Session
from k2quiz.study.wording import BUTTONS, REVISED, count

AFRESH = "s"
KEEP = "c"
"""What to type of a card that was revised: that it starts afresh, or is carried on with."""


def shown(session: Session, topics: Mapping[str, str], *, revealed: bool) -> list[str]:
    """The question, the back of a card that was `revealed`, or the feedback."""
    if session.feedback:
        return _told(session, session.feedback)
    if session.question is None:
        return []
    return _back(session, session.question) if revealed else _asked(session, session.question, topics)


def expected(session: Session, *, revealed: bool) -> str:
    """One line that says what can be typed now."""
    if session.feedback:
        grade = "" if session.practice else " Type 1 to 4 for another grade."
        claim = " Type :r if you were right." if claimable(session.feedback) else ""
        return f"Press Enter to go on.{grade}{claim}"
    if revealed:
        names = ", ".join(f"{button} {name}" for button, name in BUTTONS.items())
        return f"How well did you know it? {names}; Enter is {BUTTONS[session.preset]}."
    return _wanted(session, session.question) if session.question else ""


def _wanted(session: Session, question: Question) -> str:
    if question.revised:
        return f"Type {AFRESH} to start afresh, {KEEP} to carry on with what you know of it."
    hint = " Type :hint for a hint." if session.offers_hint(question) else ""
    return f"{instruction(question.card.interaction)}{hint}"


def standing_grade(session: Session) -> list[str]:
    """The grade of the answer being told; nothing in practice, which has none."""
    if session.feedback is None or session.practice:
        return []
    return [graded(session.feedback, session.day)]


def _asked(session: Session, question: Question, topics: Mapping[str, str]) -> list[str]:
    topic = question.card.item.topic
    left = f"({count(session.left, 'card')} left)"
    head = ["", " ".join(filter(None, (topics.get(topic, topic), left)))]
    if question.revised:
        return [*head, REVISED, *subject_lines(question.card), question.card.prompt]
    return [*head, *question_lines(question), *([hint_line(question)] if session.hinted else [])]


def _back(session: Session, question: Question) -> list[str]:
    return [*back_lines(question), *_grades(session, session.futures(question.card.id))]


def _told(session: Session, feedback: Feedback) -> list[str]:
    told = [] if isinstance(feedback.event.response, Recalled) else feedback_lines(feedback)
    return [*told, *standing_grade(session), *_grades(session, feedback.futures)]


def _grades(session: Session, futures: Sequence[Future]) -> list[str]:
    """What each grade would do, without its day for those who are not told of days; nothing in practice."""
    return [] if session.practice else grade_lines(futures, session.day if session.tells_days else None)
