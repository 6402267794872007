"""The learner's day, which starts some hours after midnight."""

from datetime import date, datetime, timedelta


def study_day(moment: datetime, day_starts_at: int) -> date:
    """The day that a local wall-clock moment belongs to, when days start at hour `day_starts_at`.

    The arithmetic is on the wall clock, so that a change to summer time never makes a day of 23 hours.
    """
    return (moment.replace(tzinfo=None) - timedelta(hours=day_starts_at)).date()
