"""Where a learner stands, found while reading as little as can be: for a first screen that is to open quickly."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from k2quiz.event import Reviewed
from k2quiz.history import History
from k2quiz.insight.speed import latest_answers, minutes, seconds_per_answer
from k2quiz.insight.streak import run_before


class Standing(NamedTuple):
    """The run of days of studying that ended yesterday, and the seconds that an answer takes."""

    run: int
    seconds: float

    def streak(self, history: History, today: date) -> int:
        """The run of days, with today once it was studied on."""
        return self.run + any(state.seen == today for state in history.states.values())

    def minutes(self, load: int) -> int:
        """About how many minutes so many cards take."""
        return minutes(load, self.seconds)


def standing(history: History, today: date) -> Iterator[Standing | None]:
    """The standing on a day, over all cards; gives None after each card that was read, and the standing at last."""
    run = 0
    answers: tuple[Reviewed, ...] = ()
    for length in run_before(history, today):
        if length is None:
            yield None
        else:
            run = length
    for latest in latest_answers(history):
        if latest is None:
            yield None
        else:
            answers = latest
    yield Standing(run, seconds_per_answer(answers))
