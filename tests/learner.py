"""A learner for tests: a clock that moves when told to, and a journal in memory."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta

from k2quiz.card import Card, CardId
from k2quiz.event import Event, EventId, Stamp
from k2quiz.history import History, replay
from k2quiz.scheduling.queue import Limits
from k2quiz.study.desk import Desk
from k2quiz.study.sitting import E

TODAY = date(2026, 11, 23)


@dataclass
class FakeClock:
    """Time as a test sets it."""

    day: date = TODAY
    milliseconds: int = 0

    def today(self) -> date:
        """The day that was set."""
        return self.day

    def elapsed(self) -> int:
        """What was set."""
        return self.milliseconds


@dataclass
class Learner:
    """Someone who studies: keeps the events, and opens desks on them."""

    cards: tuple[Card, ...]
    new_per_day: int = 10
    clock: FakeClock = field(default_factory=FakeClock)
    events: list[Event] = field(default_factory=list)

    @property
    def contents(self) -> Mapping[CardId, Card]:
        """Every card by its id."""
        return {card.id: card for card in self.cards}

    def record(self, make: Callable[[Stamp], E]) -> E:
        """Keep one event."""
        number = len(self.events) + 1
        moment = datetime.combine(self.clock.day, time(12), UTC) + timedelta(seconds=number)
        stamp = Stamp(
            EventId(f"{number:032x}"), "a" * 12, number, int(moment.timestamp() * 1000), "+00:00", self.clock.day
        )
        event = make(stamp)
        self.events.append(event)
        return event

    def desk(self) -> Desk:
        """A desk on what was recorded so far, as after a restart."""
        return Desk(self, self.history(), Limits(self.new_per_day), self.clock, self.record)

    def history(self) -> History:
        """The replay of every event."""
        return replay(self.events)

    def tomorrow(self) -> None:
        """Let a night pass."""
        self.clock.day += timedelta(days=1)


def learner_with(cards: Iterable[Card], new_per_day: int = 10) -> Learner:
    """A learner who never saw those cards."""
    return Learner(tuple(cards), new_per_day)
