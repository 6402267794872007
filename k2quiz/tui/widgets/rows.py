"""A list of any length, of which only the rows in sight are made."""

from collections.abc import Callable

from textual.content import Content
from textual.geometry import clamp
from textual.message import Message

from k2quiz.tui.render.page import FAINT, NOTHING, POINTER, STRONG, Line, Page, fitted, words
from k2quiz.tui.widgets.page import PageView

Row = Callable[[int, int], Content]
"""The row of an index, from 0, for a width in cells."""

_MARGIN = 4
"""Cells for the pointer at the left and the scroll bar at the right."""


def _no_row(_index: int, _width: int) -> Content:
    return NOTHING


class RowsView(PageView):
    """Shows rows with one of them highlighted, which is always in sight; scrolling moves the highlight."""

    class Pointed(Message):
        """Another row is highlighted, or the rows are others."""

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id)
        self.pointer = 0
        self._count = 0
        self._row: Row = _no_row
        self._first = 0
        self._made: dict[tuple[int, int], Content] = {}

    def fill(self, count: int, row: Row, pointer: int = 0) -> None:
        """Show other rows, of which one is highlighted."""
        self._made.clear()
        self._count, self._row = count, row
        self.point_at(pointer)

    def grow(self, count: int) -> None:
        """Show more rows behind those that are shown."""
        self._count = count
        self.point_at(self.pointer)

    def point_at(self, index: int) -> None:
        """Highlight a row, or the nearest that there is."""
        self.pointer = clamp(index, 0, max(0, self._count - 1))
        self.show(self._window)
        self.post_message(self.Pointed())

    def scroll_lines(self, lines: int) -> None:
        """Move the highlight."""
        self.point_at(self.pointer + lines)

    def scroll_pages(self, pages: int) -> None:
        """Move the highlight by the height of the region, less a row to hold on to."""
        self.scroll_lines(pages * max(1, self.size.height - 1))

    def scroll_to_end(self) -> None:
        """Highlight the last row."""
        self.point_at(self._count - 1)

    def _window(self, width: int, height: int) -> Page:
        """The rows in sight."""
        first = min(max(self._first, self.pointer - height + 1), self.pointer)
        self._first = clamp(first, 0, max(0, self._count - height))
        shown = range(self._first, min(self._count, self._first + height))
        return Page(tuple(Line(self._line(index, width, height), index) for index in shown))

    def _line(self, index: int, width: int, height: int) -> Content:
        room = max(1, width - _MARGIN)
        if (index, room) not in self._made:
            self._made[index, room] = fitted(self._row(index, room), room)
        text = self._made[index, room]
        pointed = index == self.pointer
        lead = words(f"{POINTER} " if pointed else "  ", STRONG)
        shown = words(text.plain, "bold reverse") if pointed else text
        return lead + shown + words(f" {self._mark(index, height)}", FAINT)

    def _mark(self, index: int, height: int) -> str:
        """The scroll bar's cell in the row of an index."""
        if self._count <= height:
            return " "
        start = self._first * height // self._count
        thumb = start <= index - self._first <= start + height * height // self._count
        return "▐" if thumb else " "
