"""YAML's own complaints, said so that an author can mend the line."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml

from k2quiz.bank.quoting import in_quotes, quoted
from k2quiz.bank.tabs import without_tabs
from k2quiz.errors import Fix, Place

_LONGEST_SAMPLE = 120
_SIGNS = "*`@%"
"""Signs that begin nothing that an author can have meant but text."""

_NAME = re.compile(r"\s*(?:- +)*[\w-]+:")
_NAMED_TEXT = re.compile(r"\s*(?:[\w-]+|(?:- +)+[a-z0-9_-]+): +(?=\S)")
_LISTED_TEXT = re.compile(r"\s*(?:- +)+(?=\S)")
_GLUED_NAME = re.compile(r"\s*(?:- +)*([\w-]+):(\S.*)")
_GLUED_DASH = re.compile(r"\s*-([\w-]+:.*)")


@dataclass(frozen=True, slots=True)
class _Spot:
    """A place in the text; line and column count from 0."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What the parser says: its words, where it stopped, and where the thing that it was reading began."""

    problem: str
    lines: list[str]
    at: _Spot
    since: _Spot

    def before(self, spot: _Spot) -> str:
        """The line up to that spot."""
        return self.lines[spot.line][: spot.column]

    def rest(self, spot: _Spot) -> str:
        """The line from that spot on."""
        return self.lines[spot.line][spot.column :]

    def line_above(self) -> _Spot | None:
        """The last line with anything on it above the one where the parser stopped."""
        numbers = range(self.at.line - 1, -1, -1)
        return next((_Spot(number, 0) for number in numbers if self.lines[number].strip()), None)


class _Said(NamedTuple):
    """What is wrong, how to mend it, and where; `quote` is where text begins that only needs quotes."""

    message: str
    mend: str
    spot: _Spot
    quote: _Spot | None = None


class Explained(NamedTuple):
    """What is wrong, how to mend it, where, and what would mend it."""

    message: str
    mend: str
    place: Place
    fix: Fix | None


def explain(error: yaml.MarkedYAMLError, text: str, path: Path) -> Explained:
    """What a syntax error comes from."""
    lines = text.split("\n")
    at = _spot(error.problem_mark or error.context_mark, lines)
    since = _spot(error.context_mark, lines) if error.context_mark else at
    problem = error.problem or "it cannot be read"
    complaint = _Complaint(problem, lines, at, since)
    tell = next((tell for phrase, tell in _TELLERS if phrase in problem), _anything)
    tab = _tab(complaint)
    said = tab or tell(complaint)
    spot = said.spot
    fix = without_tabs(lines, spot.line, str(path)) if tab else None
    if said.quote:
        fix = in_quotes(lines, said.quote.line, said.quote.column, str(path))
    end = min(spot.column + 1, len(lines[spot.line]))
    place = Place(str(path), spot.line + 1, spot.column + 1, spot.line + 1, end + 1)
    return Explained(said.message, said.mend, place, fix)


def _spot(mark: yaml.Mark | None, lines: list[str]) -> _Spot:
    """The place of a mark; one behind the file is at its end."""
    if mark is None:
        return _Spot(0, 0)
    return _Spot(mark.line, mark.column) if mark.line < len(lines) else _Spot(len(lines) - 1, len(lines[-1]))


def _tab(said: _Complaint) -> _Said | None:
    indent = said.before(said.at) + said.rest(said.at)[:1]
    if "\t" in indent and not indent.strip():
        return _Said("a tab used for indentation", "use two spaces for each level", said.at)
    return None


def _open_quote(said: _Complaint) -> _Said:
    mend = "close it at the end of the text; a text that has quotes in it goes on new lines after `>-`"
    return _Said("this quote is never closed", mend, said.since)


def _backslash(said: _Complaint) -> _Said:
    message = 'a backslash inside "double quotes" starts an escape, and YAML does not know this one'
    return _Said(message, "use 'single quotes', or new lines after `>-`", said.at)


def _open_bracket(said: _Complaint) -> _Said:
    opening = said.rest(said.since)
    if said.at.line == said.since.line and said.rest(said.at).strip():
        return _Said(
            "a `,` is missing here", "put quotes around a text that has quotes, brackets or commas in it", said.at
        )
    if " #" in opening:
        spot = _Spot(said.since.line, said.since.column + opening.index(" #") + 1)
        return _Said(
            "` #` starts a YAML comment, so the list is never closed", "quote the text that has the `#` in it", spot
        )
    closing = "]" if opening.startswith("[") else "}"
    mend = f"close it with `{closing}`, part its texts with `,`, or quote a text that begins with `{opening[:1]}`"
    return _Said(f"this `{opening[:1]}` is never closed", mend, said.since)


def _colon(said: _Complaint) -> _Said:
    before, line = said.before(said.at), said.before(said.at) + said.rest(said.at)
    for start in (_NAMED_TEXT, _LISTED_TEXT):
        if (match := start.match(line)) and match.end() < len(before):
            mend = _quote(line[: match.end()], line[match.end() :])
            return _Said("a `: ` inside unquoted text", mend, said.at, _Spot(said.at.line, match.end()))
    above = said.line_above()
    if above and (glued := _GLUED_DASH.match(said.rest(above))):
        return _Said("a space is missing after `-`", f"write `- {_clipped(glued[1])}`", above)
    if " " in before.strip():
        mend = "quote the whole text, or put it on new lines after `>-`"
        return _Said("a `: ` inside unquoted text that began above", mend, said.at)
    name = _Spot(said.at.line, len(before) - len(before.lstrip()))
    mend = f"line `{_clipped(before.strip())}` up with the names above, or quote the text above if this belongs to it"
    return _Said("this line is indented as if it went on with the text above", mend, name)


def _no_colon(said: _Complaint) -> _Said:
    if glued := _GLUED_NAME.match(said.before(said.since) + said.rest(said.since)):
        return _Said("a space is missing after the colon", f"write `{glued[1]}: {_clipped(glued[2])}`", said.since)
    mend = "is the colon missing? A text that goes on from the line above is indented deeper than its name"
    return _Said("this line is not `name: value`", mend, said.since)


def _misplaced(said: _Complaint) -> _Said:
    before = said.before(said.at).rstrip()
    if before.endswith(("'", '"')):
        mend = "quote the whole text; inside 'single quotes' an apostrophe is doubled. Or an earlier quote is open"
        return _Said("text after a closing quote", mend, said.at, _text_start(said, said.at))
    if before.endswith(("]", "}")) and (match := _NAMED_TEXT.match(said.before(said.at))):
        start = _Spot(said.at.line, match.end())
        return _unquoted(said, start)
    if before and not _NAME.match(before):
        return _anything(said)
    mend = "line it up with the other names of its item, or with the other `- ` of its list"
    return _Said("the indentation of this line fits no line above", mend, said.at)


def _first_sign(said: _Complaint) -> _Said:
    return _unquoted(said, said.at)


def _first_sign_since(said: _Complaint) -> _Said:
    return _unquoted(said, said.since)


def _unquoted(said: _Complaint, spot: _Spot) -> _Said:
    sign = said.rest(spot)[:1]
    if not sign.strip():
        return _Said("a `[` or `{` is never closed", "close it, or quote the text that begins with it", spot)
    start = spot if sign in _SIGNS and _text_start(said, spot) == spot else None
    return _Said(f"unquoted text cannot begin with `{sign}`", _quote("", said.rest(spot)), spot, start)


def _text_start(said: _Complaint, spot: _Spot) -> _Spot | None:
    """Where the text of a line begins, behind its name or dash."""
    line = said.lines[spot.line]
    starts = (start.match(line) for start in (_NAMED_TEXT, _LISTED_TEXT))
    return next((_Spot(spot.line, start.end()) for start in starts if start), None)


def _anything(said: _Complaint) -> _Said:
    mend = "check the indentation, the quotes and the `name: value` form of this line and the one above"
    return _Said(f"not valid YAML: {said.problem}", mend, said.at)


_TELLERS: tuple[tuple[str, Callable[[_Complaint], _Said]], ...] = (
    ("end of stream", _open_quote),
    ("unexpected document indicator", _open_quote),
    ("escape", _backslash),
    ("hexdecimal", _backslash),
    ("expected ',' or", _open_bracket),
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("did not find expected key", _misplaced),
    ("did not find expected '-' indicator", _misplaced),
    ("alphabetic or numeric", _first_sign_since),
    ("comment or line break", _first_sign_since),
    ("directive", _first_sign_since),
    ("cannot start any token", _first_sign),
    ("node content", _first_sign),
    ("not allowed in this context", _first_sign),
)
"""Words of libyaml, and who puts them into ours; the first that fits."""


def _quote(name: str, text: str) -> str:
    if len(text) > _LONGEST_SAMPLE:
        return "put the text into 'single quotes', or on new lines after `>-`"
    text = quoted(text.strip())
    return f"quote it: {name.strip()} {text}" if name else f"quote it: {text}"


def _clipped(text: str) -> str:
    return text if len(text) <= _LONGEST_SAMPLE else text[:_LONGEST_SAMPLE] + "…"
