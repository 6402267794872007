"""Where a learner studies: a deck's cards, the learner's history, and what the day asks for."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from k2quiz.scheduling.queue import Limits, Workload, workload
from k2quiz.study.agenda import Load, load_of, next_due, unseen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date

    from k2quiz.card import Card
    from k2quiz.event import Stamp
    from k2quiz.history import History
    from k2quiz.listing import CardId, Listed
    from k2quiz.study.clock import Clock
    from k2quiz.study.exam import Paper
    from k2quiz.study.opening import Opening
    from k2quiz.study.sitting import N, Record, Sitting


class Editing(Protocol):
    """Lets a learner change the texts of a deck while it is studied."""

    def refusal(self, card: Card) -> str:
        """Why the card's text cannot be changed here; empty where it can."""

    def __call__(self, card: Card) -> Mapping[CardId, Card]:
        """The cards of the deck once its text was opened at the card, and changed or not.

        Raises:
            K2QuizError: the editor could not be run, or the deck has errors now.
        """


class Stock(Protocol):
    """What there is to study: the list of all cards, and the cards themselves."""

    @property
    def cards(self) -> Sequence[Listed]:
        """Every card, as far as planning and counting need it."""

    @property
    def contents(self) -> Mapping[CardId, Card]:
        """Every card as it is asked."""


class Desk:
    """Tells what is due, opens sittings, and keeps the history that they add to.

    Where there is an `editing`, texts of cards can be changed.
    """

    def __init__(self, stock: Stock, history: History, limits: Limits, clock: Clock, record: Record) -> None:
        self.stock = stock
        self.clock = clock
        self.editing: Editing | None = None
        self._history = history
        self._limits = limits
        self._record = record
        self._edited: Mapping[CardId, Card] = {}
        self._sitting: Sitting | None = None
        self._counted: tuple[History, date, Workload] | None = None

    @property
    def history(self) -> History:
        """Everything answered so far, the open sitting included."""
        return self._sitting.session.history if self._sitting else self._history

    def study(self, cards: Iterable[Listed], more: int = 0) -> Sitting:
        """A sitting on what is due of those cards, with `more` new cards than the day has room for."""
        today = self.clock.today()
        limits = self._limits
        if more:
            introduced = sum(state.introduced == today for state in self.history.states.values())
            limits = replace(limits, new=more + max(limits.new, introduced))
        self._sitting = self._opening.study(self._contents(cards), self.history, today, limits)
        return self._sitting

    def practise(self, cards: Iterable[Listed]) -> Sitting:
        """A sitting on those cards that leaves the schedule alone."""
        self._sitting = self._opening.practise(self._contents(cards), self.history, self.clock.today())
        return self._sitting

    def examine(self, cards: Iterable[Listed], paper: Paper) -> Sitting:
        """An exam on some of those cards."""
        self._sitting = self._opening.examine(self._contents(cards), self.history, self.clock.today(), paper)
        return self._sitting

    def candidates(self, cards: Iterable[Listed]) -> tuple[Card, ...]:
        """The cards that an exam on those could ask today, one an item."""
        from k2quiz.study.exam import candidates  # noqa: PLC0415 - seldom wanted, and the first screen counts

        return candidates(self._contents(self.history.asked(cards, self.clock.today())), seed=0)

    def refusal(self, card: Card) -> str:
        """Why the card's text cannot be changed here; empty where it can."""
        return self.editing.refusal(card) if self.editing else "The text of this card cannot be changed here."

    def edit(self, card: Card) -> None:
        """Let the learner change the card's text; the open sitting, and those after it, carry on with the new one.

        A card that is gone from the deck then stays as it was until the next start.

        Raises:
            K2QuizError: the editor could not be run, or the deck has errors now and nothing has changed here.
        """
        if self.editing and self._sitting:
            self._edited = self.editing(card)
            self.__dict__.pop("_opening", None)
            self._sitting.retell(self._edited, self._opening.examiner)

    def note(self, make: Callable[[Stamp], N]) -> None:
        """Record something that is said of any card; the open sitting knows of it.

        Raises:
            StorageError: it could not be saved; nothing has changed.
        """
        event = self._record(make)
        if self._sitting:
            self._sitting.noted(event)
        else:
            self._history = self._history.add(event)

    def catch_up(self, other: Desk) -> None:
        """Know what was answered at another desk of the same learner."""
        self._history, self._sitting = other.history, None

    def card(self, card: CardId) -> Card:
        """A card with the text that it has now."""
        return self._edited.get(card) or self.stock.contents[card]

    def limit(self, limits: Limits) -> None:
        """Ask for as much as that a day from now on."""
        self._limits, self._counted = limits, None

    def load(self, cards: Iterable[Listed]) -> Load:
        """What today asks for of those cards, as part of the whole deck's day."""
        today = self.clock.today()
        return load_of(self.history.asked(cards, today), self._workload(today), self.history.states, today)

    def next_due(self, cards: Iterable[Listed]) -> date | None:
        """The first day after today on which one of those cards is due."""
        return next_due(cards, self.history, self.clock.today())

    def unseen(self, cards: Iterable[Listed]) -> int:
        """How many of those cards were never scheduled."""
        return unseen(cards, self.history.states)

    def _contents(self, cards: Iterable[Listed]) -> Iterable[Card]:
        return (self.card(card.id) for card in cards)

    def _workload(self, today: date) -> Workload:
        """The deck's workload, worked out once for all its banks as long as nothing is answered."""
        history = self.history
        if self._counted is None or self._counted[0] is not history or self._counted[1] != today:
            asked = history.asked(self.stock.cards, today)
            self._counted = history, today, workload(asked, history.states, today, self._limits)
        return self._counted[2]

    @cached_property
    def _opening(self) -> Opening:
        from k2quiz.study.opening import Opening  # noqa: PLC0415 - the first screen counts, and judges nothing

        return Opening((self._edited or self.stock.contents).values(), self._history, self.clock, self._record)
