"""Stamps of this device: which event is next, and when."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from k2quiz.event import Stamp
from k2quiz.journal.identity import CHANCE_OF_DEVICE, CHANCE_OF_EVENT, DEVICE_ID, uuid7
from k2quiz.journal.segment import SUFFIX, segment_contents, write_anew

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
    """

    def __init__(self, folder: Path, device: str, chance: Chance) -> None:
        self._folder = folder
        self._device = device
        self._chance = chance
        self._sizes: dict[Path, int] = {}
        self._lines = 0
        self._sequence = 0
        self._latest: dict[date, int] = {}

    def next(self, moment: datetime, day: date) -> Stamp:
        """The stamp of an event at an aware local moment, on the day that it was decided to belong to.

        Raises:
            OSError: the device's segments cannot be read, so that nobody knows which sequences are taken.
        """
        self._catch_up()
        at = max((moment - _EPOCH) // _MILLISECOND, self._latest.get(day, -1) + 1)
        identity = uuid7(at, self._chance(CHANCE_OF_EVENT))
        return Stamp(identity, self._device, self._sequence + 1, at, zone_of(moment), day)

    def _catch_up(self) -> None:
        """Read what was added to the device's segments since the last time."""
        # A glob would pass over a folder that it must not list, as if it were empty
        own = (path for path in self._folder.iterdir() if path.match(f"{self._device}-*{SUFFIX}"))
        for path in own:
            size, known = path.stat().st_size, self._sizes.get(path, 0)
            if size != known:
                self._take_in(path, known if known < size else 0)

    def _take_in(self, path: Path, start: int) -> None:
        contents = segment_contents(path, start)
        self._sizes[path] = contents.size
        self._lines += contents.lines
        self._sequence = max(self._sequence, self._lines, *(event.stamp.sequence for event in contents.events))
        for event in contents.events:
            day, at = event.stamp.day, event.stamp.at
            self._latest[day] = max(at, self._latest.get(day, at))


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
    try:
        written = path.read_bytes().decode("ascii", "replace").strip()
    except FileNotFoundError:
        written = ""
    if DEVICE_ID.fullmatch(written):
        return written
    device = chance(CHANCE_OF_DEVICE).hex()
    write_anew(path, f"{device}\n".encode("ascii"))
    return device
