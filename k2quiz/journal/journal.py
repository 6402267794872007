"""The events of one learner on disk: the truth from which everything else follows."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from k2quiz.errors import StorageError
from k2quiz.event import Event, Stamp
from k2quiz.journal.codec import decode, encode
from k2quiz.journal.damage import Damage, DamagedLineError
from k2quiz.journal.segment import SUFFIX, append_line, read_segment, segment_name
from k2quiz.journal.stamps import Chance, Stamper, device_id
from k2quiz.journal.writing import writing

E = TypeVar("E", bound=Event)


@dataclass(frozen=True, slots=True)
class Reading:
    """All events of all devices, in no order; what could not be read; how many lines a later k2quiz wrote."""

    events: tuple[Event, ...] = ()
    damage: tuple[Damage, ...] = ()
    unknown: int = 0


class Journal:
    """A folder `journal` in the data folder, with a file for every device and month; what was saved is never changed.

    The data folder's file `device` holds the id of the device that this is. Files of other devices may be put
    beside its own at any time: together they are the history, whatever order they come in.

    `patience` is how many seconds to wait while another process writes.
    """

    def __init__(self, data: Path, *, patience: float = 5, chance: Chance = os.urandom) -> None:
        self._data = data
        self._folder = data / "journal"
        self._patience = patience
        self._chance = chance
        self._stamper: Stamper | None = None
        self._named: Path | None = None

    def read(self) -> Reading:
        """Every event that can be read; a missing folder is an empty history.

        Raises:
            StorageError: the folder cannot be listed.
        """
        try:
            paths = sorted(path for path in self._folder.iterdir() if path.suffix == SUFFIX)
        except FileNotFoundError:
            return Reading()
        except OSError as error:
            raise StorageError(
                f"The answers in {self._folder} cannot be read ({error.strerror}): make it a folder that is yours."
            ) from error
        segments = [read_segment(path) for path in paths]
        return Reading(
            events=tuple(event for segment in segments for event in segment.events),
            damage=tuple(damage for segment in segments for damage in segment.damage),
            unknown=sum(segment.unknown for segment in segments),
        )

    def record(self, make: Callable[[Stamp], E], moment: datetime, day: date) -> E:
        """The event made of this device's next stamp, once it is safe on disk.

        Args:
            make: the event that a stamp belongs to.
            moment: the local time, with its zone.
            day: the learner's day that the moment belongs to.

        Raises:
            StorageError: the event could not be saved; nothing has changed.
        """
        with writing(self._folder, self._patience):
            event = make(self._ready_stamper().next(moment, day))
            segment = self._folder / segment_name(event.stamp)
            append_line(segment, _readable(encode(event)), named=segment == self._named)
            self._named = segment
        return event

    def _ready_stamper(self) -> Stamper:
        if self._stamper is None:
            self._stamper = Stamper(self._folder, device_id(self._data / "device", self._chance), self._chance)
        return self._stamper


def _readable(line: bytes) -> bytes:
    """The same line, unless it could not be read again."""
    try:
        decode(line.rstrip(b"\n"))
    except DamagedLineError as error:
        raise StorageError(f"Nothing was saved, for {error}: is this machine's clock right?") from error
    return line
