"""One file of a journal: the events of one device in one month, a line each."""

import os
import sys
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import SEEK_END, FileIO
from pathlib import Path
from typing import Final

from k2quiz.event import Event, Stamp
from k2quiz.journal.codec import decode
from k2quiz.journal.damage import Damage, DamagedLineError, NewerLineError

SUFFIX: Final = ".jsonl"

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Contents:
    """What a segment holds from some byte on; `size` is where it ends, `unknown` counts lines of a later k2quiz."""

    size: int
    lines: int = 0
    events: tuple[Event, ...] = ()
    damage: tuple[Damage, ...] = ()
    unknown: int = 0


def segment_name(stamp: Stamp) -> str:
    """The file that an event belongs to: its device, and the month of its moment in UTC."""
    return f"{stamp.device}-{_EPOCH + timedelta(milliseconds=stamp.at):%Y-%m}{SUFFIX}"


def read_segment(path: Path, start: int = 0) -> Contents:
    """What a segment holds from byte `start` on; whatever cannot be read is told as damage, never raised."""
    try:
        return segment_contents(path, start)
    except OSError as error:
        return Contents(0, damage=(Damage(path, 0, f"the file cannot be read: {error.strerror}"),))


def segment_contents(path: Path, start: int) -> Contents:
    """What a segment holds from byte `start` on, for who must not go on without it.

    Raises:
        OSError: the file cannot be read.
    """
    if not path.is_file():
        return Contents(0, damage=(Damage(path, 0, "this is no file"),))
    with FileIO(path) as file:
        file.seek(start)
        written = file.readall()
    return _contents(path, written, start + len(written))


def append_line(path: Path, line: bytes, *, named: bool = False) -> None:
    """Add a line that comes with its newline; when this returns, the line is on disk.

    A line cut short by a crash is closed first, so that it spoils no other. Where writing fails, what was written
    is taken back. `named` tells that this process has synced the file's name before; that another one did, which may
    have been killed on the way, nobody knows.

    Raises:
        OSError: the disk refused.
    """
    with FileIO(path, "a+", opener=_private) as file:
        end = file.seek(0, SEEK_END)
        try:
            _write(file, line if _is_closed(file, end) else b"\n" + line)
            os.fsync(file.fileno())
            if end == 0 or not named:
                sync_names(path)
        except OSError:
            with suppress(OSError):
                file.truncate(end)
            raise


def write_anew(path: Path, content: bytes) -> None:
    """Put a small file in place as a whole, or leave what was there.

    Raises:
        OSError: the disk refused.
    """
    draft = path.with_name(f"{path.name}.new")
    with FileIO(draft, "w", opener=_private) as file:
        _write(file, content)
        os.fsync(file.fileno())
    draft.replace(path)
    sync_folder(path.parent)


def sync_names(segment: Path) -> None:
    """Make the name of a segment last through a power cut, and those of all folders that lead to it.

    Raises:
        OSError: the disk refused to sync the journal's folder or the data folder.
    """
    journal, data, *above = segment.absolute().parents
    sync_folder(journal)
    sync_folder(data)
    for folder in above:
        with suppress(OSError):  # it may belong to somebody else, and then this learner's folders were in it before
            sync_folder(folder)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder last through a power cut, where the platform has a way to."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _contents(path: Path, written: bytes, size: int) -> Contents:
    events: list[Event] = []
    damage: list[Damage] = []
    unknown = 0
    lines = [(number, line) for number, line in enumerate(written.split(b"\n"), start=1) if line]
    for number, line in lines:
        try:
            events.append(decode(line))
        except NewerLineError:
            unknown += 1
        except DamagedLineError as error:
            damage.append(Damage(path, number, str(error)))
    return Contents(size, len(lines), tuple(events), tuple(damage), unknown)


def _is_closed(file: FileIO, end: int) -> bool:
    if end == 0:
        return True
    file.seek(end - 1)
    return file.read(1) == b"\n"


def _write(file: FileIO, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
