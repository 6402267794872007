"""How studying goes, in a few numbers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from k2quiz.history import History
from k2quiz.listing import Listed
from k2quiz.scheduling.sm2 import PASS


@dataclass(frozen=True, slots=True)
class Progress:
    """Cards by how far they are, and the answers given to them.

    `right` counts answers graded 3 or more. `retention` is their share among the scheduled answers to cards that had
    been met on an earlier day, None where there were none.
    """

    cards: int
    met: int
    mature: int
    lapses: int
    answers: int
    right: int
    practice: int
    retention: float | None
    days: int
    last: date | None


def progress(cards: Iterable[Listed], history: History) -> Progress:
    """The progress of a learner with those cards."""
    known = tuple(cards)
    states = [state for card in known if (state := history.states.get(card.id))]
    answers = [answer for card in known for answer in history.answers(card.id)]
    scheduled = [answer for answer in answers if not answer.practice]
    reviews = [
        answer
        for answer in scheduled
        if (introduced := history.states[answer.card].introduced) and answer.stamp.day > introduced
    ]
    recalled = sum(answer.grade >= PASS for answer in reviews)
    days = {answer.stamp.day for answer in answers}
    return Progress(
        cards=len(known),
        met=len(states),
        mature=sum(state.is_mature for state in states),
        lapses=sum(state.lapses for state in states),
        answers=len(scheduled),
        right=sum(answer.grade >= PASS for answer in scheduled),
        practice=len(answers) - len(scheduled),
        retention=recalled / len(reviews) if reviews else None,
        days=len(days),
        last=max(days, default=None),
    )
