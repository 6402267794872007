"""One step of mending: some fixes of one file, and what they make of it."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from k2quiz.bank.outline import says_the_same_elsewhere
from k2quiz.bank.page import Page
from k2quiz.bank.source import tidy
from k2quiz.errors import Edit, Finding, Place, Severity

_TEACHING = "K2Q3"
"""Codes from here on are of what an item says, which a fault of form has hidden until now."""

_MOST_LINES = 3
"""Lines of a change that are shown."""


@dataclass(frozen=True, slots=True)
class _Move:
    """Where an edited stretch was, and where it is."""

    start: int
    end: int
    new_start: int
    new_end: int


class Step:
    """Edits of one file and the file with them; the edits do not overlap."""

    def __init__(self, data: bytes, edits: Sequence[Edit]) -> None:
        self.draft = Page(data.decode()).edited(edits).encode()
        self._edits = sorted(edits, key=lambda edit: edit.place)
        self._old, self._new = Page(tidy(data.decode())), Page(tidy(self.draft.decode()))
        self._moves = list(self._moved())

    def is_sound(self, found: Iterable[Finding], before: Iterable[Finding], after: Iterable[Finding]) -> bool:
        """Whether what was found is gone, nothing else is said, and no edited line has a new error that stays."""
        if not says_the_same_elsewhere(self._old.text, self._edits):
            return False
        gone = {(finding.code, spot) for finding in found for spot in self._spots(finding.place)}
        known = {(finding.code, spot) for finding in before for spot in self._spots(finding.place)}
        lines = {line for move in self._moves for line in self._lines(move)}
        for finding in after:
            spot = finding.code, self._new.span(finding.place)[0]
            is_new = _stays(finding) and finding.place.line in lines and spot not in known
            if spot in gone or is_new:
                return False
        return True

    def shown(self, edit: Edit) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The lines that an edit changes, as they were and as they are."""
        lines = range(edit.place.line, edit.place.end_line + 1)[:_MOST_LINES]
        new_lines = self._lines(self._moves[self._edits.index(edit)])[:_MOST_LINES]
        return tuple(map(self._old.line, lines)), tuple(map(self._new.line, new_lines))

    def _moved(self) -> Iterator[_Move]:
        shift = 0
        for edit in self._edits:
            start, end = self._old.span(edit.place)
            yield _Move(start, end, start + shift, start + shift + len(edit.text))
            shift += len(edit.text) - (end - start)

    def _spots(self, place: Place) -> Iterable[int]:
        """Where in the new text an old place may be."""
        spot = self._old.span(place)[0]
        number = bisect_right(self._moves, spot, key=lambda move: move.start)
        if number == 0:
            return (spot,)
        move = self._moves[number - 1]
        return range(move.new_start, move.new_end + 1) if spot <= move.end else (spot + move.new_end - move.end,)

    def _lines(self, move: _Move) -> range:
        place = self._new.place("", move.new_start, move.new_end)
        return range(place.line, place.end_line + 1)


def _stays(finding: Finding) -> bool:
    """Whether a finding is an error of form that its author has to mend."""
    return finding.severity is Severity.ERROR and finding.fix is None and finding.code < _TEACHING
