"""Where a study screen stands, and what can be done there."""

from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum, auto
from typing import assert_never

from k2quiz.card import Arrange, Choose, FillIn, Quantity, Recall, TypeIn
from k2quiz.grading.confidence import Confidence
from k2quiz.grading.response import Arranged, Chosen, Typed
from k2quiz.study.question import Question
from k2quiz.study.session import Session
from k2quiz.study.summary import summarise
from k2quiz.tui import keys
from k2quiz.tui.arrangement import Arrangement
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.keys import Action


class Stage(Enum):
    """What the learner is asked to do."""

    REVISED = auto()
    CHOOSE = auto()
    SELECT = auto()
    TYPE = auto()
    ARRANGE = auto()
    RECALL = auto()
    REVEALED = auto()
    FEEDBACK = auto()
    ENDING = auto()
    SUMMARY = auto()


@dataclass(frozen=True, slots=True)
class Draft:
    """An answer in the making: the pointer's place, the places marked, whether the answer was looked at.

    `arrangement` is what was arranged so far, once anything was; `guess`: the learner says that it is a guess.
    """

    pointer: int = 0
    marked: frozenset[int] = frozenset()
    revealed: bool = False
    arrangement: Arrangement | None = None
    guess: bool = False

    def confidence(self, *, sure: bool = True) -> Confidence:
        """How sure the learner is, who answers with a key for those who are `sure` or one for those who are not."""
        if self.guess:
            return Confidence.GUESS
        return Confidence.SURE if sure else Confidence.UNSURE

    def moved(self, step: int, count: int) -> "Draft":
        """The pointer `step` places on, around the end of `count` options."""
        return replace(self, pointer=(self.pointer + step) % count)

    def toggled(self, place: int) -> "Draft":
        """The pointer at a place, and that place's mark turned over."""
        return replace(self, pointer=place, marked=self.marked ^ {place})


@dataclass(frozen=True, slots=True)
class Outlook:
    """What comes after a sitting: the next day on which cards are due, and how many were never seen."""

    next_due: date | None = None
    unseen: int = 0


@dataclass(frozen=True, slots=True)
class Scene:
    """A moment of a sitting as the learner sees it.

    `question` is the session's, worked out once; `problem` says why the last answer could not be saved; the summary
    alone needs an `outlook`; the `keymap` is for sentences that name a key. Feedback is `read` once its explanation has
    been in view to the end. An exam is `ending` where the learner asked to hand it in.
    """

    session: Session
    question: Question | None
    draft: Draft = field(default_factory=Draft)
    problem: str = ""
    outlook: Outlook = field(default_factory=Outlook)
    read: bool = True
    keymap: Keymap = field(default_factory=Keymap)
    ending: bool = False

    @property
    def stage(self) -> Stage:
        """What the learner is asked to do."""
        exam = self.session.exam
        if exam and exam.is_open and self.session.plan and (self.ending or not self.question):
            return Stage.ENDING
        if self.question:
            return _asking(self.question, self.draft)
        return Stage.FEEDBACK if self.session.feedback else Stage.SUMMARY

    @property
    def places(self) -> int:
        """How many options or targets there are to choose from."""
        return len(self.question.order) if self.question else 0

    @property
    def quantity(self) -> Quantity | None:
        """The number that is to be typed, if it is one."""
        match self.question.card.interaction if self.question else None:
            case TypeIn(answer=Quantity() as quantity):
                return quantity
            case _:
                return None

    @property
    def arrangement(self) -> Arrangement:
        """What was arranged so far; of no slots, where nothing is to be arranged."""
        return arrangement(self.question, self.draft)

    @property
    def has_hint(self) -> bool:
        """Whether there is a hint that was not shown yet."""
        return self.question is not None and self.session.offers_hint(self.question)

    @property
    def is_claimable(self) -> bool:
        """Whether the learner can say that the refused answer being told was right."""
        feedback = self.session.feedback
        return feedback is not None and isinstance(feedback.event.response, Typed) and not feedback.right

    def chosen(self, places: frozenset[int]) -> Chosen:
        """The answer that consists of the options at those places."""
        order = self.question.order if self.question else ()
        return Chosen(tuple(sorted(order[place] for place in places)))

    def arranged(self) -> Arranged:
        """The answer that the arrangement makes, once all of its slots are filled."""
        order = self.question.order if self.question else ()
        return Arranged(tuple(order[place] for place in self.arrangement.held if place is not None))


def arrangement(question: Question | None, draft: Draft) -> Arrangement:
    """What was arranged so far of a question, of as many slots as it has."""
    match question.card.interaction if question else None:
        case Arrange(slots=slots):
            return draft.arrangement or Arrangement((None,) * slots)
        case _:
            return Arrangement(())


def _asking(question: Question, draft: Draft) -> Stage:
    if question.revised:
        return Stage.REVISED
    match question.card.interaction:
        case Choose(several=several):
            return Stage.SELECT if several else Stage.CHOOSE
        case TypeIn() | FillIn():
            return Stage.TYPE
        case Arrange():
            return Stage.ARRANGE
        case Recall():
            return Stage.REVEALED if draft.revealed else Stage.RECALL
        case other:
            assert_never(other)


def available(scene: Scene) -> tuple[Action, ...]:
    """Everything that can be done, most wanted first."""
    if scene.session.exam:
        return (*_in_exam(scene), *keys.SCROLL, keys.HELP)
    undo = _undoing(scene.session)
    if scene.stage is Stage.SUMMARY:
        more = (keys.MORE,) if scene.outlook.unseen else ()
        practise = (keys.PRACTISE,) if scene.session.cards else ()
        missed = keys.digits(len(summarise(scene.session).missed))
        look = (keys.LOOK_AT.on(*missed),) if missed else ()
        return (keys.DONE, *more, *practise, *look, *undo, *keys.SCROLL, keys.HELP)
    detail = (keys.DETAIL,) if scene.stage in (Stage.FEEDBACK, Stage.REVEALED) else ()
    return (*_main(scene), *undo, keys.LEAVE, *keys.OF_CARD, *detail, *keys.SCROLL, keys.HELP)


def _in_exam(scene: Scene) -> tuple[Action, ...]:
    """What can be done in an exam: before it is handed in, nothing that tells of an answer or takes a question away."""
    match scene.stage:
        case Stage.ENDING:
            return keys.HAND_IN, keys.STAY
        case Stage.SUMMARY:
            review = (keys.REVIEW,) if any(not answer.right for answer in scene.session.answers) else ()
            return (*review, keys.LEAVE)
        case Stage.FEEDBACK:
            return (*_main(scene), keys.RESULT, *keys.OF_CARD, keys.DETAIL)
        case _:
            return (*_answering(scene), *_undoing(scene.session), keys.FINISH, keys.FLAG)


def _undoing(session: Session) -> tuple[Action, ...]:
    before = session.history.states and not session.practice
    undo = (keys.UNDO,) if session.answers or session.put_away or before else ()
    return (*undo, keys.REDO) if session.taken_back else undo


def _main(scene: Scene) -> tuple[Action, ...]:
    match scene.stage:
        case Stage.REVISED:
            return keys.AFRESH, keys.KEEP
        case Stage.REVEALED:
            return keys.RATE, keys.HARD if scene.session.hinted else keys.GOOD
        case Stage.FEEDBACK:
            claim = (keys.CLAIM,) if scene.is_claimable else ()
            step = keys.NEXT if scene.read else keys.READ_ON
            return (step, *claim) if scene.session.practice else (step, *claim, keys.GRADE)
        case _:
            return _answering(scene)


def _answering(scene: Scene) -> tuple[Action, ...]:
    numbers, hint = keys.digits(scene.places), (keys.HINT,) if scene.has_hint else ()
    doubts = (keys.UNSURE, keys.GUESS)
    match scene.stage:
        case Stage.ARRANGE:
            return keys.PUT.on(*numbers), keys.SUBMIT, *hint, keys.TAKE_OUT, keys.SKIP, *doubts
        case Stage.CHOOSE:
            unsure = keys.PICK_UNSURE.on(*keys.letters(scene.places))
            return keys.PICK.on(*numbers), unsure, *hint, keys.SKIP, keys.CONFIRM, *doubts
        case Stage.SELECT:
            return keys.TOGGLE.on(*numbers), keys.SUBMIT, *hint, keys.MARK, keys.SKIP, *doubts
        case Stage.RECALL:
            return keys.REVEAL, *hint, keys.SKIP
        case _:
            return keys.SUBMIT, *hint, keys.SKIP, *doubts
