"""What follows from a learner's events: the answers that stand, and the state of every card."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from k2quiz.card import Card, CardId, ItemId
from k2quiz.event import (
    CardEvent,
    Configured,
    Event,
    EventId,
    Flagged,
    Redone,
    Regraded,
    Reset,
    Reviewed,
    Suspended,
    Undone,
)
from k2quiz.scheduling.state import CardState

T = TypeVar("T")
E = TypeVar("E", bound=Event)

FOR_EVER = date.max
"""The day until which a card is suspended that nobody will ask for again."""


@dataclass(frozen=True, slots=True)
class History:
    """The events of every card in order, the state of every card that they have scheduled, and who is suspended.

    `kept` are the events that the history began with, `added` those of the cards that something was added to since.
    `suspended` has the day on which a card may be asked again. `heirs` maps the ids that items had before to those
    that have their history now. `configured` is the last word on what a day asks for.
    """

    kept: Mapping[CardId, tuple[CardEvent, ...]] = field(default_factory=dict)
    states: Mapping[CardId, CardState] = field(default_factory=dict)
    suspended: Mapping[CardId, date] = field(default_factory=dict)
    heirs: Mapping[ItemId, ItemId] = field(default_factory=dict)
    configured: Configured | None = None
    added: Mapping[CardId, tuple[CardEvent, ...]] = field(default_factory=dict)

    def events(self, card: CardId) -> tuple[CardEvent, ...]:
        """What happened to a card, in order."""
        return self.added[card] if card in self.added else self.kept.get(card, ())

    def add(self, event: Event) -> "History":
        """The history with one more event; one that it holds already changes nothing."""
        if isinstance(event, Configured):
            return replace(self, configured=_later(self.configured, event))
        event = inherited(event, self.heirs)
        known = self.events(event.card)
        entries = in_order(_distinct((*known, event)))
        if entries == known:
            return self
        return replace(
            self,
            states=_with(self.states, event.card, fold(entries)),
            suspended=_with(self.suspended, event.card, suspended_until(entries)),
            added={**self.added, event.card: entries},
        )

    def answers(self, card: CardId) -> tuple[Reviewed, ...]:
        """The card's answers that stand, in order, each with the grade that it has now."""
        return standing(self.events(card))

    def flag(self, card: CardId) -> Flagged | None:
        """The mark that the card carries for its author."""
        last = next((event for event in reversed(self.events(card)) if isinstance(event, Flagged)), None)
        return last if last and last.flagged else None

    def is_suspended(self, card: CardId, day: date) -> bool:
        """Whether the card is not to be asked on that day."""
        return card in self.suspended and day < self.suspended[card]

    def asked(self, cards: Iterable[Card], day: date) -> tuple[Card, ...]:
        """Those of the cards that may be asked on that day."""
        return tuple(card for card in cards if not self.is_suspended(card.id, day))

    def revision(self, card: CardId) -> int:
        """The latest revision of its item that the card's schedule takes account of; 0 where nothing was scheduled."""
        entries = self.events(card)
        counted = [answer.revision for answer in counting(entries)]
        settled = [entry.revision for entry in entries if isinstance(entry, Reset)]
        return max([*counted, *settled]) if counted else 0

    def answered_on(self, day: date) -> tuple[Reviewed, ...]:
        """Every answer of that day that counts for a schedule, in order."""
        seen = (card for card, state in self.states.items() if state.seen is not None and state.seen >= day)
        answers = (answer for card in seen for answer in counting(self.events(card)))
        today = (answer for answer in answers if answer.stamp.day == day)
        return tuple(sorted(today, key=lambda answer: answer.stamp.order))


def replay(events: Iterable[Event], heirs: Mapping[ItemId, ItemId] | None = None) -> History:
    """The history that events make, in whatever order and however often they arrive.

    Events of an id that is in `heirs` count for the id that it maps to.
    """
    moved = heirs or {}
    by_card: dict[CardId, list[CardEvent]] = {}
    configured: Configured | None = None
    for event in _distinct(events):
        if isinstance(event, Configured):
            configured = _later(configured, event)
        else:
            entry = inherited(event, moved) if moved else event
            by_card.setdefault(entry.card, []).append(entry)
    entries = {card: in_order(events) for card, events in by_card.items()}
    return History(
        kept=entries,
        states={card: state for card, events in entries.items() if (state := fold(events))},
        suspended={card: until for card, events in entries.items() if (until := suspended_until(events))},
        heirs=moved,
        configured=configured,
    )


def in_order(events: Iterable[E]) -> tuple[E, ...]:
    """The events in the order of their stamps."""
    return tuple(sorted(events, key=lambda event: event.stamp.order))


def heirs_of(cards: Iterable[Card]) -> Mapping[ItemId, ItemId]:
    """The item that has the history of each former id (`was`) now.

    An id that is in use keeps its own history; where several items claim one, the first of them has it.
    """
    items = {card.item.id: card.item for card in cards}
    found: dict[ItemId, ItemId] = {}
    for item in items.values():
        for former in item.was:
            if former not in items:
                found.setdefault(former, item.id)
    return found


def inherited(event: CardEvent, heirs: Mapping[ItemId, ItemId]) -> CardEvent:
    """The event under the present id of its item; the part after the `#` stays."""
    former, mark, part = event.card.partition("#") if heirs else ("", "", "")
    heir = heirs.get(ItemId(former))
    return replace(event, card=CardId(f"{heir}{mark}{part}")) if heir else event


def standing(entries: Iterable[CardEvent]) -> tuple[Reviewed, ...]:
    """The answers among one card's events that are not taken back, with their last grades."""
    known = tuple(entries)
    answers = tuple(event for event in known if isinstance(event, Reviewed))
    changes = [event for event in known if not isinstance(event, Reviewed)]
    if not changes:
        return answers
    taken_back = {event.review: isinstance(event, Undone) for event in changes if isinstance(event, Undone | Redone)}
    grades = {event.review: event.grade for event in changes if isinstance(event, Regraded)}
    return tuple(
        replace(answer, grade=grades[name]) if name in grades else answer
        for answer in answers
        if not taken_back.get(name := answer.stamp.id)
    )


def counting(entries: Iterable[CardEvent]) -> tuple[Reviewed, ...]:
    """The answers among one card's events that make its schedule: no practice, none before it started afresh."""
    known = tuple(entries)
    settled = {event.revision: event for event in known if isinstance(event, Reset)}
    start = max((event.stamp.order for event in settled.values() if event.afresh), default=None)
    return tuple(
        answer for answer in standing(known) if not answer.practice and (start is None or answer.stamp.order > start)
    )


def fold(entries: Iterable[CardEvent]) -> CardState | None:
    """The state that one card's events make, in their order; None where nothing was scheduled."""
    state: CardState | None = None
    for answer in counting(entries):
        state = (state or CardState()).after(answer.grade, answer.stamp.day)
    return state


def suspended_until(entries: Iterable[CardEvent]) -> date | None:
    """The day on which a card may be asked again, by its own events in their order; None where it never was away."""
    last = [event.until or FOR_EVER for event in entries if isinstance(event, Suspended)]
    return last[-1] if last else None


def _distinct(events: Iterable[E]) -> Iterable[E]:
    """The events, each id once; of different ones with one id, which only damage can make, always the same."""
    unique: dict[EventId, E] = {}
    for event in events:
        known = unique.setdefault(event.stamp.id, event)
        if known is not event and known != event:
            unique[event.stamp.id] = min(known, event, key=repr)
    return unique.values()


def _with(mapping: Mapping[CardId, T], card: CardId, value: T | None) -> Mapping[CardId, T]:
    """The mapping with another value for a card, or without the card where that is None."""
    if value is None:
        return {known: each for known, each in mapping.items() if known != card} if card in mapping else mapping
    return mapping if mapping.get(card) == value else {**mapping, card: value}


def _later(known: Configured | None, event: Configured) -> Configured:
    return event if known is None or event.stamp.order > known.stamp.order else known
