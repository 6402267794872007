"""Days of studying in a row."""

from collections import deque
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from k2quiz.history import History, counting
from k2quiz.insight.record import Record

_DAY = timedelta(days=1)


class Streak(NamedTuple):
    """The run of days that goes on today, and the longest that there was; practice alone makes no day of a run.

    Today counts once it was studied on; until then the run up to yesterday is alive.
    """

    current: int
    longest: int


def streak(record: Record, today: date) -> Streak:
    """The streak that a record shows on a day."""
    days = {answer.stamp.day for each in record for answer in each.counted}
    before = _run_up_to(today - _DAY, days)
    starts = (day for day in days if day - _DAY not in days)
    longest = max((_length_from(day, days) for day in starts), default=0)
    return Streak(before + (today in days), longest)


def run_before(history: History, today: date) -> Iterator[int | None]:
    """The length of the run of days that ends yesterday, found while reading as little as can be.

    Gives None after each card that was read, so that whoever asks can do something else between, and the length last.
    A day on which some card was last seen needs no reading; any other is looked for among the cards seen after it.
    """
    seen = ((state.seen, card) for card, state in history.states.items() if state.seen)
    unread = deque(sorted(seen, reverse=True))
    known = {day for day, _ in unread}
    length = 0
    while True:
        day = today - _DAY * (length + 1)
        while day not in known and unread and unread[0][0] > day:
            _, card = unread.popleft()
            known.update(answer.stamp.day for answer in counting(history.events(card)))
            yield None
        if day not in known:
            break
        length += 1
    yield length


def _run_up_to(last: date, days: Collection[date]) -> int:
    length = 0
    while last - _DAY * length in days:
        length += 1
    return length


def _length_from(first: date, days: Collection[date]) -> int:
    length = 0
    while first + _DAY * length in days:
        length += 1
    return length
