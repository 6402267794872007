"""Warnings that an author means to leave, each with a reason under the item's `lint-ok`."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from k2quiz.bank.item import Authored
from k2quiz.errors import Finding, Severity


def accepted(findings: Iterable[Finding], items: Sequence[Authored]) -> frozenset[Finding]:
    """The warnings that their items accept; an error is never accepted."""
    if not any(authored.lint_ok for authored in items):
        return frozenset()
    begins = sorted((_begin(authored), index) for index, authored in enumerate(items))
    warnings = (finding for finding in findings if finding.severity is Severity.WARNING)
    return frozenset(finding for finding in warnings if finding.code in _silenced_at(finding, begins, items))


def _begin(authored: Authored) -> tuple[str, int, int]:
    place = authored.item.place
    return place.path, place.line, place.column


def _silenced_at(
    finding: Finding, begins: Sequence[tuple[tuple[str, int, int], int]], items: Sequence[Authored]
) -> Iterable[str]:
    """The codes that the item accepts in which a finding stands: the last that begins before it in its file."""
    place = finding.place
    before = bisect_right(begins, ((place.path, place.line, place.column), len(items)))
    if not before:
        return ()
    authored = items[begins[before - 1][1]]
    return authored.lint_ok if authored.item.place.path == place.path else ()
