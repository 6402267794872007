"""Plots as text, for terminals: every shade and height is a character, so that none needs a colour."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from k2quiz.insight.share import Share
from k2quiz.insight.year import Year

SHADES: Final = "·░▒▓█"
"""No answer, and four shades up to the busiest day."""

DAYS: Final = ("Mon", "", "Wed", "", "Fri", "", "Sun")
"""What stands before the rows of a year."""

_EIGHTHS: Final = " ▁▂▃▄▅▆▇█"


def shade(number: int, most: int) -> str:
    """The shade of a day with that many answers, where the busiest had `most`."""
    return SHADES[-(-4 * number // most)] if number else SHADES[0]


def heat_rows(year: Year) -> list[str]:
    """Seven rows, Monday first, with a character for each week; days to come are left blank."""
    most = max(year.counts, default=0)
    shades = [shade(number, most) for number in year.counts]
    weeks = -(-len(shades) // 7)
    shades += [" "] * (7 * weeks - len(shades))
    return ["".join(shades[day::7]) for day in range(7)]


def heat_cells(year: Year) -> list[str]:
    """Seven rows, Monday first, with the shade and the number of each day, a column for each week."""
    most = max(year.counts, default=0)
    cells = [f"{shade(number, most) * 2}{number:>4} " for number in year.counts]
    return ["".join(cells[day::7]).rstrip() for day in range(7)]


def months(year: Year) -> str:
    """The months above the weeks in which their first Monday lies, where there is room for their names."""
    line = ""
    for week in range(-(-len(year.counts) // 7)):
        monday = year.first + timedelta(days=7 * week)
        if monday.day <= 7 and len(line) <= max(0, week - (week > 0)):
            line = f"{line:<{week}}{monday:%b}"
    return line


def bar_rows(numbers: Sequence[int], height: int, wide: int = 1) -> list[str]:
    """Upright bars `wide` characters each, in so many rows; anything above nought can be seen."""
    most = max(numbers, default=0)
    eighths = [max(1, round(8 * height * number / most)) if number else 0 for number in numbers]
    steps = [[min(8, max(0, eighth - 8 * row)) for eighth in eighths] for row in reversed(range(height))]
    return ["".join(_EIGHTHS[step] * wide for step in row).rstrip() for row in steps]


def lying_bar(number: int, most: int, width: int) -> str:
    """A bar that lies, as long as the number is of the most."""
    return "█" * max(1, round(width * number / most)) if number else ""


def whiskers(share: Share, width: int) -> str:
    """A scale from 0 to 100 % with the share as `●` and its 95 % interval as a line; empty without an answer."""
    if share.share is None or share.interval is None:
        return ""
    low, high = (_place(end, width) for end in share.interval)
    scale = ["·"] * width
    scale[low : high + 1] = ["├", *"─" * (high - low - 1), "┤"][: high - low + 1]
    scale[_place(share.share, width)] = "●"
    return "".join(scale)


def forecast_scale(today: date, days: int, wide: int = 1) -> str:
    """The day of the month under every seventh bar."""
    return "".join(f"{today + timedelta(days=day):%d}".ljust(7 * wide) for day in range(0, days, 7)).rstrip()


def _place(share: float, width: int) -> int:
    return min(width - 1, int(share * width))
