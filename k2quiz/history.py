"""What follows from a learner's events: the answers that stand, and the state of every card."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TypeVar

from k2quiz.event import (
    CardEvent,
    Configured,
    Event,
    Flagged,
    Redone,
    Regraded,
    Reset,
    Reviewed,
    Suspended,
    Undone,
)
from k2quiz.listing import CardId, ItemId, Listed
from k2quiz.scheduling.state import CardState

T = TypeVar("T")
E = TypeVar("E", bound=Event)
C = TypeVar("C", bound=Listed)

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

    def add(self, *events: Event) -> "History":
        """The history with more events; those that it holds already change nothing."""
        by_card, configured = _sorted_out(events, self.heirs)
        grown = {card: in_order(distinct((*self.events(card), *more))) for card, more in by_card.items()}
        changed = {card: entries for card, entries in grown.items() if entries != self.events(card)}
        return replace(
            self,
            states=_with(self.states, {card: fold(entries) for card, entries in changed.items()}),
            suspended=_with(self.suspended, {card: suspended_until(entries) for card, entries in changed.items()}),
            configured=_later(self.configured, configured),
            added={**self.added, **changed},
        )

    def under(self, heirs: Mapping[ItemId, ItemId]) -> "History":
        """The history with the events of former ids under present ones; it must have none under an heir so far."""
        sources: dict[CardId, list[CardId]] = {}
        for card in {*self.kept, *self.added} if heirs else ():
            sources.setdefault(_heir(card, heirs), []).append(card)
        if all(cards == [card] for card, cards in sources.items()):
            return replace(self, heirs=heirs)
        kept = _Inherited(self, sources)
        shared = [card for card, cards in sources.items() if len(cards) > 1]
        return History(
            kept=kept,
            states=_with(_renamed(self.states, heirs), {card: fold(kept[card]) for card in shared}),
            suspended=_with(_renamed(self.suspended, heirs), {card: suspended_until(kept[card]) for card in shared}),
            heirs=heirs,
            configured=self.configured,
        )

    def answers(self, card: CardId) -> tuple[Reviewed, ...]:
        """The card's answers that stand, in order, each with the grade that it has now."""
        return standing(self.events(card))

    def has_reviews(self, number: int) -> bool:
        """Whether at least that many answers count for a schedule; no more are looked at than it takes to tell."""
        found = 0
        for card in self.states:
            found += len(counting(self.events(card)))
            if found >= number:
                return True
        return found >= number

    def flag(self, card: CardId) -> Flagged | None:
        """The mark that the card carries for its author."""
        last = next((event for event in reversed(self.events(card)) if isinstance(event, Flagged)), None)
        return last if last and last.flagged else None

    def away_until(self, card: CardId, day: date) -> date | None:
        """The day on which the card may be asked again; None where it may be on that day."""
        until = self.suspended.get(card)
        return until if until and day < until else None

    def is_suspended(self, card: CardId, day: date) -> bool:
        """Whether the card is not to be asked on that day."""
        return self.away_until(card, day) is not None

    def asked(self, cards: Iterable[C], day: date) -> tuple[C, ...]:
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
    by_card, configured = _sorted_out(distinct(events), moved)
    kept: dict[CardId, tuple[CardEvent, ...]] = {}
    states: dict[CardId, CardState] = {}
    suspended: dict[CardId, date] = {}
    # All about one card before the next: its events are read from memory once
    for card, unsorted in by_card.items():
        kept[card] = entries = in_order(unsorted)
        if state := fold(entries):
            states[card] = state
        if until := suspended_until(entries):
            suspended[card] = until
    return History(kept, states, suspended, moved, configured)


def in_order(events: Iterable[E]) -> tuple[E, ...]:
    """The events in the order of their stamps."""
    return tuple(sorted(events, key=_order))


def heirs_of(cards: Iterable[Listed]) -> Mapping[ItemId, ItemId]:
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
    card = _heir(event.card, heirs) if heirs else event.card
    return event if card == event.card else replace(event, card=card)


def standing(entries: Iterable[CardEvent]) -> tuple[Reviewed, ...]:
    """The answers among one card's events that are not taken back, with their last grades."""
    known = tuple(entries)
    answers = tuple(event for event in known if isinstance(event, Reviewed))
    if len(answers) == len(known):
        return answers
    taken_back = {event.review: isinstance(event, Undone) for event in known if isinstance(event, Undone | Redone)}
    grades = {event.review: event.grade for event in known if isinstance(event, Regraded)}
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
    answers = counting(entries)
    return CardState().after_all((answer.grade, answer.stamp.day) for answer in answers) if answers else None


def suspended_until(entries: Iterable[CardEvent]) -> date | None:
    """The day on which a card may be asked again, by its own events in their order; None where it never was away."""
    last = [event.until or FOR_EVER for event in entries if isinstance(event, Suspended)]
    return last[-1] if last else None


def distinct(events: Iterable[E]) -> Iterable[E]:
    """The events, each id once; of different ones with one id, which only damage can make, always the same."""
    known = tuple(events)
    unique = {event.stamp.id: event for event in known}
    if len(unique) == len(known):
        return known
    for event in known:
        if unique[event.stamp.id] != event:
            unique[event.stamp.id] = min(unique[event.stamp.id], event, key=repr)
    return unique.values()


class _Inherited(Mapping[CardId, tuple[CardEvent, ...]]):
    """The events of each card in order, of which some had other ids: `sources` has them all."""

    def __init__(self, history: History, sources: Mapping[CardId, Iterable[CardId]]) -> None:
        self._history = history
        self._sources = sources
        self._known: dict[CardId, tuple[CardEvent, ...]] = {}

    def __getitem__(self, card: CardId) -> tuple[CardEvent, ...]:
        if card not in self._known:
            events = (event for source in self._sources[card] for event in self._history.events(source))
            self._known[card] = in_order(event if event.card == card else replace(event, card=card) for event in events)
        return self._known[card]

    def __iter__(self) -> Iterator[CardId]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


def _sorted_out(
    events: Iterable[Event], heirs: Mapping[ItemId, ItemId]
) -> tuple[dict[CardId, list[CardEvent]], Configured | None]:
    """The events by their card, under its present id, and the last word on what a day asks for."""
    by_card: defaultdict[CardId, list[CardEvent]] = defaultdict(list)
    configured: Configured | None = None
    for event in events:
        if isinstance(event, Configured):
            configured = _later(configured, event)
        else:
            entry = inherited(event, heirs) if heirs else event
            by_card[entry.card].append(entry)
    return by_card, configured


def _order(event: Event) -> tuple[date, int, str, int, str]:
    return event.stamp.order


def _heir(card: CardId, heirs: Mapping[ItemId, ItemId]) -> CardId:
    """The present id of a card."""
    former, mark, part = card.partition("#")
    heir = heirs.get(ItemId(former))
    return CardId(f"{heir}{mark}{part}") if heir else card


def _renamed(mapping: Mapping[CardId, T], heirs: Mapping[ItemId, ItemId]) -> Mapping[CardId, T]:
    return {_heir(card, heirs): value for card, value in mapping.items()}


def _with(mapping: Mapping[CardId, T], changes: Mapping[CardId, T | None]) -> Mapping[CardId, T]:
    """The mapping with other values for some cards, or without the card where that is None."""
    if all(mapping.get(card) == value for card, value in changes.items()):
        return mapping
    changed = {**mapping, **{card: value for card, value in changes.items() if value is not None}}
    for card, value in changes.items():
        if value is None:
            changed.pop(card, None)
    return changed


def _later(known: Configured | None, event: Configured | None) -> Configured | None:
    if known is None or event is None:
        return known or event
    return event if event.stamp.order > known.stamp.order else known
