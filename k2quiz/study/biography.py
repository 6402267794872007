"""What a card has been through: every answer with what it did to the schedule, and why its interval is what it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from k2quiz.event import CardEvent, EventId, Reviewed
from k2quiz.grading.rules import button_of
from k2quiz.history import History, counting, standing
from k2quiz.listing import Listed
from k2quiz.scheduling.queue import NEVER_SEEN
from k2quiz.scheduling.sm2 import LONGEST_INTERVAL, PASS
from k2quiz.scheduling.state import CardState
from k2quiz.study.exam import EXAM
from k2quiz.study.wording import BUTTONS, count


@dataclass(frozen=True, slots=True)
class Chapter:
    """One answer that stands, and the card's state before and after it.

    `counts` where the answer belongs to the schedule: practice does not, nor what came before a fresh start.
    """

    answer: Reviewed
    before: CardState
    after: CardState
    counts: bool

    @property
    def moved(self) -> bool:
        """Whether the answer moved the schedule, as the first one of a day does."""
        return self.counts and self.before.stepped != self.after.stepped

    @property
    def grade(self) -> str:
        """The grade in the word of its button."""
        return BUTTONS[button_of(self.answer.grade)]

    @property
    def kind(self) -> str:
        """What kind of answer it was: nothing to say of an ordinary one."""
        if self.answer.practice:
            return EXAM if EXAM in self.answer.reasons else "practice"
        if not self.counts:
            return "before a fresh start"
        return "" if self.moved else "same day again"


@dataclass(frozen=True, slots=True)
class Figures:
    """How often a card was answered, how often right (graded 3 or more), and the mean seconds that took."""

    answers: int
    right: int
    seconds: float


def trace(entries: Iterable[CardEvent]) -> tuple[Chapter, ...]:
    """A chapter for every answer that stands among one card's events, in their order.

    The state after the last of them is the one that the history has.
    """
    known = tuple(entries)
    counted: set[EventId] = {answer.stamp.id for answer in counting(known)}
    chapters: list[Chapter] = []
    state = NEVER_SEEN
    for answer in standing(known):
        counts = answer.stamp.id in counted
        after = state.after(answer.grade, answer.stamp.day) if counts else state
        chapters.append(Chapter(answer, state, after, counts))
        state = after
    return tuple(chapters)


def biography(card: Listed, history: History) -> tuple[Chapter, ...]:
    """The chapters of a card."""
    return trace(history.events(card.id))


def figures(chapters: Sequence[Chapter]) -> Figures:
    """The answers of a card in numbers, practice included."""
    seconds = [chapter.answer.took / 1000 for chapter in chapters]
    right = sum(chapter.answer.grade >= PASS for chapter in chapters)
    return Figures(len(chapters), right, sum(seconds) / len(seconds) if seconds else 0)


def why(chapters: Sequence[Chapter]) -> str:
    """Why the card's interval is what it is, in a sentence."""
    last = next((chapter for chapter in reversed(chapters) if chapter.moved), None)
    if last is None:
        return "Not scheduled yet."
    return f"{count(last.after.memory.interval, 'day')}: {_reason(last)}, after {last.grade} on {_day(last)}."


def _reason(chapter: Chapter) -> str:
    before, interval = chapter.before.memory, chapter.after.memory.interval
    if chapter.answer.grade < PASS:
        return "it starts again" if before.repetitions else "the first interval"
    if before.repetitions < 2:
        return ("the first interval", "the second interval")[before.repetitions]
    product = f"{count(before.interval, 'day')} × ease {before.ease / 100:.2f}"
    if before.interval * before.ease > LONGEST_INTERVAL * 100:
        return f"{product}, held to the longest interval"
    return product if interval * 100 == before.interval * before.ease else f"{product}, rounded up"


def _day(chapter: Chapter) -> str:
    return f"{chapter.answer.stamp.day:%d %b %Y}"
