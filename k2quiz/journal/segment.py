"""One file of a journal: the events of one device in one month, a line each."""

import os
import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from io import SEEK_END, FileIO
from pathlib import Path
from typing import Final

from k2quiz.disk import PRIVATE, opener, sync_folder, write_all
from k2quiz.event import Event, Stamp
from k2quiz.journal.codec import decode, stamp_of
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


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a segment that are not empty: those with an event, the damage of others, those of a later k2quiz."""

    sound: list[tuple[bytes, Event]] = field(default_factory=list)
    damage: list[Damage] = field(default_factory=list)
    unknown: list[bytes] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.sound) + len(self.damage) + len(self.unknown)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events in their order."""
        return tuple(event for _, event in self.sound)

    @property
    def sequence(self) -> int:
        """The highest sequence, those of a later k2quiz included; 0 where no line has one."""
        stamps = [event.stamp for _, event in self.sound] + [stamp for stamp in map(stamp_of, self.unknown) if stamp]
        return max((stamp.sequence for stamp in stamps), default=0)


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
    written = read_bytes(path, start)
    return Contents(0, damage=(written,)) if isinstance(written, Damage) else _contents(path, written, start)


def read_bytes(path: Path, start: int = 0) -> bytes | Damage:
    """The bytes of a segment from `start` on, or why there are none."""
    try:
        return _written(path, start) if path.is_file() else Damage(path, 0, "this is no file")
    except OSError as error:
        return Damage(path, 0, f"the file cannot be read: {error.strerror}")


def segment_contents(path: Path, start: int) -> Contents:
    """What a segment holds from byte `start` on, for who must not go on without it.

    Raises:
        OSError: the file cannot be read.
    """
    if not path.is_file():
        return Contents(0, damage=(Damage(path, 0, "this is no file"),))
    return _contents(path, _written(path, start), start)


def read_lines(path: Path, written: bytes, before: int = 0) -> Lines:
    """What the lines are that stand in the bytes of a segment, `before` being how many lines come before those."""
    found = Lines()
    for number, line in enumerate(written.split(b"\n"), start=before + 1):
        if line:
            try:
                found.sound.append((line, decode(line)))
            except NewerLineError:
                found.unknown.append(line)
            except DamagedLineError as error:
                found.damage.append(Damage(path, number, str(error)))
    return found


def append_line(path: Path, line: bytes, *, named: bool = False) -> None:
    """Add a line, or several, each with its newline; when this returns, they are on disk.

    A line cut short by a crash is closed first, so that it spoils no other. Where writing fails, what was written
    is taken back. `named` tells that this process has synced the file's name before; that another one did, which may
    have been killed on the way, nobody knows.

    Raises:
        OSError: the disk refused.
    """
    with FileIO(path, "a+", opener=opener(PRIVATE)) as file:
        end = file.seek(0, SEEK_END)
        try:
            write_all(file, line if _is_closed(file, end) else b"\n" + line)
            os.fsync(file.fileno())
            if end == 0 or not named:
                sync_names(path)
        except OSError:
            with suppress(OSError):
                file.truncate(end)
            raise


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


def _written(path: Path, start: int) -> bytes:
    with FileIO(path) as file:
        file.seek(start)
        return file.readall()


def _contents(path: Path, written: bytes, start: int) -> Contents:
    found = read_lines(path, written)
    size, damage = start + len(written), tuple(found.damage)
    return Contents(size, len(found), found.sequence, found.events, damage, len(found.unknown))


def _is_closed(file: FileIO, end: int) -> bool:
    if end == 0:
        return True
    file.seek(end - 1)
    return file.read(1) == b"\n"
