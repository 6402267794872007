"""What a learner's reviews have made of one card."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

from k2quiz.scheduling.sm2 import NEW, PASS, Memory, step

DRILL_BELOW = 4
"""A card graded below this is drilled again the same day (SM-2, rule 7)."""


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

    def needs_drill(self, day: date) -> bool:
        """Whether the card was last answered on that day, and not well enough."""
        return self.seen == day and self.grade is not None and self.grade < DRILL_BELOW

    def after(self, grade: int, day: date) -> "CardState":
        """The state after an answer on that day; only a day's first answer moves the scheduler."""
        if self.stepped == day:
            return replace(self, seen=day, grade=grade)
        memory = step(self.memory, grade)
        return CardState(
            memory=memory,
            introduced=self.introduced or day,
            stepped=day,
            due=day + timedelta(days=memory.interval),
            seen=day,
            grade=grade,
            lapses=self.lapses + (grade < PASS and self.memory.repetitions > 0),
        )
