"""What a learner's reviews have made of one card."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from k2quiz.scheduling.sm2 import NEW, PASS, Memory, step_numbers

DRILL_BELOW = 4
"""A card graded below this is drilled again the same day (SM-2, rule 7)."""

LEECH_LAPSES = 6
"""A card that was forgotten this often is a leech: it takes time, and should be learned in another way."""

MATURE = 21
"""Days of interval from which a card counts as mature, as Anki has it."""


@dataclass(frozen=True, slots=True)
class CardState:
    """A card's memory and days; the default is a card never seen.

    `stepped` is the day the scheduler last moved, `seen` the day of the last answer and `grade` its grade.
    """

    memory: Memory = NEW
    introduced: date | None = None
    stepped: date | None = None
    due: date | None = None
    seen: date | None = None
    grade: int | None = None
    lapses: int = 0

    def is_due(self, day: date) -> bool:
        """Whether the card waits for a review on that day."""
        return self.due is not None and self.due <= day

    @property
    def is_leech(self) -> bool:
        """Whether the card was forgotten so often that it should be learned in another way."""
        return self.lapses >= LEECH_LAPSES

    @property
    def is_mature(self) -> bool:
        """Whether the card is known for three weeks or more."""
        return self.memory.interval >= MATURE

    def needs_drill(self, day: date) -> bool:
        """Whether the card was last answered on that day, and not well enough."""
        return self.seen == day and self.grade is not None and self.grade < DRILL_BELOW

    def after(self, grade: int, day: date) -> "CardState":
        """The state after an answer on that day; only a day's first answer moves the scheduler."""
        return self.after_all([(grade, day)])

    def after_all(self, answers: Iterable[tuple[int, date]]) -> "CardState":
        """The state after the grades and days of answers in their order; nothing is built for those between."""
        repetitions, interval, ease = self.memory.repetitions, self.memory.interval, self.memory.ease
        stepped, seen, grade, lapses = self.stepped, self.seen, self.grade, self.lapses
        introduced = self.introduced
        for grade, seen in answers:
            if seen != stepped:
                lapses += grade < PASS and repetitions > 0
                repetitions, interval, ease = step_numbers(repetitions, interval, ease, grade)
                introduced, stepped = introduced or seen, seen
        due = stepped + timedelta(days=interval) if stepped else None
        return CardState(Memory(repetitions, interval, ease), introduced, stepped, due, seen, grade, lapses)
