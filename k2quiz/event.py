"""What a learner did, as facts, and the state that follows from them by replay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NewType

from k2quiz.grading.response import Response
from k2quiz.listing import CardId, ItemId, Listed
from k2quiz.scheduling.state import CardState

EventId = NewType("EventId", str)
"""A UUIDv7 in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which event this is, and when: `at` in UTC milliseconds, `zone` the offset then, `day` as decided then."""

    id: EventId
    device: str
    sequence: int
    at: int
    zone: str
    day: date

    @property
    def order(self) -> tuple[date, int, str, int, str]:
        """The order in which events of several devices are replayed; ids part the events of a copied device."""
        return self.day, self.at, self.device, self.sequence, self.id


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An answer, with the grade that the rules gave it, and the codes of the reasons.

    `took` is milliseconds, `length` the characters that there were to read; `matcher` is the version of the
    answer matcher, `revision` the item's. A practice answer leaves the schedule alone.
    """

    stamp: Stamp
    card: CardId
    response: Response
    grade: int
    reasons: tuple[str, ...]
    took: int
    length: int
    matcher: int
    practice: bool = False
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Regraded:
    """Another grade for an answer; `claimed` where the learner says that a refused answer was right."""

    stamp: Stamp
    card: CardId
    review: EventId
    grade: int
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Undone:
    """An answer taken back, as if it had never been given."""

    stamp: Stamp
    card: CardId
    review: EventId


@dataclass(frozen=True, slots=True)
class Reset:
    """What becomes of a card whose right answer has a new meaning: it starts `afresh`, or keeps its history.

    Of several for one `revision` of the item, the last holds.
    """

    stamp: Stamp
    card: CardId
    revision: int
    afresh: bool


Event = Reviewed | Regraded | Undone | Reset


@dataclass(frozen=True, slots=True)
class History:
    """The events of every card in order, and the state of every card that they have scheduled.

    `heirs` maps the ids that items had before to those that have their history now.
    """

    events: Mapping[CardId, tuple[Event, ...]] = field(default_factory=dict)
    states: Mapping[CardId, CardState] = field(default_factory=dict)
    heirs: Mapping[ItemId, ItemId] = field(default_factory=dict)

    def add(self, event: Event) -> "History":
        """The history with one more event; one that it holds already changes nothing."""
        event = inherited(event, self.heirs)
        known = self.events.get(event.card, ())
        if any(event.stamp.id == other.stamp.id for other in known):
            return self
        entries = tuple(sorted((*known, event), key=lambda entry: entry.stamp.order))
        states = {card: state for card, state in self.states.items() if card != event.card}
        if state := fold(entries):
            states[event.card] = state
        return History({**self.events, event.card: entries}, states, self.heirs)

    def answers(self, card: CardId) -> tuple[Reviewed, ...]:
        """The card's answers that stand, in order, each with the grade that it has now."""
        return standing(self.events.get(card, ()))

    def revision(self, card: CardId) -> int:
        """The latest revision of its item that the card's schedule takes account of; 0 where nothing was scheduled."""
        entries = self.events.get(card, ())
        counted = [answer.revision for answer in counting(entries)]
        settled = [entry.revision for entry in entries if isinstance(entry, Reset)]
        return max([*counted, *settled]) if counted else 0

    def answered_on(self, day: date) -> tuple[Reviewed, ...]:
        """Every answer of that day that counts for a schedule, in order."""
        seen = (card for card, state in self.states.items() if state.seen is not None and state.seen >= day)
        answers = (answer for card in seen for answer in counting(self.events[card]))
        today = (answer for answer in answers if answer.stamp.day == day)
        return tuple(sorted(today, key=lambda answer: answer.stamp.order))


def replay(events: Iterable[Event], heirs: Mapping[ItemId, ItemId] | None = None) -> History:
    """The history that events make, in whatever order and however often they arrive.

    Events of an id that is in `heirs` count for the id that it maps to.
    """
    moved = heirs or {}
    unique = {event.stamp.id: inherited(event, moved) for event in events}
    by_card: dict[CardId, list[Event]] = {}
    for event in sorted(unique.values(), key=lambda event: event.stamp.order):
        by_card.setdefault(event.card, []).append(event)
    entries = {card: tuple(events) for card, events in by_card.items()}
    states = {card: state for card, events in entries.items() if (state := fold(events))}
    return History(entries, states, moved)


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


def inherited(event: Event, heirs: Mapping[ItemId, ItemId]) -> Event:
    """The event under the present id of its item; the part after the `#` stays."""
    former, mark, part = event.card.partition("#") if heirs else ("", "", "")
    heir = heirs.get(ItemId(former))
    return replace(event, card=CardId(f"{heir}{mark}{part}")) if heir else event


def standing(entries: Iterable[Event]) -> tuple[Reviewed, ...]:
    """The answers among one card's events that were not undone, with their last grades."""
    known = tuple(entries)
    undone = {event.review for event in known if isinstance(event, Undone)}
    grades = {event.review: event.grade for event in known if isinstance(event, Regraded)}
    return tuple(
        replace(event, grade=grades.get(event.stamp.id, event.grade))
        for event in known
        if isinstance(event, Reviewed) and event.stamp.id not in undone
    )


def counting(entries: Iterable[Event]) -> tuple[Reviewed, ...]:
    """The answers among one card's events that make its schedule: no practice, none before it started afresh."""
    known = tuple(entries)
    settled = {event.revision: event for event in known if isinstance(event, Reset)}
    start = max((event.stamp.order for event in settled.values() if event.afresh), default=None)
    return tuple(
        answer for answer in standing(known) if not answer.practice and (start is None or answer.stamp.order > start)
    )


def fold(entries: Iterable[Event]) -> CardState | None:
    """The state that one card's events make, in their order; None where nothing was scheduled."""
    state: CardState | None = None
    for answer in counting(entries):
        state = (state or CardState()).after(answer.grade, answer.stamp.day)
    return state
