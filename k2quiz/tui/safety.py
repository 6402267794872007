"""The last wall before the terminal: nothing leaves that could steer it."""

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

from k2quiz.text import printable


class Harmless(LineFilter):
    """Replaces harmful characters in whatever any widget draws."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 -- Textual's signature
        """The same segments with harmless text."""
        return [Segment(printable(text), style, control) for text, style, control in segments]


HARMLESS = Harmless()
