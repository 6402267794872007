"""Days of studying in a row."""

from collections import deque
from collections.abc import Collection, Iterator
from datetime import date, timedelta
from typing import Final, NamedTuple

from k2quiz.history import History, counting
from k2quiz.insight.record import Record

_DAY = timedelta(days=1)


MOST: Final = 500
"""Cards that are read to find a run; whoever has a longer one than they tell knows by heart how long it is."""


class Run(NamedTuple):
    """Days in a row; where it is not known as a whole, there may be more."""

    days: int
    whole: bool = True


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


def run_before(history: History, today: date) -> Iterator[Run | None]:
    """The run of days that ends yesterday, found while reading as little as can be, and no more than 500 cards.

    Gives None after each card that was read, so that whoever asks can do something else between, and the run at last.
    A day on which some card was last seen needs no reading; any other is looked for among the cards seen after it.
    """
    seen = ((state.seen, card) for card, state in history.states.items() if state.seen)
    unread = deque(sorted(seen, reverse=True))
    known = {day for day, _ in unread}
    length = read = 0
    while read < MOST:
        day = today - _DAY * (length + 1)
        if day in known:
            length += 1
        elif unread and unread[0][0] > day:
            read += 1
            known.update(answer.stamp.day for answer in counting(history.events(unread.popleft()[1])))
            yield None
        else:
            break
    yield Run(length, whole=read < MOST)


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
