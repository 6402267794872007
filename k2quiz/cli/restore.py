"""`k2quiz restore`: what a backup holds and the journal has lost."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from k2quiz.cli.arriving import arrived, warn
from k2quiz.cli.import_journal import gathered_from
from k2quiz.errors import UsageError
from k2quiz.journal.backup import backups_in
from k2quiz.journal.gather import is_archive
from k2quiz.journal.journal import Journal
from k2quiz.settings import places
from k2quiz.study.wording import count


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a backup, as `k2quiz backup` makes them")
    parser.add_argument("--dry-run", action="store_true", help="only say what would come back")


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    if not options.file.is_file():
        raise UsageError(f"There is no file {options.file}. {_known()}")
    if not is_archive(options.file):
        raise UsageError(f"{options.file} is no backup. `k2quiz import journal` reads other copies. {_known()}")
    gathered = gathered_from(options.file)
    journal = Journal(places().data)
    absorbed = journal.lacks(gathered.lines) if options.dry_run else journal.absorb(gathered.lines)
    warn(absorbed, gathered.damage)
    verb = "Would come back" if options.dry_run else "Came back"
    known = f"{count(absorbed.known, 'line')} there already"
    what = arrived(absorbed, journal)
    print(f"{verb}: {what}; {known}." if what else f"Nothing was lost: {known}.")
    return 0


def _known() -> str:
    folder = places().backups
    try:
        newest = list(backups_in(folder).values())[-1:]
    except OSError:
        newest = []
    return f"The newest backup is {newest[0]}." if newest else f"There is no backup in {folder} either."
