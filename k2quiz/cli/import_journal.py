"""`k2quiz import journal`: answers that were given elsewhere, or that a copy holds."""

from pathlib import Path

from k2quiz.cli.arriving import arrived, progress, warn
from k2quiz.errors import StorageError, UsageError
from k2quiz.journal.gather import Gathered, gather
from k2quiz.journal.journal import Journal
from k2quiz.settings import places
from k2quiz.study.wording import count
from k2quiz.text import printable


def import_journal(path: Path) -> None:
    """Add every line at a path that the journal does not hold yet, and say what came.

    Raises:
        UsageError: there is no line.
        StorageError: it cannot be read, or the lines not be saved.
        RefusedArchiveError: it is an archive that is damaged, or made as none is.
    """
    gathered = gathered_from(path)
    journal = Journal(places().data)
    absorbed = journal.absorb(gathered.lines)
    warn(absorbed, gathered.damage)
    what = arrived(absorbed, journal)
    known = f"{count(absorbed.known, 'line')} known already"
    print(f"Added {what}; {known}." if what else f"Nothing new: {known}.")


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
