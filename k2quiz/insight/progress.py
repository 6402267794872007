"""How studying goes, in a few numbers."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from k2quiz.insight.record import Record
from k2quiz.insight.share import share_of
from k2quiz.listing import CardId
from k2quiz.scheduling.state import CardState


class Progress(NamedTuple):
    """Cards by how far they are, and the answers given to them.

    `right` counts answers graded 3 or more; `practice` are answers that left the schedule alone, which `answers` leaves
    out. `days` are those with any answer, `last` is the latest.
    """

    cards: int
    met: int
    mature: int
    lapses: int
    answers: int
    right: int
    practice: int
    days: int
    last: date | None


def progress(record: Record, states: Mapping[CardId, CardState]) -> Progress:
    """The progress of a learner with the cards of a record."""
    met = [state for each in record if (state := states.get(each.card.id))]
    answers = [answer for each in record for answer in each.answers]
    scheduled = share_of(answer for answer in answers if not answer.practice)
    days = {answer.stamp.day for answer in answers}
    return Progress(
        cards=len(record),
        met=len(met),
        mature=sum(state.is_mature for state in met),
        lapses=sum(state.lapses for state in met),
        answers=scheduled.answers,
        right=scheduled.right,
        practice=len(answers) - scheduled.answers,
        days=len(days),
        last=max(days, default=None),
    )
