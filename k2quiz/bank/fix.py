"""What can be mended without its author: tried on drafts, and kept only where nothing else has changed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from k2quiz.bank.checks import check
from k2quiz.bank.source import read_bytes, recoded
from k2quiz.bank.step import Step
from k2quiz.errors import Finding

_MOST_ROUNDS = 1_000
"""A mended fault lets the next one be seen, and each takes a round."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A finding that is no more, and the lines at which it stood as they were and are."""

    finding: Finding
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A file to save: what it held when it was read, and what it shall hold."""

    path: Path
    before: bytes
    after: bytes


@dataclass(frozen=True, slots=True)
class Mending:
    """What became of the findings of a deck or bank: mended ones in order, and those whose fix was refused."""

    mended: tuple[Mended, ...]
    refused: tuple[Finding, ...]
    changes: tuple[Change, ...]


def mend(path: Path) -> Mending:
    """Everything that can be mended in the deck or bank at a path; nothing is saved.

    Raises:
        UsageError: there is nothing there.
    """
    bench = _Bench(path)
    for _ in range(_MOST_ROUNDS):
        if not bench.mend_some():
            break
    return Mending(tuple(bench.mended), tuple(filter(_is_fixable, bench.findings)), tuple(bench.changes()))


class _Bench:
    """A deck with drafts of its files."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._saved: dict[str, bytes] = {}
        self._drafts: dict[str, bytes] = {}
        self.mended: list[Mended] = []
        self.findings = check(path)[1]

    def mend_some(self) -> bool:
        """Mend what can be seen at once in one file; whether anything was."""
        before = len(self.mended)
        fixable = filter(_is_fixable, self.findings)
        for path, found in groupby(fixable, key=lambda finding: finding.place.path):
            if self._open(path):
                self._try(path, _apart(found))
            if len(self.mended) > before:
                return True
        return False

    def changes(self) -> Iterator[Change]:
        """The files that are to be saved."""
        for path, draft in self._drafts.items():
            if draft != self._saved[path]:
                yield Change(Path(path), self._saved[path], draft)

    def _open(self, path: str) -> bool:
        try:
            if path not in self._drafts:
                self._saved[path] = self._drafts[path] = read_bytes(Path(path))
        except OSError:
            return False
        return True

    def _try(self, path: str, found: Sequence[Finding]) -> None:
        """Mend these findings of one file together or, where that will not do, one half after the other."""
        if not found or self._take(path, found) or len(found) == 1:
            return
        middle = len(found) // 2
        later, earlier = found[middle:], found[:middle]
        self._try(path, later)  # places of earlier ones stay as they are
        self._try(path, earlier)

    def _take(self, path: str, found: Sequence[Finding]) -> bool:
        """Whether the fixes do what they should; then they are kept."""
        fixes = [finding.fix for finding in found if finding.fix]
        if fixes[0].encoding:
            return self._save_anew(path, found[0], fixes[0].encoding)
        step = Step(self._drafts[path], [edit for fix in fixes for edit in fix.edits])
        after = self._check(path, step.draft)
        if not step.is_sound(found, self._of(path, self.findings), self._of(path, after)):
            return False
        for finding, fix in zip(found, fixes, strict=True):
            self.mended.append(Mended(finding, *step.shown(fix.edits[0])))
        self._drafts[path], self.findings = step.draft, after
        return True

    def _save_anew(self, path: str, finding: Finding, encoding: str) -> bool:
        """Whether the file is readable once it is taken to be in that encoding; then it is kept so."""
        draft = recoded(self._drafts[path], encoding)
        after = self.findings if draft is None else self._check(path, draft)
        if draft is None or any(left.code == finding.code for left in self._of(path, after)):
            return False
        self.mended.append(Mended(finding))
        self._drafts[path], self.findings = draft, after
        return True

    def _check(self, path: str, draft: bytes) -> tuple[Finding, ...]:
        return check(self._path, {**self._drafts, path: draft})[1]

    @staticmethod
    def _of(path: str, findings: Sequence[Finding]) -> list[Finding]:
        return [finding for finding in findings if finding.place.path == path]


def _is_fixable(finding: Finding) -> bool:
    return finding.fix is not None and bool(finding.fix.edits or finding.fix.encoding)


def _apart(found: Iterable[Finding]) -> list[Finding]:
    """As many of these findings, in their order, as have fixes that do not meet."""
    chosen: list[Finding] = []
    end = (0, 0)
    for finding in found:
        edits = sorted(edit.place for edit in finding.fix.edits) if finding.fix else []
        if not edits:  # a file in another encoding has no other findings
            return [finding]
        first, last = edits[0], edits[-1]
        if (first.line, first.column) > end:
            chosen.append(finding)
            end = (last.end_line, last.end_column)
    return chosen
