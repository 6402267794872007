"""Lines in, lines out."""

from collections.abc import Iterable
from typing import TextIO

from k2quiz.text import printable

QUIT = ":quit"


class Console:
    """Where a learner reads and answers: everything passes through here, so that nothing can steer a terminal."""

    def __init__(self, lines: Iterable[str], out: TextIO) -> None:
        self._lines = iter(lines)
        self._out = out

    def say(self, *paragraphs: str) -> None:
        """Print each paragraph on a line of its own; an empty one makes an empty line."""
        for paragraph in paragraphs:
            self._out.write(f"{printable(paragraph)}\n")
        self._out.flush()

    def read(self) -> str:
        """The next line without the space around it; at the end of the input, or at Ctrl-C, `:quit`."""
        try:
            return printable(next(self._lines, QUIT).strip())
        except KeyboardInterrupt:
            return QUIT
