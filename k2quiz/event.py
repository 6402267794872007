"""What a learner did, as facts, and the state that follows from them by replay."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NewType

from k2quiz.card import CardId
from k2quiz.grading.response import Response
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
    answer matcher. A practice answer leaves the schedule alone.
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


Event = Reviewed | Regraded | Undone


@dataclass(frozen=True, slots=True)
class History:
    """The events of every card in order, and the state of every card that they have scheduled."""

    events: Mapping[CardId, tuple[Event, ...]] = field(default_factory=dict)
    states: Mapping[CardId, CardState] = field(default_factory=dict)

    def add(self, event: Event) -> "History":
        """The history with one more event; one that it holds already changes nothing."""
        known = self.events.get(event.card, ())
        if any(event.stamp.id == other.stamp.id for other in known):
            return self
        entries = tuple(sorted((*known, event), key=lambda entry: entry.stamp.order))
        states = {card: state for card, state in self.states.items() if card != event.card}
        if state := fold(entries):
            states[event.card] = state
        return History({**self.events, event.card: entries}, states)

    def answers(self, card: CardId) -> tuple[Reviewed, ...]:
        """The card's answers that stand, in order, each with the grade that it has now."""
        return standing(self.events.get(card, ()))

    def answered_on(self, day: date) -> tuple[Reviewed, ...]:
        """Every scheduled answer of that day that stands, in order."""
        seen = (card for card, state in self.states.items() if state.seen is not None and state.seen >= day)
        answers = (answer for card in seen for answer in self.answers(card))
        today = (answer for answer in answers if answer.stamp.day == day and not answer.practice)
        return tuple(sorted(today, key=lambda answer: answer.stamp.order))


def replay(events: Iterable[Event]) -> History:
    """The history that events make, in whatever order and however often they arrive."""
    unique = {event.stamp.id: event for event in events}
    by_card: dict[CardId, list[Event]] = {}
    for event in sorted(unique.values(), key=lambda event: event.stamp.order):
        by_card.setdefault(event.card, []).append(event)
    entries = {card: tuple(events) for card, events in by_card.items()}
    states = {card: state for card, events in entries.items() if (state := fold(events))}
    return History(entries, states)


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


def fold(entries: Iterable[Event]) -> CardState | None:
    """The state that one card's events make, in their order; None where nothing was scheduled."""
    state: CardState | None = None
    for answer in standing(entries):
        if not answer.practice:
            state = (state or CardState()).after(answer.grade, answer.stamp.day)
    return state
