"""`k2quiz import journal`: answers that were given elsewhere, or that a copy holds."""

from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from k2quiz.cli.arriving import arrived, progress, warn
from k2quiz.errors import StorageError, UsageError
from k2quiz.journal.gather import Gathered, gather
from k2quiz.journal.journal import Journal
from k2quiz.settings import places
from k2quiz.study.wording import count
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("format", choices=("journal",), help="what to read")
    what = "a file of `k2quiz export journal`, a segment, a folder of segments, or a backup"
    parser.add_argument("path", type=Path, metavar="PATH", help=what)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    gathered = gathered_from(options.path)
    journal = Journal(places().data)
    absorbed = journal.absorb(gathered.lines)
    warn(absorbed, gathered.damage)
    what = arrived(absorbed, journal)
    known = f"{count(absorbed.known, 'line')} known already"
    print(f"Added {what}; {known}." if what else f"Nothing new: {known}.")
    return 0


def gathered_from(path: Path) -> Gathered:
    """The lines at a path, which has at least one.

    Raises:
        UsageError: there is none.
        StorageError: it cannot be read.
        RefusedArchiveError: it is an archive that is damaged, or made as none is.
    """
    try:
        gathered = gather(path, progress())
    except OSError as error:
        raise StorageError(f"{printable(str(path))} cannot be read: {error.strerror}.") from error
    if not any(gathered.files.values()):
        first = f" ({gathered.damage[0]})" if gathered.damage else ""
        raise UsageError(f"{path} holds no answer that k2quiz wrote{first}.")
    return gathered
