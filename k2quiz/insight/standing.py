"""Where a learner stands, found while reading as little as can be: for a first screen that is to open quickly."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from k2quiz.event import Reviewed
from k2quiz.history import History
from k2quiz.insight.speed import latest_answers, minutes, seconds_per_answer
from k2quiz.insight.streak import Run, run_before


class Standing(NamedTuple):
    """The run of days of studying that ended yesterday, and the seconds that an answer takes."""

    run: Run
    seconds: float

    def streak(self, history: History, today: date) -> str:
        """The run of days in words, with today once it was studied on; nothing where there is none."""
        days = self.run.days + any(state.seen == today for state in history.states.values())
        return "" if not days else f"{days}-day streak" if self.run.whole else f"{days}+ day streak"

    def minutes(self, load: int) -> int:
        """About how many minutes so many cards take."""
        return minutes(load, self.seconds)


def standing(history: History, today: date) -> Iterator[Standing | None]:
    """The standing on a day, over all cards; gives None after each card that was read, and the standing at last."""
    run = Run(0)
    for found in run_before(history, today):
        run = found or run
        if found is None:
            yield None
    answers: tuple[Reviewed, ...] = ()
    for latest in latest_answers(history):
        answers = latest or answers
        if latest is None:
            yield None
    yield Standing(run, seconds_per_answer(answers))
