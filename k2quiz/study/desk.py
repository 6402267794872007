"""Where a learner studies: a deck's cards, the learner's history, and what the day asks for."""

from collections.abc import Iterable
from datetime import date
from typing import Protocol

from k2quiz.card import Card
from k2quiz.event import History
from k2quiz.study.agenda import Load, load_of, next_due, unseen
from k2quiz.study.examiner import Examiner
from k2quiz.study.session import Session, begin, practise
from k2quiz.study.sitting import Record, Sitting


class Clock(Protocol):
    """What studying needs to know of time."""

    def today(self) -> date:
        """The learner's day."""
        ...

    def elapsed(self) -> int:
        """Milliseconds from any fixed moment on."""
        ...


class Desk:
    """Opens sittings and keeps the history that they add to."""

    def __init__(self, cards: Iterable[Card], history: History, new_per_day: int, clock: Clock, record: Record) -> None:
        self.cards = tuple(cards)
        self.clock = clock
        self._history = history
        self._new_per_day = new_per_day
        self._record = record
        self._examiner = Examiner(self.cards, history)
        self._sitting: Sitting | None = None

    @property
    def history(self) -> History:
        """Everything answered so far, the open sitting included."""
        return self._sitting.session.history if self._sitting else self._history

    def study(self, cards: Iterable[Card], more: int = 0) -> Sitting:
        """A sitting on what is due of those cards, with `more` new cards than the day has room for."""
        today = self.clock.today()
        limit = self._new_per_day
        if more:
            limit = more + max(limit, sum(s.introduced == today for s in self.history.states.values()))
        return self._sit(begin(cards, self._examiner, self.history, today, limit))

    def practise(self, cards: Iterable[Card]) -> Sitting:
        """A sitting on those cards that leaves the schedule alone."""
        return self._sit(practise(cards, self._examiner, self.history, self.clock.today()))

    def load(self, cards: Iterable[Card]) -> Load:
        """What today asks for of those cards, as part of the whole deck's day."""
        return load_of(cards, self.cards, self.history.states, self.clock.today(), self._new_per_day)

    def next_due(self, cards: Iterable[Card]) -> date | None:
        """The first day after today on which one of those cards is due."""
        return next_due(cards, self.history.states, self.clock.today())

    def unseen(self, cards: Iterable[Card]) -> int:
        """How many of those cards were never scheduled."""
        return unseen(cards, self.history.states)

    def _sit(self, session: Session) -> Sitting:
        self._sitting = Sitting(session, self._record, self.clock.elapsed)
        return self._sitting
