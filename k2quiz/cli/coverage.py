"""`k2quiz coverage`: which facts of a deck's ledger its items ask for."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from pathlib import Path

from k2quiz.bank.coverage import Coverage, Survey, survey
from k2quiz.bank.ledger import read_ledger
from k2quiz.bank.load import load
from k2quiz.bank.rules import Report
from k2quiz.cli.output import print_json
from k2quiz.cli.workplace import shipped_deck
from k2quiz.errors import FaultyFileError
from k2quiz.text import printable

_HEADINGS = ("topic", "facts", "covered", "key ok", "nuance ok", "items", "coverings", "redundancy")


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("path", nargs="?", type=Path, metavar="PATH", help="a deck's folder or one bank file")
    parser.add_argument(
        "--fail-under",
        type=_percentage,
        default=0.0,
        metavar="N",
        help="exit with 1 where less than N %% of the facts are covered, or of the key or nuance facts well enough",
    )
    parser.add_argument(
        "--json",
        action="store_true",
        help="keys: ledger, topics, all, uncovered, thin, unqualified; ledger can be null",
    )


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    report = Report()
    loaded = load(options.path or shipped_deck(), report)
    ledger = read_ledger(loaded.ledger, report) if loaded and loaded.ledger else None
    if loaded is None or report.has_errors:
        raise FaultyFileError(finding for finding in report.in_order() if finding.severity == "error")
    if loaded.ledger is None or ledger is None:
        print_json({"ledger": None}) if options.json else print("no ledger: this deck has no facts.yaml to cover")
        return 0
    found = survey(ledger, loaded.items)
    if options.json:
        print_json({"ledger": str(loaded.ledger), **asdict(found)})
    else:
        _print(found)
    return int(100 * found.all.share < options.fail_under)


def _percentage(text: str) -> float:
    try:
        value = float(text.removesuffix("%"))
    except ValueError:
        value = -1.0
    if not 0 <= value <= 100:
        raise ArgumentTypeError(f"`{text}` is no percentage from 0 to 100")
    return value


def _print(found: Survey) -> None:
    rows = [_HEADINGS, *(_row(coverage) for coverage in (*found.topics, found.all))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADINGS))]
    for topic, *figures in rows:
        cells = [topic.ljust(widths[0]), *(text.rjust(width) for text, width in zip(figures, widths[1:], strict=True))]
        print(printable("  ".join(cells)))
    _print_names("uncovered", found.uncovered)
    _print_names("thin (key facts want two kinds, one of them a production, and an item of their own)", found.thin)
    _print_names("without a nuance item above `remember`", found.unqualified)


def _row(coverage: Coverage) -> tuple[str, ...]:
    return (
        coverage.topic or "(no topic)",
        str(coverage.facts),
        f"{coverage.covered}/{coverage.facts}",
        f"{coverage.key_ok}/{coverage.key}",
        f"{coverage.nuance_ok}/{coverage.nuanced}",
        str(coverage.items),
        str(coverage.coverings),
        f"{coverage.redundancy:.1f}",
    )


def _print_names(what: str, names: Iterable[str]) -> None:
    print(printable(f"{what}: {', '.join(names) or 'none'}"))
