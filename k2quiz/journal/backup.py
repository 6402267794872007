"""Copies of a journal in one archive each, every one of them read back before it counts."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from k2quiz.archive import RefusedArchiveError, zipped
from k2quiz.disk import PRIVATE, drafted, put_in_place
from k2quiz.errors import StorageError
from k2quiz.event import Event
from k2quiz.history import History, replay
from k2quiz.journal.codec import decode
from k2quiz.journal.damage import DamagedLineError, NewerLineError
from k2quiz.journal.gather import Gathered, gather_backup, sorted_out
from k2quiz.journal.rotation import dispensable
from k2quiz.journal.segment import segments

_NAME: Final = "k2quiz-%Y-%m-%dT%H%M%SZ.zip"


@dataclass(frozen=True, slots=True)
class BackedUp:
    """A backup that is in place, and how many lines it has."""

    path: Path
    lines: int


def backup_name(moment: datetime) -> str:
    """The file of a backup that is made at an aware moment."""
    return moment.astimezone(UTC).strftime(_NAME)


def backups_in(folder: Path) -> dict[datetime, Path]:
    """The backups in a folder by their moments, oldest first; whatever else is there is none.

    Raises:
        OSError: the folder cannot be listed.
    """
    found: dict[datetime, Path] = {}
    for path in folder.iterdir() if folder.is_dir() else ():
        try:
            found[datetime.strptime(path.name, _NAME).replace(tzinfo=UTC)] = path
        except ValueError:
            continue
    return dict(sorted(found.items()))


def back_up(journal: Path, target: Path, moment: datetime) -> BackedUp | None:
    """Copy the segments in the folder `journal` into an archive in the folder `target`; None where there are none.

    It is put in place only once it was read back, has every line, and makes the same history. Nothing waits for it:
    another process may write meanwhile, and the copy has all that was acknowledged before it began.

    Raises:
        StorageError: something could not be read or written, or the copy is not like what was copied.
    """
    path = target / backup_name(moment)
    try:
        copied = {segment.name: _settled(segment.read_bytes()) for segment in segments(journal)}
        if not any(copied.values()):
            return None
        target.mkdir(mode=0o700, exist_ok=True)
        with drafted(path, zipped(copied), PRIVATE) as draft:
            lines = _verify(draft, copied)
            put_in_place(draft, path)
    except (OSError, RefusedArchiveError) as error:
        raise StorageError(f"No backup was made in {target}: {_reason(error)}.") from error
    return BackedUp(path, lines)


def thin_out(folder: Path, newest: Path) -> None:
    """Remove the backups of long ago that need not stay, each only if the newest holds all that it holds.

    Raises:
        OSError: the disk refused.
        RefusedArchiveError: the newest is damaged.
    """
    found = backups_in(folder)
    goers = [path for path in map(found.__getitem__, dispensable(found)) if path != newest]
    held = set(gather_backup(newest).lines) if goers else set()
    for path in goers:
        with suppress(RefusedArchiveError):
            if held.issuperset(gather_backup(path).lines):
                path.unlink()


def history_of(gathered: Gathered) -> History:
    """The history that lines make, as far as this k2quiz understands them."""
    return replay(event for line in gathered.lines if (event := _event(line)))


def _settled(content: bytes) -> bytes:
    """The content of a segment without the end of a line that is being written, or that a crash cut short."""
    end = content.rfind(b"\n") + 1
    whole, _ = sorted_out(Path(), content[end:])
    return content if whole else content[:end]


def _verify(draft: Path, copied: dict[str, bytes]) -> int:
    """Read an archive back, and refuse it unless it has the lines and makes the history that it should; how many.

    Raises:
        OSError: it is not as it should be.
    """
    read = gather_backup(draft)
    lines = {Path(name): sorted_out(Path(name), content)[0] for name, content in copied.items()}
    if list(read.files.values()) != list(lines.values()) or history_of(read) != history_of(Gathered(lines)):
        raise OSError("what was written is not what is read back")
    return sum(map(len, read.files.values()))


def _event(line: bytes) -> Event | None:
    try:
        return decode(line)
    except (NewerLineError, DamagedLineError):
        return None


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error).rstrip(".")
