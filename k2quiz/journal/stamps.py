"""Stamps of this device: which event is next, and when."""

import os
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from k2quiz.disk import PRIVATE, put_whole
from k2quiz.event import Stamp
from k2quiz.journal.extent import Extent, Tally, tally_of
from k2quiz.journal.identity import CHANCE_OF_DEVICE, CHANCE_OF_EVENT, DEVICE_ID, uuid7
from k2quiz.journal.segment import SUFFIX, device_of, segment_contents

Chance = Callable[[int], bytes]
"""So many random bytes."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND: Final = timedelta(milliseconds=1)


class Stamper:
    """Hands out the stamps of one device; only to be used while the journal is locked.

    Sequences go on after the highest in the device's segments, whichever process wrote it. A line counts for one
    even if it is damaged, for it may have held the highest.

    `at` is the moment that the clock shows. Where the clock was set back within a day, it is one millisecond after
    the device's latest event of that day instead, so that no event comes before one that it followed. A clock that
    ran ahead therefore spoils no other day's times.

    What is `known` of segments by their names need not be read again.
    """

    def __init__(self, folder: Path, device: str, chance: Chance, known: Mapping[str, Extent] | None = None) -> None:
        self._folder = folder
        self.device = device
        self._chance = chance
        self._sizes: dict[Path, int] = {}
        self._tallies: dict[Path, Tally] = {}
        self._sequence = 0
        for name, extent in (known or {}).items():
            if device_of(folder / name) == device:
                self._sizes[folder / name] = extent.size
                self._tallies[folder / name] = extent.tally

    def next_sequence(self) -> int:
        """The sequence of this device's next event."""
        self._catch_up()
        lines = sum(tally.lines for tally in self._tallies.values())
        highest = max((tally.sequence for tally in self._tallies.values()), default=0)
        self._sequence = max(self._sequence, lines, highest)
        return self._sequence + 1

    def next(self, moment: datetime, day: date) -> Stamp:
        """The stamp of an event at an aware local moment, on the day that it was decided to belong to.

        Raises:
            OSError: the device's segments cannot be read, so that nobody knows which sequences are taken.
        """
        sequence = self.next_sequence()
        latest = max((tally.latest.get(day, -1) for tally in self._tallies.values()), default=-1)
        at = max((moment - _EPOCH) // _MILLISECOND, latest + 1)
        identity = uuid7(at, self._chance(CHANCE_OF_EVENT))
        return Stamp(identity, self.device, sequence, at, zone_of(moment), day)

    def _catch_up(self) -> None:
        """Read what was added to the device's segments since the last time."""
        # A glob would pass over a folder that it must not list, as if it were empty
        names = os.listdir(self._folder)  # noqa: PTH208 - every answer waits for this, and years leave many segments
        own = [name for name in names if name.startswith(f"{self.device}-") and name.endswith(SUFFIX)]
        for path in map(self._folder.joinpath, own):
            size, known = path.stat().st_size, self._sizes.get(path, 0)
            if size != known:
                self._take_in(path, known if known < size else 0)

    def _take_in(self, path: Path, start: int) -> None:
        contents = segment_contents(path, start)
        self._sizes[path] = contents.size
        # What sync programs make of a conflict has the same lines once more
        lines = contents.lines if device_of(path) else 0
        tally = tally_of(lines, contents.events, contents.sequence)
        self._tallies[path] = self._tallies[path].with_tally(tally) if start else tally


def zone_of(moment: datetime) -> str:
    """The offset from UTC of an aware moment, as in `+01:00`.

    Raises:
        ValueError: the moment knows no zone.
    """
    offset = moment.utcoffset()
    if offset is None:
        raise ValueError("a moment without a zone cannot be recorded")
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    return f"{'-' if offset < timedelta(0) else '+'}{hours:02}:{minutes:02}"


def device_id(path: Path, chance: Chance) -> str:
    """The id in a device file; a new one is put there where none is that makes sense.

    Raises:
        OSError: the disk refused.
    """
    return known_device_id(path) or new_device_id(path, chance)


def known_device_id(path: Path) -> str:
    """The id in a device file; empty where none is that makes sense.

    Raises:
        OSError: the disk refused.
    """
    try:
        written = path.read_bytes().decode("ascii", "replace").strip()
    except FileNotFoundError:
        return ""
    return written if DEVICE_ID.fullmatch(written) else ""


def new_device_id(path: Path, chance: Chance) -> str:
    """An id that no other machine has, once it is in the device file.

    Raises:
        OSError: the disk refused.
    """
    device = chance(CHANCE_OF_DEVICE).hex()
    put_whole(path, f"{device}\n".encode(), PRIVATE)
    return device
