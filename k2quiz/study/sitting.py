"""A sitting that is being held: each answer is on disk before the learner is told anything."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Protocol, TypeVar

from k2quiz.card import Card, CardId
from k2quiz.event import Flagged, Redone, Regraded, Reset, Reviewed, Stamp, Suspended, Undone
from k2quiz.grading.confidence import Confidence
from k2quiz.grading.response import Response
from k2quiz.study.examiner import Examiner
from k2quiz.study.session import Session

E = TypeVar("E", Reviewed, Regraded, Undone, Redone, Reset, Suspended, Flagged)
N = TypeVar("N", Suspended, Flagged)
"""What is said of a card beside answering it, at any time."""


class Record(Protocol):
    """Gives an event its stamp and returns it once it is safe on disk.

    Raises:
        StorageError: it could not be saved; nothing has changed.
    """

    def __call__(self, make: Callable[[Stamp], E]) -> E:
        """The event that `make` gives for the next stamp, once it is saved."""
        ...


class Sitting:
    """The one way for a screen to move a session; where recording fails, the session stays as it was.

    `elapsed` gives milliseconds from any fixed moment on, and is read when a question appears and is answered.
    """

    def __init__(self, session: Session, record: Record, elapsed: Callable[[], int]) -> None:
        self.session = session
        self._record = record
        self._elapsed = elapsed
        self._asked = self._begun = elapsed()

    def answer(self, response: Response, confidence: Confidence = Confidence.SURE) -> None:
        """Record the answer to the current question, and how sure the learner is of it; an exam may be over by then."""
        question = self.session.question
        if question is None or self._is_late():
            return
        marked = self.session.mark(question, response, self._elapsed() - self._asked, confidence)
        event = self._record(marked.event)
        self.session = self.session.answered(marked, event)

    def regrade(self, button: int) -> None:
        """Give the answer being told the grade of a button, 1–4, if it has another."""
        feedback = self.session.feedback
        if feedback is not None and feedback.button != button:
            event = self._record(lambda stamp: self.session.regrade(stamp, button))
            self.session = self.session.regraded(event)

    def claim(self) -> None:
        """Call the refused answer being told right."""
        feedback = self.session.feedback
        if feedback is not None and not feedback.right:
            self.session = self.session.regraded(self._record(self.session.claim))

    def undo(self) -> None:
        """Ask again what was last suspended or answered, in this sitting or before it, if anything was."""
        if self._is_late():
            return
        if self.session.put_away:
            self.noted(self._record(self.session.bring_back))
            self.session = self.session.go_on()
        elif last := self.session.last:
            event = self._record(lambda stamp: Undone(stamp, last.card, last.stamp.id))
            self.session = self.session.undone(event, last)
        self._asked = self._elapsed()

    def redo(self) -> None:
        """Let the answer that was undone last stand again, if nothing was answered since."""
        if self.session.taken_back and not self._is_late():
            self.session = self.session.redone(self._record(self.session.redo))

    def suspend(self) -> None:
        """Ask the current card no more."""
        self._suspend(None)

    def bury(self) -> None:
        """Ask the current card no more on this day."""
        self._suspend(self.session.day + timedelta(days=1))

    def flag(self, note: str) -> None:
        """Mark the current card for its author, with a note."""
        self._flag(flagged=True, note=note)

    def unflag(self) -> None:
        """Take the mark of the current card away."""
        self._flag(flagged=False, note="")

    def noted(self, event: Suspended | Flagged) -> None:
        """Know of what was said of any card and is on disk; what is being told of it is told until the next step."""
        self.session = self.session.noted(event)

    def hint(self) -> None:
        """Show the hint of the current question; the answer's event tells that it was."""
        self.session = self.session.hint()

    def start_afresh(self) -> None:
        """Let the revised card being asked begin as if it were new."""
        self._settle(afresh=True)

    def keep(self) -> None:
        """Let the revised card being asked keep its history."""
        self._settle(afresh=False)

    def retell(self, contents: Mapping[CardId, Card], examiner: Examiner) -> None:
        """Carry on with other texts of the same cards."""
        self.session = self.session.retold(contents, examiner)

    def go_on(self) -> None:
        """Leave the feedback for the next question."""
        self.session = self.session.go_on()
        self._asked = self._elapsed()

    @property
    def remaining(self) -> int:
        """The milliseconds that are left of an exam; 0 where it is none."""
        exam = self.session.exam
        return max(0, exam.allowed - self._elapsed() + self._begun) if exam else 0

    def hand_in(self) -> None:
        """Let an exam be marked, if this is one; its questions cannot be answered any more."""
        exam = self.session.exam
        if exam and exam.is_open:
            self.session = self.session.handed_in(exam.handed_in(self._elapsed() - self._begun))

    def leave_feedback(self) -> None:
        """Tell no more of an exam's answers."""
        self.session = self.session.leave_feedback()

    def _is_late(self) -> bool:
        """Whether the time of an exam is over; it is handed in then."""
        late = self.session.exam is not None and not self.remaining
        if late:
            self.hand_in()
        return late

    def _suspend(self, until: date | None) -> None:
        if card := self.session.card:
            self.noted(self._record(lambda stamp: Suspended(stamp, card.id, until)))
            self.go_on()

    def _flag(self, *, flagged: bool, note: str) -> None:
        if card := self.session.card:
            self.noted(self._record(lambda stamp: Flagged(stamp, card.id, flagged, note)))

    def _settle(self, *, afresh: bool) -> None:
        question = self.session.question
        if question is not None and question.revised:
            event = self._record(lambda stamp: self.session.settle(stamp, question, afresh=afresh))
            self.session = self.session.settled(event)
            self._asked = self._elapsed()
