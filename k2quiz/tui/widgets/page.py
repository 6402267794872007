"""A region of fixed size that shows a page of lines."""

from collections.abc import Callable
from itertools import zip_longest
from typing import Self

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size, clamp
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from k2quiz.tui.render.page import FAINT, Page, words

Draw = Callable[[int, int], Page]
"""A page for a width and a height in cells."""


def _blank(_width: int, _height: int) -> Page:
    return Page()


def _changed(before: Page, after: Page) -> list[int]:
    """The rows in which two pages differ; contents of equal text compare equal whatever their styles are."""
    pairs = zip_longest(before.lines, after.lines)
    return [row for row, (old, new) in enumerate(pairs) if not (old and new and old.text.is_same(new.text))]


def _filled(segments: list[Segment], width: int, style: Style) -> Strip:
    """The segments at full width; the margin takes the style of the text before it where nobody sees the difference.

    Fewer segments are fewer bytes, and a frame of more than 4,096 stalls in a terminal's buffer.
    """
    last = segments[-1].style if segments else None
    if last and last.bgcolor == style.bgcolor and not (last.meta or last.underline or last.reverse):
        style = last
    return Strip(segments).adjust_cell_length(width, style).simplify()


class PageView(Widget):
    """Draws the page for its own size, repaints only lines that changed, and scrolls without a layout pass."""

    ALLOW_SELECT = False

    class Picked(Message):
        """A line was clicked that stands for something."""

        def __init__(self, target: int) -> None:
            super().__init__()
            self.target = target

    class Read(Message):
        """What is to be read has come into view to its end, or has left it."""

    def __init__(self, *, id: str, scrolls: bool = False) -> None:  # noqa: A002 -- Textual's name
        self._laid_out: Size | None = None
        super().__init__(id=id)
        self.auto_links = False
        self._scrolls = scrolls
        self._draw: Draw = _blank
        self._page = Page()
        self._top = 0
        self._follows = True
        self._strips: dict[int, Strip] = {}
        self._was_read = True

    @property
    def is_read(self) -> bool:
        """Whether the end of what is to be read is in view, or above it."""
        return self._top + self.size.height >= self._page.to_read

    def show(self, draw: Draw, *, from_top: bool = False) -> None:
        """Show another page, from its top, or where the reader is and its focus is in view."""
        before, seen_from = self._page, self._top
        self._draw = draw
        self._top = 0 if from_top else self._top
        self._follows = not from_top
        if self._laid_out == self.size:
            self._lay_out()
            changed = _changed(before, self._page)
            for row in changed:
                self._strips.pop(row, None)
            if seen_from == self._top and len(before.lines) == len(self._page.lines):
                self._refresh_rows(changed)
                return
        self.refresh()

    def scroll_lines(self, lines: int) -> None:
        """Move the window over the page."""
        self._move_to(self._top + lines)

    def scroll_pages(self, pages: int) -> None:
        """Move the window by its own height, less a line to hold on to."""
        self.scroll_lines(pages * max(1, self.size.height - 1))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 -- Textual's signature
        """As many lines as the page has without a limit, where the height is to follow the content."""
        return len(self._draw(width, 0).lines)

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint anew; but what was never painted in its size will be without being asked, and once is enough."""
        repaint = repaint and self._laid_out == self.size
        if not (repaint or layout or recompose):
            return self
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Forget what was painted in the old colours."""
        self._strips.clear()
        super().notify_style_update()

    def on_click(self, event: events.Click) -> None:
        """Tell what the clicked line stands for."""
        offset = event.get_content_offset(self)
        row = self._top + offset.y if offset else -1
        if 0 <= row < len(self._page.lines) and (target := self._page.lines[row].target) is not None:
            self.post_message(self.Picked(target))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Three lines on."""
        event.stop()
        self.scroll_lines(3)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Three lines back."""
        event.stop()
        self.scroll_lines(-3)

    def render_line(self, y: int) -> Strip:
        """The line in row `y` of the region, of a page that is laid out when its size is known."""
        if self._laid_out != self.size:
            self._strips.clear()
            self._top = 0
            self._lay_out()
        strip = self._strip(self._top + y)
        return Strip.join([strip.crop(0, self.size.width - 1), self._bar(y)]) if self._overflow else strip

    @property
    def _width(self) -> int:
        """Cells for text: a scrolling page keeps two for its bar."""
        return self.size.width - 2 if self._scrolls else self.size.width

    @property
    def _overflow(self) -> int:
        return max(0, len(self._page.lines) - self.size.height) if self._scrolls else 0

    def _lay_out(self) -> None:
        """Draw the page for the size of now, with its focus in view unless it is read from its top."""
        self._laid_out = self.size
        self._page = self._draw(max(1, self._width), self.size.height)
        focus = self._page.focus if self._follows else None
        top = min(max(self._top, focus.stop - self.size.height), focus.start) if focus else self._top
        self._top = clamp(top, 0, self._overflow)
        self._tell_of_reading()

    def _tell_of_reading(self) -> None:
        if self._was_read != self.is_read:
            self._was_read = self.is_read
            self.post_message(self.Read())

    def _refresh_rows(self, rows: list[int]) -> None:
        visible = [row - self._top for row in rows if 0 <= row - self._top < self.size.height]
        if visible:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in visible))

    def _move_to(self, top: int) -> None:
        top = clamp(top, 0, self._overflow)
        if top != self._top:
            self._top = top
            self._tell_of_reading()
            self.refresh()

    def _strip(self, row: int) -> Strip:
        if row >= len(self._page.lines):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        if row not in self._strips:
            style = self.visual_style
            segments = [segment for segment in self._page.lines[row].text.render_segments(style) if segment.text]
            self._strips[row] = _filled(segments, self.size.width, style.rich_style)
        return self._strips[row]

    def _bar(self, y: int) -> Strip:
        """The scroll bar's cell in row `y`, laid over the margin at the right."""
        height, lines = self.size.height, len(self._page.lines)
        start = self._top * height // lines
        thumb = start <= y <= start + height * height // lines
        return Strip(words("▐" if thumb else " ", FAINT).render_segments(self.visual_style), 1)
