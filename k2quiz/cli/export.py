"""`k2quiz export`: the deck as an Anki package, or everything that was answered as one text file."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path

from k2quiz.bank.checks import check
from k2quiz.cli.check import blocks_export
from k2quiz.cli.clock import epoch_seconds
from k2quiz.cli.locks import update_lock
from k2quiz.cli.workplace import add_deck_option
from k2quiz.disk import PRIVATE, hand_over
from k2quiz.errors import FaultyFileError, StorageError
from k2quiz.settings import places
from k2quiz.study.wording import count
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    formats = parser.add_subparsers(dest="format", required=True, metavar="anki|journal")
    anki = formats.add_parser("anki", help="the deck", description="Write the deck as an Anki package.")
    anki.add_argument("-o", "--output", type=Path, default=Path("k2quiz.apkg"), metavar="FILE", help="where to")
    add_deck_option(anki)
    said = "Write every line of the journal, of every device, into one text file."
    journal = formats.add_parser("journal", help="everything that was answered", description=said)
    journal.add_argument("output", type=Path, metavar="FILE", help="where to; `k2quiz import journal` reads it")


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    if options.format == "journal":
        _export_journal(options.output)
    else:
        _export_deck(options)
    return 0


def _export_deck(options: Namespace) -> None:
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


def _export_journal(target: Path) -> None:
    from k2quiz.journal.journal import Journal  # noqa: PLC0415 - of no use to the other format
    from k2quiz.journal.transfer import everything  # noqa: PLC0415 - likewise

    folder = Journal(places().data).folder
    try:
        lines, damage = everything(folder)
    except OSError as error:
        raise StorageError(f"The answers in {folder} cannot be read ({error.strerror}).") from error
    hand_over(target, b"".join(line + b"\n" for line in lines), None if target.exists() else PRIVATE)
    for each in damage:
        print(printable(f"Not exported: {each}"), file=sys.stderr)
    print(f"{printable(str(target))}: {count(len(lines), 'event')}")
