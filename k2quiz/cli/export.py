"""`k2quiz export`: the deck as an Anki package, or everything that was answered as one text file."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from k2quiz.bank.checks import check
from k2quiz.bank.deck import Deck
from k2quiz.bank.lock import Lock
from k2quiz.card import CardId
from k2quiz.cli.check import blocks_export
from k2quiz.cli.clock import epoch_seconds
from k2quiz.cli.locks import update_lock
from k2quiz.cli.workplace import Workplace, add_deck_option, add_filter_option
from k2quiz.disk import PRIVATE, hand_over
from k2quiz.errors import FaultyFileError, StorageError, UsageError
from k2quiz.settings import places
from k2quiz.study.wording import count
from k2quiz.text import printable

if TYPE_CHECKING:
    from k2quiz.anki.progress import Progress


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    formats = parser.add_subparsers(dest="format", required=True, metavar="anki|journal")
    anki = formats.add_parser("anki", help="the deck", description="Write the deck as an Anki package.")
    anki.add_argument("-o", "--output", type=Path, metavar="FILE", help="where to; else k2quiz.apkg, or .tsv")
    anki.add_argument("--with-progress", action="store_true", help="and what you have learned, for a first import")
    anki.add_argument("--tsv", action="store_true", help="as text, for a collection that has had the package before")
    add_filter_option(anki)
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
    wanted = _passing(loaded.deck, options.filter)
    if options.tsv:
        _write_text(wanted, options.output or Path("k2quiz.tsv"))
    else:
        # The lock is that of the whole deck, whatever is taken of it.
        lock = update_lock(loaded.deck, epoch_seconds())
        _write_package(wanted, lock, options.output or Path("k2quiz.apkg"), with_progress=options.with_progress)


def _passing(deck: Deck, text: str) -> Deck:
    """The deck with those items only of which a filter lets a card through, for a note has all cards of its item."""
    if not text.strip():
        return deck
    place = Workplace(deck.path)
    items = {card.item.id for card in place.passing(text, place.deck.cards, place.history())}
    if not items:
        raise UsageError(f"No card of {deck.path} passes the filter, so there is nothing to export.")
    banks = (
        replace(bank, cards=tuple(card for card in bank.cards if card.item.id in items), retired=())
        for bank in deck.banks
    )
    return replace(deck, banks=tuple(banks))


def _write_text(deck: Deck, target: Path) -> None:
    from k2quiz.anki.notes import notes_of  # noqa: PLC0415 - see `_write_package`
    from k2quiz.anki.tsv import tsv  # noqa: PLC0415 - likewise

    notes = notes_of(deck)
    hand_over(target, tsv(notes).encode())
    print(f"{printable(str(target))}: {count(len(notes), 'note')}")
    print("Import it in Anki with File > Import, after the package, which brings the pictures.", file=sys.stderr)


def _write_package(deck: Deck, lock: Lock, target: Path, *, with_progress: bool) -> None:
    # genanki is loaded here alone, so that no other command waits for it.
    from k2quiz.anki.package import write_package  # noqa: PLC0415 - see above

    now = epoch_seconds()
    # A time to come, of a clock that ran ahead, would keep Anki from taking any edit until then.
    changed = {item: min(entry.changed, now) for item, entry in lock.items()}
    progress = _progress(deck) if with_progress else {}
    summary = write_package(deck, changed, target, progress)
    learned = f", {len(progress)} of them with progress" if with_progress else ""
    print(f"{printable(str(target))}: {count(summary.notes, 'note')}, {count(summary.cards, 'card')}{learned}")
    if with_progress:
        print("Import it in Anki with File > Import, and tick “Import any learning progress”.", file=sys.stderr)
    else:
        print("Import it in Anki with File > Import; a later export updates what changed.", file=sys.stderr)


def _progress(deck: Deck) -> "dict[CardId, Progress]":
    from k2quiz.anki.progress import progress_of  # noqa: PLC0415 - see `_write_package`

    history = Workplace(deck.path).history()
    known = ((card.id, progress_of(card.id, history)) for card in deck.cards)
    return {card: progress for card, progress in known if progress}


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
