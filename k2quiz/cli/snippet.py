"""A line of a file with a caret under the place that is meant, as wide as a terminal shows it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from unicodedata import category, east_asian_width

from k2quiz.text import printable

WIDEST = 100
"""Columns of a line that are shown."""

_LEFT = 40
"""Columns that are kept in front of the place when a line is cut."""

_REACH = 2 * WIDEST
"""Characters on each side of a place that are looked at; a file may be one long line, with findings all along it."""

_TAB = 4
_CUT = "…"
_NARROW_FORMAT = "\N{SOFT HYPHEN}"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A line, and below it the marks under a part of it."""

    line: str
    marks: str


class _Cell(NamedTuple):
    """One character with the columns that it takes; combining ones take none."""

    text: str
    width: int


def snippet(line: str, start: int, end: int) -> Snippet:
    """The line with marks from one column to another, counted from 1 in characters, the end exclusive.

    At least one column is marked, behind the end of the line too. A long line is cut on both sides of the marks.
    """
    skipped = max(0, start - 1 - _REACH)
    rest = line[skipped + 2 * _REACH :]
    line, start, end = line[skipped : skipped + 2 * _REACH], start - skipped, end - skipped
    cells = list(_cells(line))
    before = sum(cell.width for cell in cells[: start - 1])
    marked = max(1, sum(cell.width for cell in cells[start - 1 : max(start, end - 1)]))
    first = _first_shown(cells, before, marked)
    hidden = sum(cell.width for cell in cells[:first])
    shown, last = len(_CUT) if first or skipped else 0, first
    while last < len(cells) and shown + cells[last].width <= WIDEST:
        shown += cells[last].width
        last += 1
    text = "".join(cell.text for cell in cells[first:last])
    head, tail = (_CUT if first or skipped else ""), (_CUT if last < len(cells) or rest else "")
    indent = len(head) + before - hidden
    return Snippet(head + text + tail, " " * indent + "^" * max(1, min(marked, WIDEST - indent)))


def _first_shown(cells: list[_Cell], before: int, marked: int) -> int:
    """The first character that is shown: 0 where the marks are within reach of the line's begin."""
    if before + marked <= WIDEST:
        return 0
    columns, number = 0, 0
    while columns < before - _LEFT:
        columns += cells[number].width
        number += 1
    while number < len(cells) and cells[number].width == 0:
        number += 1
    return number


def _cells(line: str) -> Iterator[_Cell]:
    column = 0
    for character in printable(line):
        width = _TAB - column % _TAB if character == "\t" else columns_of(character)
        yield _Cell(" " * width if character == "\t" else character, width)
        column += width


def columns_of(character: str) -> int:
    """The columns that a terminal gives a printable character: 2 to East Asian wide ones, 0 to combining ones."""
    if character.isascii() or character == _NARROW_FORMAT:
        return 1
    if category(character) in ("Mn", "Me", "Cf") or "\u1160" <= character <= "\u11ff":
        return 0
    return 2 if east_asian_width(character) in "WF" else 1
