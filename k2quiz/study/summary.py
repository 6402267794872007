"""A sitting in a few numbers."""

from dataclasses import dataclass
from datetime import date

from k2quiz.card import Card
from k2quiz.history import FOR_EVER
from k2quiz.study.session import Session


@dataclass(frozen=True, slots=True)
class Missed:
    """A card that was not right at first, the day it returns, and whether it is suspended meanwhile."""

    card: Card
    due: date | None
    suspended: bool


@dataclass(frozen=True, slots=True)
class Summary:
    """How many cards were answered in how many answers, how many were right at first, and which were not.

    `leeches` are those that were forgotten once more of those that were forgotten often.
    """

    cards: int
    right: int
    answers: int
    missed: tuple[Missed, ...]
    leeches: tuple[Card, ...] = ()


def summarise(session: Session) -> Summary:
    """The sitting so far."""
    first = {answer.event.card: answer for answer in reversed(session.answers)}
    missed = [answer.question.card for answer in reversed(first.values()) if not answer.right]
    return Summary(
        cards=len(first),
        right=len(first) - len(missed),
        answers=len(session.answers),
        missed=tuple(_missed(card, session) for card in missed),
        leeches=tuple(answer.question.card for answer in reversed(first.values()) if answer.lapses),
    )


def _missed(card: Card, session: Session) -> Missed:
    suspended = session.history.away_until(card.id, session.day) == FOR_EVER
    return Missed(card, session.state(card.id).due, suspended)
