"""One file of a journal: the events of one device in one month, a line each."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from io import SEEK_END, FileIO
from pathlib import Path
from typing import Final

from k2quiz.disk import PRIVATE, opener, sync_folder, write_all
from k2quiz.event import Event, Stamp
from k2quiz.journal.codec import decode, read_stamp
from k2quiz.journal.damage import Damage, DamagedLineError, NewerLineError

SUFFIX: Final = ".jsonl"

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_NAME: Final = re.compile(r"([0-9a-f]{12})-[0-9]{4,}-[0-9]{2}\.jsonl")


@dataclass(frozen=True, slots=True)
class Contents:
    """What a segment holds from some byte on; `size` is where it ends, `unknown` counts lines of a later k2quiz.

    `sequence` is the highest of all lines, those of a later k2quiz included.
    """

    size: int
    lines: int = 0
    sequence: int = 0
    events: tuple[Event, ...] = ()
    damage: tuple[Damage, ...] = ()
    unknown: int = 0


def segment_name(stamp: Stamp) -> str:
    """The file that an event belongs to: its device, and the month of its moment in UTC."""
    return f"{stamp.device}-{_EPOCH + timedelta(milliseconds=stamp.at):%Y-%m}{SUFFIX}"


def device_of(path: Path) -> str:
    """The device that a segment is of, by its name; empty where the name is none that k2quiz gives."""
    match = _NAME.fullmatch(path.name)
    return match[1] if match else ""


def segments(folder: Path, device: str = "") -> list[Path]:
    """The segments in a folder by their names, of one device where its id is given; none where the folder is missing.

    Raises:
        OSError: the folder cannot be listed.
    """
    try:
        entries = sorted(folder.iterdir())
    except FileNotFoundError:
        return []
    return [path for path in entries if path.suffix == SUFFIX and path.name.startswith(device) and path.is_file()]


def segment_lines(path: Path) -> list[bytes]:
    """The lines of a segment without their newlines, whole or not; none where the file is gone.

    Raises:
        OSError: the file cannot be read.
    """
    try:
        return path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return []


def read_segment(path: Path, start: int = 0) -> Contents:
    """What a segment holds from byte `start` on; whatever cannot be read is told as damage, never raised."""
    try:
        if not path.is_file():
            return Contents(0, damage=(Damage(path, 0, "this is no file"),))
        with FileIO(path) as file:
            file.seek(start)
            written = file.readall()
    except OSError as error:
        return Contents(0, damage=(Damage(path, 0, f"the file cannot be read: {error.strerror}"),))
    return _contents(path, written, start + len(written))


def append_line(path: Path, line: bytes) -> None:
    """Add a line, or several, each with its newline; when this returns, they are on disk.

    A line cut short by a crash is closed first, so that it spoils no other. Where writing fails, what was written
    is taken back.

    Raises:
        OSError: the disk refused.
    """
    with FileIO(path, "a+", opener=opener(PRIVATE)) as file:
        end = file.seek(0, SEEK_END)
        try:
            write_all(file, line if _is_closed(file, end) else b"\n" + line)
            os.fsync(file.fileno())
            if end == 0:
                sync_folder(path.parent)
        except OSError:
            with suppress(OSError):
                file.truncate(end)
            raise


def _contents(path: Path, written: bytes, size: int) -> Contents:
    events: list[Event] = []
    damage: list[Damage] = []
    unknown = sequence = 0
    lines = [(number, line) for number, line in enumerate(written.split(b"\n"), start=1) if line]
    for number, line in lines:
        try:
            events.append(decode(line))
            sequence = max(sequence, events[-1].stamp.sequence)
        except NewerLineError:
            unknown += 1
            sequence = max(sequence, _sequence_of(line))
        except DamagedLineError as error:
            damage.append(Damage(path, number, str(error)))
    return Contents(size, len(lines), sequence, tuple(events), tuple(damage), unknown)


def _sequence_of(line: bytes) -> int:
    """The sequence of a line of a later k2quiz; 0 where it has none."""
    try:
        return read_stamp(line).sequence
    except DamagedLineError:
        return 0


def _is_closed(file: FileIO, end: int) -> bool:
    if end == 0:
        return True
    file.seek(end - 1)
    return file.read(1) == b"\n"
