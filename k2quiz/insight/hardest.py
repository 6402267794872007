"""The cards that do not stick."""

from collections.abc import Mapping
from typing import NamedTuple

from k2quiz.insight.record import Record, recalls
from k2quiz.insight.share import Share, share_of
from k2quiz.listing import CardId
from k2quiz.scheduling.state import CardState

MOST = 10
"""Cards that are told."""


class Hard(NamedTuple):
    """A card with the number of times that it was forgotten, and how often it was recalled."""

    card: CardId
    lapses: int
    retention: Share


def hardest(record: Record, states: Mapping[CardId, CardState]) -> tuple[Hard, ...]:
    """The cards forgotten most often, of as many lapses those of lowest retention first; at most ten."""
    found = [
        Hard(card, state.lapses, share_of(recall.answer for recall in recalls(each)))
        for each in record
        if (state := states.get(card := each.card.id)) and state.lapses
    ]
    return tuple(sorted(found, key=lambda hard: (-hard.lapses, hard.retention.share or 0, hard.card))[:MOST])
