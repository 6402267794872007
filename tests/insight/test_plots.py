"""Plots as text."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.insight.plots import bar_rows, forecast_scale, heat_rows, lying_bar, months, shade, whiskers
from k2quiz.insight.share import Share
from k2quiz.insight.year import Year

MONDAY = date(2026, 11, 23)
NUMBERS = st.lists(st.integers(0, 500), min_size=1, max_size=40)


def test_shades_go_up_to_the_busiest_day() -> None:
    assert [shade(number, 8) for number in (0, 1, 2, 3, 5, 7, 8)] == ["·", "░", "░", "▒", "▓", "█", "█"]


@given(counts=NUMBERS)
def test_a_year_has_a_character_for_every_day_and_blanks_for_those_to_come(counts: list[int]) -> None:
    rows = heat_rows(Year(MONDAY, tuple(counts)))
    assert len(rows) == 7
    assert len({len(row) for row in rows}) == 1
    days = [row[week] for week in range(len(rows[0])) for row in rows]
    assert [day == "·" for day in days[: len(counts)]] == [number == 0 for number in counts]
    assert set(days[len(counts) :]) <= {" "}


@given(weeks=st.integers(1, 53), start=st.integers(0, 400))
def test_months_stand_apart_and_begin_where_they_begin(weeks: int, start: int) -> None:
    first = MONDAY - timedelta(weeks=start)
    line = months(Year(first, (0,) * (7 * weeks)))
    for name in line.split():
        assert len(name) == 3
        monday = first + timedelta(weeks=line.index(name))
        assert f"{monday:%b}" == name
        assert monday.day <= 7


@given(numbers=NUMBERS, height=st.integers(1, 8))
def test_bars_are_as_high_as_their_numbers(numbers: list[int], height: int) -> None:
    rows = [row.ljust(len(numbers)) for row in bar_rows(numbers, height)]
    heights = [sum(" ▁▂▃▄▅▆▇█".index(row[place]) for row in rows) for place in range(len(numbers))]
    most = max(numbers)
    for number, high in zip(numbers, heights, strict=True):
        assert (high > 0) == (number > 0)
        assert abs(high - 8 * height * number / max(1, most)) <= 1


@given(right=st.integers(0, 60), wrong=st.integers(0, 60), width=st.integers(5, 60))
def test_whiskers_hold_the_point_on_a_scale_of_that_width(right: int, wrong: int, width: int) -> None:
    scale = whiskers(Share(right, right + wrong), width)
    if not right + wrong:
        assert scale == ""
        return
    assert len(scale) == width
    assert scale.count("●") == 1
    assert scale.strip("·").strip("├─┤") in {"●", ""}


@pytest.mark.parametrize(("number", "bar"), [(0, ""), (1, "█"), (50, "█████"), (100, "██████████")])
def test_a_lying_bar_is_as_long_as_its_number(number: int, bar: str) -> None:
    assert lying_bar(number, 100, 10) == bar


def test_the_forecast_names_a_day_of_every_week() -> None:
    assert forecast_scale(MONDAY, 15) == "23     30     07"
