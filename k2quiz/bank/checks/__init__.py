"""What a readable bank can still do badly: one family of rules a file, each a function over the loaded deck."""

from pathlib import Path

from k2quiz.bank.checks.choices import check_choices
from k2quiz.bank.checks.grounding import check_grounding
from k2quiz.bank.checks.teaching import check_teaching
from k2quiz.bank.ledger import read_ledger
from k2quiz.bank.load import Loaded, load
from k2quiz.bank.rules import Report
from k2quiz.errors import Finding


def check(path: Path) -> tuple[Loaded | None, tuple[Finding, ...]]:
    """The deck or bank at a path as far as it can be read, and everything wrong with it, in the order of its files.

    Raises:
        UsageError: there is nothing there.
    """
    report = Report()
    loaded = load(path, report)
    if loaded is not None:
        ledger = read_ledger(loaded.ledger, report) if loaded.ledger else None
        for item in loaded.items:
            check_choices(item, report)
            check_teaching(item, report)
            if ledger is not None:
                check_grounding(item, ledger, report)
    return loaded, report.in_order()
