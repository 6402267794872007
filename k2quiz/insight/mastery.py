"""How far each topic is."""

from collections.abc import Mapping
from typing import NamedTuple

from k2quiz.insight.record import Record
from k2quiz.listing import CardId
from k2quiz.scheduling.state import CardState


class Mastery(NamedTuple):
    """A topic's cards: all, those met, and those of 21 days' interval or more."""

    cards: int = 0
    met: int = 0
    mature: int = 0


def mastery(record: Record, states: Mapping[CardId, CardState]) -> Mapping[str, Mastery]:
    """The mastery of each topic, in the order of their first cards."""
    found: dict[str, Mastery] = {}
    for each in record:
        topic, state = each.card.item.topic, states.get(each.card.id)
        is_mature = state is not None and state.is_mature
        old = found.get(topic, Mastery())
        found[topic] = Mastery(old.cards + 1, old.met + (state is not None), old.mature + is_mature)
    return found
