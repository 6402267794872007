"""A text by line and column, both counted from 1, in characters."""

import re
from bisect import bisect_right
from collections.abc import Iterable

from k2quiz.errors import Edit, Place

_LINE_END = re.compile(r"\r\n|\r|\n")
_MARK = "\ufeff"


class Page:
    """A text and where its lines begin; byte-order marks stand before the first column."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [len(text) - len(text.lstrip(_MARK)), *(match.end() for match in _LINE_END.finditer(text))]

    def offset(self, line: int, column: int) -> int:
        """The offset of a place; one outside of the text is moved to its nearest end."""
        if line > len(self.starts):
            return len(self.text)
        return max(0, min(self.starts[line - 1] + column - 1, len(self.text)))

    def span(self, place: Place) -> tuple[int, int]:
        """Where a place begins and ends."""
        return self.offset(place.line, place.column), self.offset(place.end_line, place.end_column)

    def place(self, path: str, start: int, end: int) -> Place:
        """The place of a stretch of the text."""
        return Place(path, *self._spot(start), *self._spot(end))

    def line(self, number: int) -> str:
        """One line, without its end."""
        if not 1 <= number <= len(self.starts):
            return ""
        begin = self.starts[number - 1]
        end = self.starts[number] if number < len(self.starts) else len(self.text)
        return self.text[begin:end].rstrip("\r\n")

    def edited(self, edits: Iterable[Edit]) -> str:
        """The text with edits that do not overlap, their line ends written as the text's own."""
        end_of_line = _LINE_END.search(self.text)
        line_end = end_of_line.group() if end_of_line else "\n"
        pieces: list[str] = []
        done = 0
        for edit in sorted(edits, key=lambda edit: edit.place):
            start, end = self.span(edit.place)
            pieces += [self.text[done:start], edit.text.replace("\n", line_end)]
            done = end
        return "".join([*pieces, self.text[done:]])

    def _spot(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self.starts, max(offset, self.starts[0]))
        return line, offset - self.starts[line - 1] + 1
