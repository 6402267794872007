"""The only clock that the program reads."""

import os
import re
import time
from datetime import UTC, date, datetime

from k2quiz.scheduling.day import study_day


class SystemClock:
    """The machine's time, and the learner's day that follows from it."""

    def __init__(self, day_starts_at: int) -> None:
        self.day_starts_at = day_starts_at

    def now(self) -> datetime:
        """The local time, with its zone."""
        return datetime.now().astimezone()

    def today(self) -> date:
        """The learner's day."""
        return self.day_of(self.now())

    def day_of(self, moment: datetime) -> date:
        """The learner's day that a local moment belongs to."""
        return study_day(moment, self.day_starts_at)

    def elapsed(self) -> int:
        """Milliseconds since some moment, unmoved when the clock is set."""
        return time.monotonic_ns() // 1_000_000


def utc_now() -> datetime:
    """The moment in UTC, for what is dated without a learner's day."""
    return datetime.now(UTC)


def epoch_seconds() -> int:
    """Whole seconds since 1970 in UTC, for what is dated without a learner's day.

    `SOURCE_DATE_EPOCH` stands in for the clock where it is set, as for every build that is to come out the same.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    return int(given) if re.fullmatch("[0-9]{1,12}", given) else int(time.time())
