"""`k2quiz check`: what is wrong in decks and banks, and mending what can be mended."""

import os
from argparse import ArgumentParser
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

from k2quiz.bank.checks import Checked, examine
from k2quiz.bank.explain import explanation
from k2quiz.bank.fix import Mending, mend
from k2quiz.bank.rules import NO_ID
from k2quiz.bank.save import save
from k2quiz.cli.clock import epoch_seconds
from k2quiz.cli.formats import as_github, as_json
from k2quiz.cli.locks import accept_rewording, update_lock
from k2quiz.cli.output import print_json
from k2quiz.cli.telling import Teller, wants_colour
from k2quiz.cli.workplace import deck_named, shipped_deck
from k2quiz.errors import Finding, Severity, UsageError
from k2quiz.study.wording import count

_JSON_KEYS = "code, severity, path, line, column, end_line, end_column, message, help, fixable"


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("paths", nargs="*", type=Path, metavar="PATH", help="deck folders or bank files")
    parser.add_argument("--deck", type=deck_named, action="append", default=[], metavar="DECK", help="one more")
    parser.add_argument("--explain", metavar="CODE", help="say what a code means, with an example, and nothing else")
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings too")
    parser.add_argument("--fix", action="store_true", help="mend what can be mended safely, then tell what is left")
    parser.add_argument("--lock", action="store_true", help="write deck.lock.json of decks without errors")
    parser.add_argument(
        "--reworded", action="append", default=[], metavar="ITEM", help="its right answer means the same as before"
    )
    parser.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="github: annotations of a pull request"
    )
    parser.add_argument(
        "--json", action="store_const", const="json", dest="format", help=f"--format json: a list; keys: {_JSON_KEYS}"
    )


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    if options.explain:
        print(explanation(options.explain))
        return 0
    paths = [*options.paths, *options.deck]
    if options.fix and not paths:
        raise UsageError("`--fix` changes files: name the deck or bank that it may change.")
    mendings = [_mend(path) for path in paths] if options.fix else []
    results = [_check(path, options.reworded, lock=options.lock) for path in paths or [shipped_deck()]]
    findings = _once(finding for result in results for finding in result.findings)
    if options.format == "json":
        print_json([as_json(finding) for finding in findings])
    elif options.format == "github":
        print("".join(f"{as_github(finding)}\n" for finding in findings), end="")
    else:
        _tell(mendings, findings, results)
    worst = (Severity.ERROR, Severity.WARNING) if options.strict else (Severity.ERROR,)
    return int(any(finding.severity in worst for finding in findings))


def _mend(path: Path) -> Mending:
    mending = mend(path)
    for change in mending.changes:
        save(change.path, change.before, change.after)
    return mending


def _check(path: Path, reworded: Sequence[str], *, lock: bool) -> Checked:
    result = examine(path)
    if reworded and result.loaded:
        accept_rewording(result.loaded.deck, reworded)
        result = examine(path)
    if lock and result.loaded and not any(map(blocks_export, result.findings)):
        update_lock(result.loaded.deck, epoch_seconds())
    return result


def blocks_export(finding: Finding) -> bool:
    """Whether a deck with this finding must not leave the workshop: an error, or an item without an id."""
    return finding.severity is Severity.ERROR or finding.code == NO_ID.code


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Findings without repetition, by whichever path a file was reached; banks of one deck share its own findings."""
    known = {
        (replace(found.place, path=os.path.realpath(found.place.path)), found.code, found.message): found
        for found in findings
    }
    return list(known.values())


def _tell(mendings: Sequence[Mending], findings: Sequence[Finding], results: Sequence[Checked]) -> None:
    teller = Teller(coloured=wants_colour())
    mended = [done for mending in mendings for done in mending.mended]
    refused = [finding for mending in mendings for finding in mending.refused]
    for told in (*map(teller.mended, mended), *map(teller.finding, findings)):
        print(f"{told}\n")
    for finding in refused:
        print(teller.refused(finding))
    if mendings:
        print(f"mended: {count(len(mended), 'finding')}")
    print(_summary(findings, results))


def _summary(findings: Sequence[Finding], results: Sequence[Checked]) -> str:
    """How many findings there are; what authors vouch for themselves is counted beside them."""
    errors = sum(finding.severity is Severity.ERROR for finding in findings)
    fixable = sum(finding.fix is not None for finding in findings)
    accepted = len(_once(finding for result in results for finding in result.accepted))
    items = {authored.item.id: authored for result in results if result.loaded for authored in result.loaded.items}
    declared = sum(len(authored.numbers) for authored in items.values())
    more = {
        f"{fixable} fixable with --fix": fixable,
        f"{count(accepted, 'warning')} accepted with a reason": accepted,
        f"{count(declared, 'number')} declared by items": declared,
    }
    said = [f"{count(errors, 'error')}, {count(len(findings) - errors, 'warning')}"]
    return "; ".join(said + [part for part, number in more.items() if number])
