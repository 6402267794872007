"""How long an answer takes, and so a day's work."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Final

from k2quiz.event import Reviewed
from k2quiz.history import History, counting

USUAL: Final = 12.0
"""Seconds that an answer is taken to need as long as too few were given."""

FEWEST: Final = 10
"""Answers from which a learner's own speed is known."""

LATEST: Final = 200
"""Answers that tell it; older ones tell how fast the learner used to be."""


def seconds_per_answer(answers: Iterable[Reviewed]) -> float:
    """The median time of the latest 200 answers; 12 seconds where there are fewer than ten."""
    latest = sorted(answers, key=lambda answer: answer.stamp.order)[-LATEST:]
    times = sorted(answer.took for answer in latest)
    if len(times) < FEWEST:
        return USUAL
    middle = len(times) // 2
    return (times[middle] + times[~middle]) / 2 / 1000


def minutes(answers: int, seconds: float) -> int:
    """About how many minutes so many answers take; at least one, unless there is nothing to answer."""
    return max(1, round(answers * seconds / 60)) if answers else 0


def latest_answers(history: History) -> Iterator[tuple[Reviewed, ...] | None]:
    """The latest 200 answers that count for a schedule, found while reading as little as can be.

    Gives None after each card that was read, so that whoever asks can do something else between, and the answers last.
    """
    seen = ((state.seen, card) for card, state in history.states.items() if state.seen)
    found: list[Reviewed] = []
    for day, cards in groupby(sorted(seen, reverse=True), key=itemgetter(0)):
        if sum(answer.stamp.day > day for answer in found) >= LATEST:
            break
        for _, card in cards:
            found += counting(history.events(card))
            yield None
    yield tuple(sorted(found, key=lambda answer: answer.stamp.order)[-LATEST:])
