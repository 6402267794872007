from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.journal.rotation import dispensable, is_wanted
from tests.journal.saved import NOON

DAY = timedelta(days=1)


def test_another_backup_is_wanted_once_the_last_is_a_day_old() -> None:
    assert is_wanted([], NOON)
    assert not is_wanted([NOON - DAY + timedelta(seconds=1)], NOON)
    assert is_wanted([NOON - DAY], NOON)
    assert is_wanted([NOON + 400 * DAY], NOON), "a clock that ran ahead once must not stop backups"


def test_of_two_years_of_daily_backups_seven_days_four_weeks_and_twelve_months_stay() -> None:
    moments = [datetime(2025, 1, 1, 20, tzinfo=UTC) + number * DAY for number in range(730)]
    gone = set(dispensable(moments))
    kept = [moment.date().isoformat() for moment in moments if moment not in gone]
    months = [f"2026-{month:02}" for month in range(1, 13)]
    assert [day for day in kept if day < "2026-12-06"] == [
        max(f"{moment:%Y-%m-%d}" for moment in moments if f"{moment:%Y-%m}" == month) for month in months[:-1]
    ]
    assert [day for day in kept if day >= "2026-12-06"] == [
        "2026-12-13", "2026-12-20", *(f"2026-12-{day}" for day in range(25, 32)),
    ]  # fmt: skip


@given(st.lists(st.integers(0, 800 * 24), max_size=60))
def test_thinning_out_keeps_the_newest_is_stable_and_bounded(hours: list[int]) -> None:
    moments = sorted({NOON + timedelta(hours=hour) for hour in hours})
    kept = [moment for moment in moments if moment not in dispensable(moments)]
    assert kept[-1:] == moments[-1:]
    assert dispensable(kept) == []
    assert len(kept) <= 23
