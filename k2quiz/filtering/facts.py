"""What is known of a card that a filter may ask for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from k2quiz.filtering.vocabulary import Field, Number, State
from k2quiz.history import FOR_EVER, History
from k2quiz.listing import bank_of
from k2quiz.scheduling.queue import NEVER_SEEN
from k2quiz.scheduling.sm2 import PASS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from datetime import date

    from k2quiz.card import Card
    from k2quiz.listing import CardId, Listed
    from k2quiz.scheduling.state import CardState


@dataclass(frozen=True, slots=True)
class Knowledge:
    """Cards with their contents, and a learner's history with them, as seen on a day."""

    contents: Mapping[CardId, Card]
    history: History
    today: date

    def state(self, card: Listed) -> CardState:
        """The card's schedule."""
        return self.history.states.get(card.id, NEVER_SEEN)

    def away_until(self, card: Listed) -> date | None:
        """The day until which the card is not asked; None where it is asked."""
        return self.history.away_until(card.id, self.today)


IN_CONTENTS: frozenset[Field | State | Number] = frozenset(
    {Field.TAG, Field.KIND, Field.LEVEL, Field.COVERS, State.CRITICAL, State.NUANCE, Number.DIFFICULTY}
)
"""What only a card's contents tell."""


def is_due(known: Knowledge, card: Listed) -> bool:
    """Whether the card waits for a review and may be asked."""
    return known.state(card).is_due(known.today) and known.away_until(card) is None


def _missed(known: Knowledge, card: Listed) -> bool:
    answers = known.history.answers(card.id)
    return bool(answers) and answers[-1].grade < PASS


def _practised(known: Knowledge, card: Listed) -> bool:
    return any(answer.practice for answer in known.history.answers(card.id))


def _buried(known: Knowledge, card: Listed) -> bool:
    return known.away_until(card) not in (None, FOR_EVER)


def _learning(known: Knowledge, card: Listed) -> bool:
    return card.id in known.history.states and not known.state(card).is_mature


def _difficulty(known: Knowledge, card: Listed) -> int | None:
    return known.contents[card.id].item.difficulty or None


def _ease(known: Knowledge, card: Listed) -> int | None:
    return known.state(card).memory.ease if card.id in known.history.states else None


def _days_until_due(known: Knowledge, card: Listed) -> int | None:
    due = known.state(card).due
    return (due - known.today).days if due else None


def _days_since(known: Knowledge, card: Listed) -> int | None:
    seen = known.state(card).seen
    return (known.today - seen).days if seen else None


FIELD_VALUES: Mapping[Field, Callable[[Knowledge, Listed], Iterable[str]]] = {
    Field.BANK: lambda _, card: (bank_of(card),),
    Field.TOPIC: lambda _, card: (card.item.topic,),
    Field.TAG: lambda known, card: known.contents[card.id].item.tags,
    Field.KIND: lambda known, card: (known.contents[card.id].item.kind,),
    Field.LEVEL: lambda known, card: (known.contents[card.id].item.level,),
    Field.ID: lambda _, card: (card.id, card.item.id),
    Field.COVERS: lambda known, card: known.contents[card.id].item.covers,
    Field.FLAG: lambda known, card: (flag.note,) if (flag := known.history.flag(card.id)) else (),
}
"""The texts that each field of a card has."""

STATE_TESTS: Mapping[State, Callable[[Knowledge, Listed], bool]] = {
    State.NEW: lambda known, card: card.id not in known.history.states,
    State.SEEN: lambda known, card: card.id in known.history.states,
    State.DUE: is_due,
    State.LEARNING: _learning,
    State.MATURE: lambda known, card: known.state(card).is_mature,
    State.LEECH: lambda known, card: known.state(card).is_leech,
    State.MISSED: _missed,
    State.PRACTISED: _practised,
    State.SUSPENDED: lambda known, card: known.away_until(card) == FOR_EVER,
    State.BURIED: _buried,
    State.FLAGGED: lambda known, card: known.history.flag(card.id) is not None,
    State.CRITICAL: lambda known, card: known.contents[card.id].item.critical,
    State.NUANCE: lambda known, card: known.contents[card.id].item.nuance,
}
"""Whether each state is that of a card."""

NUMBER_VALUES: Mapping[Number, Callable[[Knowledge, Listed], int | None]] = {
    Number.LAPSES: lambda known, card: known.state(card).lapses,
    Number.INTERVAL: lambda known, card: known.state(card).memory.interval,
    Number.EASE: _ease,
    Number.ANSWERS: lambda known, card: len(known.history.answers(card.id)),
    Number.DUE: _days_until_due,
    Number.SEEN: _days_since,
    Number.DIFFICULTY: _difficulty,
}
"""Each number of a card, or None where it has none."""
