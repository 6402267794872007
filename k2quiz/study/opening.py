"""Opens sittings on a deck; what judging answers needs is loaded with this module, and not before."""

from collections.abc import Collection, Iterable
from datetime import date

from k2quiz.card import Card
from k2quiz.history import History
from k2quiz.scheduling.queue import Limits
from k2quiz.study.clock import Clock
from k2quiz.study.exam import Exam, Paper, draw
from k2quiz.study.examiner import Examiner
from k2quiz.study.session import begin, examine, practise
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
