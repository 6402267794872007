"""`k2quiz import`: answers that were given elsewhere or in Anki, or a deck that was made there."""

from argparse import ArgumentParser, Namespace
from collections.abc import Sequence
from pathlib import Path


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    formats = parser.add_subparsers(dest="format", required=True, metavar="anki|journal")
    said = "Add reviews that were made in Anki, or make banks of a deck. Export with scheduling information there."
    anki = formats.add_parser("anki", help="reviews made in Anki, or a deck made there", description=said)
    anki.add_argument("path", type=Path, metavar="FILE", help="an .apkg or .colpkg that Anki exported, old or new")
    anki.add_argument("--dry-run", action="store_true", help="say what would be added, and add nothing")
    anki.add_argument("--as-deck", type=Path, metavar="DIR", help="write its notes as a deck into a new folder")
    anki.add_argument("--with-history", action="store_true", help="with --as-deck: take the reviews on them too")
    what = "a file of `k2quiz export journal`, a segment, a folder of segments, or a backup"
    said = "Add what was answered elsewhere, or what a copy holds."
    journal = formats.add_parser("journal", help="answers of k2quiz", description=said)
    journal.add_argument("path", type=Path, metavar="PATH", help=what)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    if options.format == "journal":
        from k2quiz.cli.import_journal import import_journal  # noqa: PLC0415 - of no use to the other format

        import_journal(options.path)
        return 0
    if options.with_history and options.as_deck is None:
        parser.error("--with-history belongs to --as-deck")
    if options.as_deck is not None and options.dry_run:
        parser.error("--dry-run is for reviews; --as-deck writes into a new folder only")
    _import_from_anki(options)
    return 0


def _import_from_anki(options: Namespace) -> None:
    # Each is loaded when it is asked for, so that the other need not wait for it.
    if options.as_deck is not None:
        from k2quiz.cli.anki_deck import import_deck  # noqa: PLC0415 - see above

        import_deck(options.path, options.as_deck, with_history=options.with_history)
    else:
        from k2quiz.cli.anki_reviews import import_reviews  # noqa: PLC0415 - see above

        import_reviews(options.path, dry_run=options.dry_run)
