"""Copies of a journal, and what they have that it has not."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from k2quiz.archive import RefusedArchiveError
from k2quiz.journal.backup import backups_in
from k2quiz.journal.gather import gather_backup
from k2quiz.journal.symptoms import AgedBackup, CopySymptom, OnlyInCopy, SpoiltBackup

_UNTRUSTED: Final = "PRAGMA trusted_schema = OFF"
_LINES: Final = "SELECT line FROM line"


@dataclass(frozen=True, slots=True)
class Copy:
    """Lines of the journal that are kept elsewhere too, and what to call that place.

    A backup has its `path`, and when it was `made`; `spoilt` says what is wrong with it.
    """

    name: str
    lines: Collection[bytes]
    path: Path | None = None
    made: datetime | None = None
    spoilt: str = ""


def read_backups(folder: Path) -> tuple[Copy, ...]:
    """The backups in a folder, newest first, each with all that can be read of it."""
    with suppress(OSError):
        return tuple(_backup(path, made) for made, path in reversed(backups_in(folder).items()))
    return ()


def read_index(path: Path) -> tuple[Copy, ...]:
    """The lines in the journal's index, as far as they can be read; none where it is missing or no index.

    What is wrong with an index is no matter for a learner: the next start makes another.
    """
    import sqlite3  # noqa: PLC0415 - small journals have no index, and importing it takes 5 ms

    lines: set[bytes] = set()
    if path.is_file():
        # Read only: not even what SQLite would tidy up after a crash is written
        with suppress(sqlite3.Error), closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
            base.execute(_UNTRUSTED)
            lines.update(line for (line,) in base.execute(_LINES) if isinstance(line, bytes))
    return (Copy("the index", lines),) if lines else ()


def examine_copies(lines: frozenset[bytes], copies: Sequence[Copy]) -> Iterator[CopySymptom]:
    """What copies of a journal with those lines show; a line that several have is told of the first."""
    lacking: set[bytes] = set()
    for copy in copies:
        if copy.spoilt and copy.path:
            yield SpoiltBackup(copy.path, copy.spoilt)
        if new := set(copy.lines) - lines - lacking:
            lacking |= new
            yield OnlyInCopy(copy.name, len(new))
    sound = max((copy for copy in copies if copy.made and not copy.spoilt), key=_made, default=None)
    if lines and (sound is None or lines.difference(sound.lines)):
        yield AgedBackup(sound.made if sound else None)


def _backup(path: Path, made: datetime) -> Copy:
    name = f"the backup of {made.astimezone():%d %B %Y}".replace(" 0", " ")
    try:
        gathered = gather_backup(path)
    except RefusedArchiveError as error:
        return Copy(name, (), path, made, str(error))
    except OSError as error:
        return Copy(name, (), path, made, f"{path} cannot be read: {error.strerror}")
    return Copy(name, frozenset(gathered.lines), path, made)


def _made(copy: Copy) -> float:
    return copy.made.timestamp() if copy.made else 0
