from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.scheduling.day import study_day

# 2024 to 2027
DAYS = [datetime(2024, 1, 1, tzinfo=UTC) + timedelta(days=number) for number in range(4 * 365 + 1)]
HALF_HOUR = timedelta(minutes=30)

hours = st.integers(0, 23)
moments = st.datetimes(
    min_value=datetime.fromisoformat("1971-01-02"),
    max_value=datetime.fromisoformat("2100-01-01"),
    timezones=st.timezones(),
)


def changes(zone: ZoneInfo) -> Iterator[datetime]:
    """The UTC days within which the offset of a zone changes."""
    offsets = [(day, day.astimezone(zone).utcoffset()) for day in DAYS]
    return (day for (day, before), (_, after) in pairwise(offsets) if before != after)


@given(moments, hours)
def test_the_small_hours_belong_to_the_day_before(moment: datetime, start: int) -> None:
    today = moment.date()
    assert study_day(moment, start) == (today if moment.hour >= start else today - timedelta(days=1))


def test_a_day_that_starts_at_four_ends_at_four() -> None:
    last = datetime(2026, 11, 24, 3, 59, 59, 999_999, tzinfo=UTC)
    assert study_day(last, 4) == date(2026, 11, 23)
    assert study_day(last + timedelta(microseconds=1), 4) == date(2026, 11, 24)


def test_in_no_zone_does_a_change_of_the_clocks_take_the_day_back() -> None:
    zones = [ZoneInfo(name) for name in sorted(available_timezones())]
    checked = 0
    for zone in zones:
        for day in changes(zone):
            around = [day - HALF_HOUR + number * HALF_HOUR for number in range(2 * 24 + 3)]
            numbers = [study_day(moment.astimezone(zone), 4) for moment in around]
            assert numbers == sorted(numbers), zone.key
            checked += 1
    assert checked > 1_000
