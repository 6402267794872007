"""All numbers of some cards together."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from k2quiz.history import History
from k2quiz.insight.calibration import Calibration, calibration
from k2quiz.insight.forecast import Forecast, forecast
from k2quiz.insight.hardest import Hard, hardest
from k2quiz.insight.hours import hours
from k2quiz.insight.mastery import Mastery, mastery
from k2quiz.insight.progress import Progress, progress
from k2quiz.insight.record import Record
from k2quiz.insight.retention import RECENT, Retention, retention
from k2quiz.insight.share import Share
from k2quiz.insight.speed import minutes, seconds_per_answer
from k2quiz.insight.streak import Streak, streak
from k2quiz.insight.year import WEEKS, Year, year


class Survey(NamedTuple):
    """How studying some cards goes, as seen on the day `today`.

    `recent` is the number of days that recent retention looks back; `load` is how many cards the day asks for, and
    `minutes` about how long they take at `seconds` each.
    """

    today: date
    progress: Progress
    year: Year
    streak: Streak
    forecast: Forecast
    retention: Retention
    recent: int
    calibration: Calibration
    hardest: tuple[Hard, ...]
    hours: tuple[Share, ...]
    topics: Mapping[str, Mastery]
    load: int
    seconds: float
    minutes: int


def survey(  # noqa: PLR0913 - a survey is of some cards, on a day, as far back as is asked
    record: Record, history: History, today: date, load: int, *, weeks: int = WEEKS, recent: int = RECENT
) -> Survey:
    """The numbers of a record's cards on a day that asks for `load` of them."""
    seconds = seconds_per_answer(answer for each in record for answer in each.counted)
    return Survey(
        today=today,
        progress=progress(record, history.states),
        year=year(record, today, weeks),
        streak=streak(record, today),
        forecast=forecast((each.card for each in record), history, today),
        retention=retention(record, today, recent),
        recent=recent,
        calibration=calibration(record),
        hardest=hardest(record, history.states),
        hours=hours(record),
        topics=mastery(record, history.states),
        load=load,
        seconds=seconds,
        minutes=minutes(load, seconds),
    )
