"""One sitting as a value: every step returns the sitting that follows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from k2quiz.card import Card, CardId, Choose
from k2quiz.event import Flagged, Redone, Regraded, Reset, Reviewed, Stamp, Suspended, Undone
from k2quiz.grading.confidence import Confidence
from k2quiz.grading.response import Recalled, Response
from k2quiz.grading.rules import Outcome, claimed_grade, grade, grade_for
from k2quiz.grading.verdict import Reason
from k2quiz.history import History
from k2quiz.scheduling.queue import NEVER_SEEN, upcoming
from k2quiz.scheduling.state import CardState
from k2quiz.study.exam import EXAM, Exam
from k2quiz.study.examiner import Examiner
from k2quiz.study.feedback import Feedback, Future, futures
from k2quiz.study.marking import Marked, remembered
from k2quiz.study.question import Question, ask

SEASONED = 20
"""Reviews after which a learner is told of days."""


@dataclass(frozen=True, slots=True)
class Session:
    """Where a sitting stands: what is planned, what was shown today, what was answered, what is being told.

    `shown` holds every card shown on `day`, in order, earlier sittings included; `answers` this sitting's, and
    `taken_back` those of it that were undone, and `put_away` the cards that were suspended, since the last answer, the
    latest last.
    `hinted`: the hint of the current question was shown. Of an `exam` nothing is told before it is handed in.
    """

    cards: Mapping[CardId, Card]
    examiner: Examiner
    history: History
    day: date
    plan: tuple[CardId, ...]
    shown: tuple[CardId, ...] = ()
    answers: tuple[Feedback, ...] = ()
    taken_back: tuple[Feedback, ...] = ()
    put_away: tuple[CardId, ...] = ()
    feedback: Feedback | None = None
    practice: bool = False
    hinted: bool = False
    exam: Exam | None = None

    @property
    def question(self) -> Question | None:
        """What is asked now; None while feedback is shown, when nothing is left, and once an exam was handed in."""
        if self.feedback is not None or (self.exam and not self.exam.is_open):
            return None
        card = self._next()
        if card is None:
            return None
        question = ask(self.cards[card], len(self.history.answers(card)))
        return replace(question, revised=self._is_revised(question.card))

    @property
    def card(self) -> Card | None:
        """The card that is asked, or whose answer is being told."""
        question = self.feedback.question if self.feedback else self.question
        return question.card if question else None

    @property
    def waiting(self) -> tuple[CardId, ...]:
        """Planned cards that were not answered yet, and are not suspended."""
        done = self._answered()
        return tuple(card for card in self.plan if card not in done and not self.history.is_suspended(card, self.day))

    @property
    def drill(self) -> tuple[CardId, ...]:
        """Cards to be repeated today, because their last answer was graded below 4."""
        if self.practice:
            return ()
        again = (card for card in self.cards if self.state(card).needs_drill(self.day))
        return tuple(card for card in again if not self.history.is_suspended(card, self.day))

    @property
    def left(self) -> int:
        """How many cards are still to come, as far as is known now."""
        return len(self.waiting) + len(self.drill)

    @property
    def preset(self) -> int:
        """The button that is meant for a recall where none is named: Good, but after the hint Hard."""
        return 2 if self.hinted else 3

    @property
    def tells_days(self) -> bool:
        """Whether it is told when each grade would bring a card back: not to those new to it, nor in practice."""
        return not self.practice and self.history.has_reviews(SEASONED)

    def offers_hint(self, question: Question) -> bool:
        """Whether the question has a hint that was not shown yet, and is not asked in an exam."""
        return bool(question.card.item.hint) and not self.hinted and self.exam is None

    def state(self, card: CardId) -> CardState:
        """The schedule of one card."""
        return self.history.states.get(card, NEVER_SEEN)

    def futures(self, card: CardId) -> tuple[Future, ...]:
        """What each grade button would do to a card that the learner grades."""
        return futures(self.state(card), self.day)

    def mark(self, question: Question, response: Response, took: int, confidence: Confidence) -> Marked:
        """The judgement on a response to the question, given after `took` milliseconds and so confidently."""
        interaction = question.card.interaction
        verdict = self.examiner.judge(interaction, response)
        outcome = Outcome(
            verdict=verdict,
            recalled=response.grade if isinstance(response, Recalled) else None,
            pace=self.examiner.pace(interaction, took, question.length),
            two_options=isinstance(interaction, Choose) and len(interaction.options) == 2,
            first_choice=isinstance(interaction, Choose) and not self.history.answers(question.card.id),
            hinted=self.hinted,
            confidence=confidence if verdict else None,
        )
        ruled, reasons = grade(outcome)
        correct = verdict.correct if verdict else ruled >= 3
        reasons = (*reasons, Reason(EXAM, "")) if self.exam else reasons
        return Marked(question, response, correct, ruled, reasons, took, self.practice)

    def answered(self, marked: Marked, event: Reviewed) -> "Session":
        """The sitting after an answer that was recorded as `event`."""
        feedback = Feedback(marked.question, event, marked.correct, marked.reasons, event.grade, self.state(event.card))
        return replace(
            self,
            history=self.history.add(event),
            shown=(*self.shown, event.card),
            answers=(*self.answers, feedback),
            taken_back=(),
            put_away=(),
            feedback=None if self.exam else feedback,
        )

    def regrade(self, stamp: Stamp, button: int) -> Regraded:
        """The fact that the learner gives the answer being told another grade."""
        feedback = self._told()
        return Regraded(stamp, feedback.event.card, feedback.event.stamp.id, grade_for(button, feedback.event.grade))

    def claim(self, stamp: Stamp) -> Regraded:
        """The fact that the learner calls a refused answer right."""
        told = self._told().event
        return Regraded(stamp, told.card, told.stamp.id, claimed_grade(told.reasons), claimed=True)

    def regraded(self, event: Regraded) -> "Session":
        """The sitting after the grade of the answer being told was changed."""
        told = self._told()
        feedback = replace(told, grade=event.grade, claimed=event.claimed or told.claimed)
        return replace(self._telling(feedback), history=self.history.add(event))

    @property
    def last(self) -> Reviewed | None:
        """The last answer that stands: of this sitting, or of those before it that scheduled one of its cards."""
        if self.answers or self.practice:
            return self.answers[-1].event if self.answers else None
        days = [seen for card in self.cards if (seen := self.state(card).seen)]
        given = self.history.answered_on(max(days)) if days else ()
        return next((answer for answer in reversed(given) if answer.card in self.cards), None)

    def undone(self, event: Undone, last: Reviewed) -> "Session":
        """The sitting as it was before the `last` answer, which was taken back, with that question asked again."""
        history = self.history.add(event)
        told = self.answers[-1] if self.answers else self._earlier(last, history)
        return replace(
            self,
            history=history,
            plan=self.plan if event.card in self.plan else (event.card, *self.plan),
            shown=self.shown[:-1] if self.shown[-1:] == (event.card,) else self.shown,
            answers=self.answers[:-1],
            taken_back=(*self.taken_back, told),
            feedback=None,
            hinted=False,
        )

    def redo(self, stamp: Stamp) -> Redone:
        """The fact that the answer that was undone last stands again."""
        last = self.taken_back[-1].event
        return Redone(stamp, last.card, last.stamp.id)

    def redone(self, event: Redone) -> "Session":
        """The sitting as it was before its last answer was undone, with that answer being told."""
        feedback = self.taken_back[-1]
        return replace(
            self,
            history=self.history.add(event),
            shown=(*self.shown, event.card),
            answers=(*self.answers, feedback),
            taken_back=self.taken_back[:-1],
            feedback=None if self.exam else feedback,
            hinted=False,
        )

    def bring_back(self, stamp: Stamp) -> Suspended:
        """The fact that the card that was suspended last may be asked again."""
        return Suspended(stamp, self.put_away[-1], self.day)

    def noted(self, event: Suspended | Flagged) -> "Session":
        """The sitting once any card was suspended, brought back, or marked for its author; what is told stays."""
        history = self.history.add(event)
        if isinstance(event, Flagged):
            return replace(self, history=history)
        away = tuple(card for card in self.put_away if card != event.card)
        last = (event.card,) if history.is_suspended(event.card, self.day) else ()
        return replace(self, history=history, put_away=(*away, *last))

    def hint(self) -> "Session":
        """The sitting once the hint of the current question, if it has one, was shown."""
        question = self.question
        return replace(self, hinted=question is not None and bool(question.card.item.hint))

    def settle(self, stamp: Stamp, question: Question, *, afresh: bool) -> Reset:
        """The fact that the learner starts a revised card afresh, or keeps its history."""
        return Reset(stamp, question.card.id, question.card.item.revision, afresh)

    def settled(self, event: Reset) -> "Session":
        """The sitting once the learner has said what becomes of a revised card."""
        return replace(self, history=self.history.add(event))

    def retold(self, contents: Mapping[CardId, Card], examiner: Examiner) -> "Session":
        """The sitting with other texts of its cards, as far as there are any; an answer being told stands as it is."""
        cards = {name: contents.get(name, card) for name, card in self.cards.items()}
        told = self.feedback
        sitting = self._telling(replace(told, question=told.question.retold(cards))) if told else self
        return replace(sitting, cards=cards, examiner=examiner)

    def go_on(self) -> "Session":
        """The sitting once the feedback was read: the next question, or of an exam the next answer that was missed."""
        return replace(self, feedback=self._next_missed(), hinted=False)

    def leave_feedback(self) -> "Session":
        """The sitting once no more of an exam's answers are to be told."""
        return replace(self, feedback=None)

    def handed_in(self, exam: Exam) -> "Session":
        """The sitting once its exam was handed in."""
        return replace(self, exam=exam, taken_back=())

    def _next_missed(self) -> Feedback | None:
        """The first answer after the one being told that was missed in an exam that was handed in."""
        if self.exam is None or self.exam.is_open:
            return None
        told = [answer.event for answer in self.answers].index(self.feedback.event) + 1 if self.feedback else 0
        return next((answer for answer in self.answers[told:] if not answer.right), None)

    def _telling(self, feedback: Feedback) -> "Session":
        """The sitting with what is being told, which stands for the same answer as before."""
        answers = tuple(feedback if answer.event == feedback.event else answer for answer in self.answers)
        return replace(self, answers=answers, feedback=feedback)

    def _told(self) -> Feedback:
        if self.feedback is None:
            raise ValueError("there is no answer to grade")
        return self.feedback

    def _is_revised(self, card: Card) -> bool:
        """Whether the card's schedule, which practice leaves alone, is that of another right answer."""
        settled = self.history.revision(card.id)
        return not self.practice and 0 < settled < card.item.revision

    def _next(self) -> CardId | None:
        """What was taken back comes first; then what the plan and the drill have."""
        waiting, drill = self.waiting, self.drill
        if self.taken_back and (again := self.taken_back[-1].event.card) in (*waiting, *drill):
            return again
        return upcoming(waiting, drill, self.shown)

    def _earlier(self, answer: Reviewed, history: History) -> Feedback:
        """What was told of an answer of an earlier sitting; `history` is what there was before it."""
        question = ask(self.cards[answer.card], len(history.answers(answer.card)))
        return remembered(answer, question, self.examiner, history.states.get(answer.card, NEVER_SEEN))

    def _answered(self) -> set[CardId]:
        if self.practice:
            return {answer.event.card for answer in self.answers}
        return {card for card in self.plan if self.state(card).seen == self.day}
