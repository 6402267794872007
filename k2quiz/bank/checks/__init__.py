"""What a readable bank can still do badly: one family of rules a file, each a function over the loaded deck."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from k2quiz.bank.checks.accepted import accepted
from k2quiz.bank.checks.advice import check_advice
from k2quiz.bank.checks.arranged import check_arranged
from k2quiz.bank.checks.banks import check_places, check_truths
from k2quiz.bank.checks.choices import check_choices
from k2quiz.bank.checks.contrasts import check_contrasts
from k2quiz.bank.checks.duplicates import check_duplicates
from k2quiz.bank.checks.gaps import check_gaps
from k2quiz.bank.checks.grounding import check_grounding
from k2quiz.bank.checks.identity import check_identity
from k2quiz.bank.checks.options import check_options
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.checks.recalls import check_recalls
from k2quiz.bank.checks.robots import PLACE_ROBOTS, check_robots
from k2quiz.bank.checks.silenced import check_silenced
from k2quiz.bank.checks.statements import check_statements
from k2quiz.bank.checks.stems import check_stem
from k2quiz.bank.checks.teaching import check_teaching
from k2quiz.bank.checks.typed import check_typed
from k2quiz.bank.checks.words import is_english
from k2quiz.bank.collecting import without_collecting
from k2quiz.bank.ledger import read_ledger
from k2quiz.bank.load import DECK_FILE, Loaded, load
from k2quiz.bank.rules import Report
from k2quiz.errors import Finding

_OF_ITEMS = (
    check_advice,
    check_arranged,
    check_choices,
    check_gaps,
    check_options,
    check_recalls,
    check_silenced,
    check_statements,
    check_stem,
    check_teaching,
    check_typed,
)


@dataclass(frozen=True, slots=True)
class Checked:
    """A deck as far as it can be read, and what is wrong with it; `accepted` are warnings that its authors leave."""

    loaded: Loaded | None
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]


def check(path: Path, drafts: Mapping[str, bytes] | None = None) -> tuple[Loaded | None, tuple[Finding, ...]]:
    """The deck or bank at a path as far as it can be read, and everything wrong with it, in the order of its files.

    `drafts` are contents, by path, that stand in for what is saved.

    Raises:
        UsageError: there is nothing there.
    """
    checked = examine(path, drafts)
    return checked.loaded, checked.findings


@without_collecting()
def examine(path: Path, drafts: Mapping[str, bytes] | None = None) -> Checked:
    """What `check` gives, with the warnings that the authors have accepted.

    Raises:
        UsageError: there is nothing there.
    """
    report = Report(drafts)
    loaded = load(path, report)
    if loaded is None:
        return Checked(None, report.in_order(), ())
    folder = path.parent if path.name == DECK_FILE else path
    whole = loaded.deck.path == folder and not report.has_errors
    check_identity(loaded, report, whole=whole)
    check_contrasts(loaded, report, whole=whole)
    _check_items(loaded, report)
    found = report.in_order()
    left = accepted(found, loaded.items)
    return Checked(
        loaded,
        tuple(finding for finding in found if finding not in left),
        tuple(finding for finding in found if finding in left),
    )


def _check_items(loaded: Loaded, report: Report) -> None:
    ledger = read_ledger(loaded.ledger, report) if loaded.ledger else None
    readings = [Reading(item, english=is_english(loaded.deck.language)) for item in loaded.items]
    for reading in readings:
        for check_item in _OF_ITEMS:
            check_item(reading, report)
        if ledger is not None:
            check_grounding(reading, ledger, report)
    asked = [reading for reading in readings if not reading.item.retired]
    check_duplicates(asked, report)
    for bank in loaded.deck.banks:
        own = [reading for reading in asked if reading.item.bank == bank.id]
        place = loaded.places[bank.id]
        check_truths(place, own, report)
        if not check_robots(place, own, report) & PLACE_ROBOTS:
            check_places(place, own, report)
