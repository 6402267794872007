"""What a learner did, as facts."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, NewType

from k2quiz.grading.response import Response
from k2quiz.listing import CardId

EventId = NewType("EventId", str)
"""A UUIDv7 in hexadecimal."""


class Stamp(NamedTuple):
    """Which event this is, and when: `at` in UTC milliseconds, `zone` the offset then, `day` as decided then.

    A tuple, for every event of years has one: it is made in less than half the time of a frozen dataclass.
    """

    id: EventId
    device: str
    sequence: int
    at: int
    zone: str
    day: date

    @property
    def order(self) -> tuple[date, int, str, int, str]:
        """The order in which events of several devices are replayed; ids part the events of a copied device."""
        return self.day, self.at, self.device, self.sequence, self.id


@dataclass(frozen=True, slots=True)
class Reviewed:
    """An answer, with the grade that the rules gave it, and the codes of the reasons.

    `took` is milliseconds, `length` the characters that there were to read; `matcher` is the version of the
    answer matcher, `revision` the item's. A practice answer leaves the schedule alone.
    """

    stamp: Stamp
    card: CardId
    response: Response
    grade: int
    reasons: tuple[str, ...]
    took: int
    length: int
    matcher: int
    practice: bool = False
    revision: int = 1


@dataclass(frozen=True, slots=True)
class Regraded:
    """Another grade for an answer; `claimed` where the learner says that a refused answer was right."""

    stamp: Stamp
    card: CardId
    review: EventId
    grade: int
    claimed: bool = False


@dataclass(frozen=True, slots=True)
class Undone:
    """An answer taken back, as if it had never been given."""

    stamp: Stamp
    card: CardId
    review: EventId


@dataclass(frozen=True, slots=True)
class Redone:
    """An answer that was taken back and stands again."""

    stamp: Stamp
    card: CardId
    review: EventId


@dataclass(frozen=True, slots=True)
class Reset:
    """What becomes of a card whose right answer has a new meaning: it starts `afresh`, or keeps its history.

    Of several for one `revision` of the item, the last holds.
    """

    stamp: Stamp
    card: CardId
    revision: int
    afresh: bool


@dataclass(frozen=True, slots=True)
class Suspended:
    """A card is not to be asked before the day `until`, or ever where that is None; of several the last holds.

    To bury a card is to suspend it until the next day; with `until` a day that has come, it is asked again.
    """

    stamp: Stamp
    card: CardId
    until: date | None


@dataclass(frozen=True, slots=True)
class Flagged:
    """A card marked for its author, with a note, or not any more; of several the last holds."""

    stamp: Stamp
    card: CardId
    flagged: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Configured:
    """The settings that decide what a day asks for, as they were from then on; None is any number of reviews."""

    stamp: Stamp
    new_per_day: int
    day_starts_at: int
    reviews_per_day: int | None = None


CardEvent = Reviewed | Regraded | Undone | Redone | Reset | Suspended | Flagged
"""What happens to one card."""

Event = CardEvent | Configured
