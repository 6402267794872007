"""One file of a journal: the events of one device in one month, a line each."""

import os
import sys
from collections.abc import Iterator
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
    written = read_bytes(path, start)
    return Contents(0, damage=(written,)) if isinstance(written, Damage) else _contents(path, written, start)


def read_bytes(path: Path, start: int = 0) -> bytes | Damage:
    """The bytes of a segment from `start` on, or why there are none."""
    try:
        if not path.is_file():
            return Damage(path, 0, "this is no file")
        with FileIO(path) as file:
            file.seek(start)
            return file.readall()
    except OSError as error:
        return Damage(path, 0, f"the file cannot be read: {error.strerror}")


def read_lines(path: Path, written: bytes, before: int = 0) -> Iterator[tuple[bytes, Event | Damage | None]]:
    """Every line that is not empty, without its newline, with its event, its damage, or None where it is newer.

    `before` is how many lines of the file come before those.
    """
    for number, line in enumerate(written.split(b"\n"), start=before + 1):
        if line:
            try:
                yield line, decode(line)
            except NewerLineError:
                yield line, None
            except DamagedLineError as error:
                yield line, Damage(path, number, str(error))


def append_line(path: Path, line: bytes) -> None:
    """Add a line that comes with its newline; when this returns, the line is on disk.

    A line cut short by a crash is closed first, so that it spoils no other. Where writing fails, what was written
    is taken back.

    Raises:
        OSError: the disk refused.
    """
    with FileIO(path, "a+", opener=_private) as file:
        end = file.seek(0, SEEK_END)
        try:
            _write(file, line if _is_closed(file, end) else b"\n" + line)
            os.fsync(file.fileno())
            if end == 0:
                sync_folder(path.parent)
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


def sync_folder(folder: Path) -> None:
    """Make new names in a folder last through a power cut, where the platform has a way to."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _contents(path: Path, written: bytes, start: int) -> Contents:
    found = [each for _, each in read_lines(path, written)]
    damage = tuple(each for each in found if isinstance(each, Damage))
    events = tuple(each for each in found if each is not None and not isinstance(each, Damage))
    return Contents(start + len(written), len(found), events, damage, found.count(None))


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
