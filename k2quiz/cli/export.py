"""`k2quiz export anki`: the deck as an Anki package."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from k2quiz.bank.checks import check
from k2quiz.cli.check import blocks_export
from k2quiz.cli.clock import epoch_seconds
from k2quiz.cli.locks import update_lock
from k2quiz.cli.workplace import add_deck_option
from k2quiz.errors import FaultyFileError
from k2quiz.study.wording import count
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("format", choices=("anki",), help="what to write")
    parser.add_argument("-o", "--output", type=Path, default=Path("k2quiz.apkg"), metavar="FILE", help="where to")
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    loaded, findings = check(options.deck)
    blocking = [finding for finding in findings if blocks_export(finding)]
    if loaded is None or blocking:
        raise FaultyFileError(blocking)
    lock = update_lock(loaded.deck, epoch_seconds())
    # genanki is loaded here alone, so that no other command waits for it.
    from k2quiz.anki.package import write_package  # noqa: PLC0415 - see above

    summary = write_package(loaded.deck, {item: entry.changed for item, entry in lock.items()}, options.output)
    print(f"{printable(str(options.output))}: {count(summary.notes, 'note')}, {count(summary.cards, 'card')}")
    print("Import it in Anki with File > Import; a later export updates what changed.", file=sys.stderr)
    return 0
