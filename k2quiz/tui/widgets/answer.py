"""The region above the hints: a line to type in while an answer is typed, else the grades."""

from textual import events
from textual.geometry import Size
from textual.strip import Strip
from textual.widgets import Input

from k2quiz.tui.render.page import Page
from k2quiz.tui.widgets.page import Draw


class AnswerLine(Input):
    """An input that stays where it is and is painted over while nothing is to be typed, so that nothing moves."""

    DEFAULT_CSS = """
    AnswerLine, AnswerLine:focus {
        height: 1;
        padding: 0;
        background: $surface;
        background-tint: transparent;
    }
    AnswerLine:ansi > .input--cursor {
        background: ansi_default;
        color: ansi_default;
        text-style: reverse;
    }
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 -- Textual's name
        super().__init__(id=id, compact=True, placeholder="Type your answer", select_on_focus=False)
        self.cursor_blink = False
        self.auto_links = False
        self._draw: Draw | None = None
        self._page = Page()
        self._laid_out: Size | None = None

    @property
    def typing(self) -> bool:
        """Whether an answer can be typed now."""
        return self._draw is None

    def open(self) -> None:
        """Take an answer, starting from nothing."""
        self._draw = None
        self.value = ""
        self.refresh()

    def paint(self, draw: Draw) -> None:
        """Show something instead of the input."""
        self._draw = draw
        self._laid_out = None
        self.refresh()

    def write(self, event: events.Key) -> None:
        """Write the character of a key that came before the line had the focus.

        The key ends here: one that another screen handed on would come back from the app, and be written again.
        """
        if event.is_printable and event.character:
            self.insert_text_at_cursor(event.character)
            event.stop()

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Whether a key is written here."""
        return self.typing and super().check_consume_key(key, character)

    async def _on_key(self, event: events.Key) -> None:
        if self.typing:
            await super()._on_key(event)
        event.prevent_default()

    def _on_paste(self, event: events.Paste) -> None:
        if not self.typing:
            event.prevent_default()

    def render_line(self, y: int) -> Strip:
        """The input, or a line of what is painted over it."""
        if self._draw is None:
            return super().render_line(y)
        if self._laid_out != self.size:
            self._laid_out = self.size
            self._page = self._draw(self.size.width, self.size.height)
        if y >= len(self._page.lines):
            return Strip.blank(self.size.width, self.visual_style.rich_style)
        segments = self._page.lines[y].text.render_segments(self.visual_style)
        return Strip(segments).adjust_cell_length(self.size.width, self.visual_style.rich_style)
