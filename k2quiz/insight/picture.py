"""The plots of a survey as one picture: the same numbers give the same bytes."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Final

from k2quiz.insight import sentences as say
from k2quiz.insight.forecast import Forecast
from k2quiz.insight.plots import DAYS, SHADES, shade
from k2quiz.insight.share import Share
from k2quiz.insight.survey import Survey
from k2quiz.insight.svg import box, document, dot, line, panel, text
from k2quiz.insight.year import Year
from k2quiz.text import count

WIDTH: Final = 760

_CELL: Final = 13
_TOP: Final = 64
"""Where a plot begins below its title and sentence."""

_TALL: Final = 80
_ROW: Final = 24
_SCALE: Final = (150, 400)
"""Where 0 % lies on a scale, and how long it is."""


def picture(found: Survey, title: str) -> str:
    """The SVG document that shows a survey of the cards with that title."""
    kept = found.retention
    shares = {"All": kept.overall, f"Last {found.recent} days": kept.recent, "Young": kept.young, "Mature": kept.mature}
    levels = {level.capitalize(): share for level, share in found.calibration.levels.items()}
    ahead = len(found.forecast.counts)
    panels = [
        panel("days", 16, "Days", say.of_year(found.year, found.streak), _year(found.year)),
        panel("ahead", 216, f"The next {ahead} days", say.of_forecast(found.forecast), _forecast(found.forecast)),
        panel("kept", 408, "Retention", say.of_retention(kept, found.recent), _scales(shares)),
        panel("sure", 608, "Confidence", say.of_calibration(found.calibration), _scales(levels)),
    ]
    return document(WIDTH, 776, f"Studying {title}, as of {say.written(found.today)}", panels)


def _year(year: Year) -> Iterator[str]:
    most = max(year.counts, default=0)
    for row, name in enumerate(DAYS):
        yield text(0, _TOP + _CELL * row + 10, name, "faint")
    for place, number in enumerate(year.counts):
        day = year.first + timedelta(days=place)
        x, y = 30 + place // 7 * _CELL, _TOP + place % 7 * _CELL
        tip = f"{say.written(day)}: {count(number, 'answer')}"
        yield box((x, y), (_CELL - 2, _CELL - 2), f"s{SHADES.index(shade(number, most))}", tip)
        if day.day == 1:
            yield text(x, _TOP + 7 * _CELL + 14, f"{day:%b}", "faint")


def _forecast(forecast: Forecast) -> Iterator[str]:
    most = max(1, *forecast.counts)
    wide = (WIDTH - 48) / len(forecast.counts)
    bottom = _TOP + _TALL
    for place, number in enumerate(forecast.counts):
        day = forecast.today + timedelta(days=place)
        height = _TALL * number / most
        tip = f"{say.written(day)}: {count(number, 'card')}"
        yield box((wide * place, bottom - height), (wide - 3, height), "bar", tip)
        if place % 7 == 0:
            yield text(wide * place, bottom + 16, f"{day:%d %b}", "faint")
    yield line(0, bottom, WIDTH - 48, bottom, "axis")


def _scales(shares: Mapping[str, Share]) -> Iterator[str]:
    """A line for each share: its name, its interval and point between 0 and 100 %, its number."""
    start, length = _SCALE
    for row, (name, share) in enumerate(shares.items()):
        y = _TOP + 8 + _ROW * row
        yield text(0, y + 4, name)
        yield line(start, y, start + length, y, "axis")
        told = f"{say.percent(share)} of {share.answers}" if share.answers else "nothing yet"
        yield text(start + length + 16, y + 4, told, "faint")
        if share.interval is not None and share.share is not None:
            low, high = (start + length * end for end in share.interval)
            yield line(low, y, high, y, "whisker")
            yield from (line(end, y - 5, end, y + 5, "whisker") for end in (low, high))
            yield dot(start + length * share.share, y, "bar")
    bottom = _TOP + 8 + _ROW * len(shares)
    yield from (text(start + length * mark / 100 - 8, bottom + 4, f"{mark}%", "faint") for mark in (0, 50, 100))
