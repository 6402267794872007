"""Findings as text: what, where, the line with marks under the place, and how to mend it."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from k2quiz.bank.fix import Mended
from k2quiz.bank.rules import OUTSIDE, TOO_LARGE, UNREADABLE
from k2quiz.bank.source import read_bytes, tidy
from k2quiz.cli.snippet import Snippet, snippet
from k2quiz.errors import Finding, Severity
from k2quiz.text import printable

_CLOSED = {UNREADABLE.code, TOO_LARGE.code, OUTSIDE.code}
"""Findings of files that are not opened, not even to show a line."""

_RED, _YELLOW, _GREEN, _BLUE = "31", "33", "32", "34"
_COLOURS = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW}


def wants_colour() -> bool:
    """Whether standard output is a terminal that shows colours, and nobody has asked for none (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


class Teller:
    """Tells findings, in colour where that is wanted; each file is opened once."""

    def __init__(self, *, coloured: bool) -> None:
        self._coloured = coloured
        self._files: dict[str, tuple[str, ...]] = {}

    def finding(self, finding: Finding) -> str:
        """The finding as a few lines, without a control character but those of colours."""
        place, colour = finding.place, _COLOURS[finding.severity]
        gutter, bar = " " * len(str(place.line)), self._paint("|", _BLUE)
        lines = [*self._head(str(finding.severity), finding, colour)]
        if shown := self._shown(finding):
            number = self._paint(str(place.line), _BLUE)
            marks = self._paint(shown.marks, colour)
            lines += [f"{gutter} {bar}", f"{number} {bar} {shown.line}", f"{gutter} {bar} {marks}"]
        more = " (`--fix` does it)" if finding.fix else ""
        lines.append(f"{gutter} {self._paint('=', _BLUE)} help: {one_line(finding.help)}{more}")
        return "\n".join(lines)

    def mended(self, mended: Mended) -> str:
        """What was mended, with the lines before and after."""
        gutter = " " * len(str(mended.finding.place.line))
        before = [self._paint(f"{gutter} - {_cut(line)}", _RED) for line in mended.before]
        after = [self._paint(f"{gutter} + {_cut(line)}", _GREEN) for line in mended.after]
        return "\n".join([*self._head("mended", mended.finding, _GREEN), *before, *after])

    def refused(self, finding: Finding) -> str:
        """What `--fix` has left alone although it knew a fix."""
        place = one_line(str(finding.place))
        return f"not mended: {finding.code} at {place}, because more than that would have changed; mend it by hand"

    def _head(self, what: str, finding: Finding, colour: str) -> Iterator[str]:
        yield f"{self._paint(f'{what}[{finding.code}]', colour)}: {one_line(finding.message)}"
        gutter = " " * len(str(finding.place.line))
        yield f"{gutter}{self._paint('-->', _BLUE)} {one_line(str(finding.place))}"

    def _shown(self, finding: Finding) -> Snippet | None:
        place = finding.place
        lines = () if finding.code in _CLOSED else self._lines(place.path)
        line = lines[place.line - 1].rstrip() if 1 <= place.line <= len(lines) else ""
        if not line or "\0" in line[:2]:  # nothing to see, or a file of two or four bytes a letter
            return None
        end = place.end_column if place.end_line == place.line else len(line) + 1
        return snippet(line, place.column, end)

    def _lines(self, path: str) -> tuple[str, ...]:
        if path not in self._files:
            self._files[path] = _read(path)
        return self._files[path]

    def _paint(self, text: str, colour: str) -> str:
        return f"\x1b[1;{colour}m{text}\x1b[0m" if self._coloured else text


def _read(path: str) -> tuple[str, ...]:
    try:
        return tuple(tidy(read_bytes(Path(path)).decode("utf-8", "replace")).split("\n"))
    except OSError:
        return ()


def one_line(text: str) -> str:
    """The text on one line, without control characters."""
    return printable(" ".join(text.split()) if any(space in text for space in "\n\t") else text)


def _cut(line: str) -> str:
    return snippet(line.replace("\t", "→"), 1, 2).line
