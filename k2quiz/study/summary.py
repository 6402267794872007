"""A sitting in a few numbers."""

from dataclasses import dataclass
from datetime import date

from k2quiz.card import Card
from k2quiz.study.session import Session


@dataclass(frozen=True, slots=True)
class Missed:
    """A card that was not right at first, and the day it returns."""

    card: Card
    due: date | None


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
        missed=tuple(Missed(card, session.state(card.id).due) for card in missed),
        leeches=tuple(answer.question.card for answer in reversed(first.values()) if answer.lapses),
    )
