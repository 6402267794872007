"""Opens sittings on a deck; what judging answers needs is loaded with this module, and not before."""

from collections.abc import Collection, Iterable
from datetime import date

from k2quiz.card import Card
from k2quiz.history import History
from k2quiz.scheduling.queue import Limits, plan, workload
from k2quiz.scheduling.state import CardState
from k2quiz.study.clock import Clock
from k2quiz.study.exam import Exam, Paper, draw
from k2quiz.study.examiner import Examiner
from k2quiz.study.session import Session
from k2quiz.study.sitting import Record, Sitting


class Opening:
    """Opens sittings that share a judge, a clock and a record."""

    def __init__(self, deck: Collection[Card], history: History, clock: Clock, record: Record) -> None:
        self.examiner = Examiner(deck, history)
        self._clock = clock
        self._record = record

    def study(self, cards: Iterable[Card], history: History, day: date, limits: Limits) -> Sitting:
        """A sitting on what is due of those cards."""
        session = begin(cards, self.examiner, history, day, limits)
        return Sitting(session, self._record, self._clock.elapsed)

    def practise(self, cards: Iterable[Card], history: History, day: date) -> Sitting:
        """A sitting on those cards that leaves the schedule alone."""
        return Sitting(practise(cards, self.examiner, history, day), self._record, self._clock.elapsed)

    def examine(self, cards: Iterable[Card], history: History, day: date, paper: Paper) -> Sitting:
        """An exam on some of those cards; it is another one each time."""
        drawn = draw(history.asked(cards, day), paper.questions, seed=self._clock.elapsed())
        exam = Exam(paper.allowed(len(drawn)))
        return Sitting(examine(drawn, self.examiner, history, day, exam), self._record, self._clock.elapsed)


def begin(cards: Iterable[Card], examiner: Examiner, history: History, day: date, limits: Limits) -> Session:
    """A sitting on what is due that day, on the new cards that it has room for, and on the drill left over."""
    by_id = {card.id: card for card in cards}
    order = plan(workload(history.asked(by_id.values(), day), history.states, day, limits))
    shown = tuple(answer.card for answer in history.answered_on(day))
    return Session(by_id, examiner, history, day, order, shown=shown)


def practise(cards: Iterable[Card], examiner: Examiner, history: History, day: date) -> Session:
    """A sitting that leaves the schedule alone: cards met before, weakest first, or all where none were met."""
    by_id = {card.id: card for card in cards}
    asked = [card.id for card in history.asked(by_id.values(), day)]
    met = [card for card in asked if card in history.states]
    order = sorted(met, key=lambda card: _strength(history.states[card])) or asked
    return Session(by_id, examiner, history, day, tuple(order), practice=True)


def examine(drawn: Iterable[Card], examiner: Examiner, history: History, day: date, exam: Exam) -> Session:
    """An exam on exactly those cards in their order, which leaves the schedule alone."""
    cards = {card.id: card for card in drawn}
    return Session(cards, examiner, history, day, tuple(cards), practice=True, exam=exam)


def _strength(state: CardState) -> tuple[int, int]:
    return state.memory.interval, state.memory.ease
