"""`k2quiz check`: what is wrong in decks and banks."""

import time
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from k2quiz.bank.checks import check
from k2quiz.bank.rules import NO_ID
from k2quiz.cli.locks import update_lock
from k2quiz.cli.output import print_json
from k2quiz.cli.workplace import shipped_deck
from k2quiz.errors import Finding, Severity
from k2quiz.study.wording import count
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="deck folders or bank files")
    parser.add_argument("--deck", type=Path, action="append", default=[], metavar="PATH", help="one more PATH")
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings too")
    parser.add_argument("--lock", action="store_true", help="write deck.lock.json of decks without errors")
    parser.add_argument(
        "--json",
        action="store_true",
        help="a list; keys: code, severity, path, line, column, end_line, end_column, message, help",
    )


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    findings: list[Finding] = []
    for path in [*options.paths, *options.deck] or [shipped_deck()]:
        loaded, found = check(path)
        findings += found
        if options.lock and loaded and not any(blocks_export(finding) for finding in found):
            update_lock(loaded.deck, int(time.time()))
    if options.json:
        print_json([_as_json(finding) for finding in findings])
    else:
        _print(findings)
    worst = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    return int(any(finding.severity in worst for finding in findings))


def blocks_export(finding: Finding) -> bool:
    """Whether a deck with this finding must not leave the workshop: an error, or an item without an id."""
    return finding.severity is Severity.ERROR or finding.code == NO_ID.code


def _print(findings: list[Finding]) -> None:
    for finding in findings:
        print(printable(str(finding)))
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    print(f"{count(errors, 'error')}, {count(len(findings) - errors, 'warning')}")


def _as_json(finding: Finding) -> dict[str, object]:
    place = finding.place
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": finding.message,
        "help": finding.help,
    }
