"""The last year, day by day."""

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from k2quiz.insight.record import Record

WEEKS = 53
"""Weeks, the present one among them: a year, whatever its day of the week."""


class Year(NamedTuple):
    """How many answers each day had, practice included, from a Monday to today."""

    first: date
    counts: tuple[int, ...]

    @property
    def answers(self) -> int:
        """All of them."""
        return sum(self.counts)

    @property
    def days(self) -> int:
        """Days with an answer."""
        return sum(count > 0 for count in self.counts)

    @property
    def last(self) -> date:
        """The day on which it was looked at."""
        return self.first + timedelta(days=len(self.counts) - 1)

    @property
    def busiest(self) -> tuple[date, int]:
        """The day with the most answers, the latest of several, and how many it had."""
        most = max(self.counts)
        place = len(self.counts) - 1 - self.counts[::-1].index(most)
        return self.first + timedelta(days=place), most

    def latest(self, weeks: int) -> "Year":
        """Its last weeks, the present one among them."""
        whole = max(0, len(self.counts) - 1) // 7 + 1
        left_out = 7 * max(0, whole - weeks)
        return Year(self.first + timedelta(days=left_out), self.counts[left_out:])


def year(record: Record, today: date, weeks: int = WEEKS) -> Year:
    """So many weeks, Monday first, up to today."""
    first = today - timedelta(days=today.weekday() + 7 * (weeks - 1))
    answered = Counter(answer.stamp.day for each in record for answer in each.answers)
    days = (today - first).days + 1
    return Year(first, tuple(answered[first + timedelta(days=number)] for number in range(days)))
