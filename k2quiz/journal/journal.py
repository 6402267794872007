"""The events of one learner on disk: the truth from which everything else follows."""

import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TypeVar

from k2quiz.errors import StorageError
from k2quiz.event import Event, Stamp
from k2quiz.journal.absorb import Absorbed, Arrival, meets_a_double, missing_from, take_in
from k2quiz.journal.codec import decode, encode
from k2quiz.journal.damage import Damage, DamagedLineError
from k2quiz.journal.extent import Extent
from k2quiz.journal.recollection import Recollection, recollect, unannounced
from k2quiz.journal.segment import SUFFIX, append_line, read_segment, segment_name
from k2quiz.journal.stamps import Chance, Stamper, device_id, known_device_id, new_device_id
from k2quiz.journal.writing import writing
from k2quiz.listing import ItemId

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
        self._extents: Mapping[str, Extent] = {}
        self._named: Path | None = None

    @property
    def folder(self) -> Path:
        """Where the segments are; it need not exist."""
        return self._folder

    @property
    def device(self) -> str:
        """The id of the device that this is; empty before it first writes."""
        try:
            return known_device_id(self._data / "device")
        except OSError:
            return ""

    def read(self) -> Reading:
        """Every event that can be read; a missing folder is an empty history.

        Raises:
            StorageError: the folder cannot be listed.
        """
        segments = [read_segment(path) for path in self._segments()]
        return Reading(
            events=tuple(event for segment in segments for event in segment.events),
            damage=tuple(damage for segment in segments for damage in segment.damage),
            unknown=sum(segment.unknown for segment in segments),
        )

    def recollect(
        self, index: Path, heirs: Mapping[ItemId, ItemId], announce: Callable[[], None] = unannounced
    ) -> Recollection:
        """The history that all events make under the present ids; `index` is a file that saves time if it is kept.

        `announce` is called before it takes seconds to make that file.

        Raises:
            StorageError: the folder cannot be listed.
        """
        recollection = recollect(self._segments(), index, heirs, announce)
        self._extents = recollection.extents
        return recollection

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

    def enter(self, makers: Sequence[Callable[[str, int], E]]) -> tuple[E, ...]:
        """Events that happened elsewhere at their own times, once all of them are safe on disk.

        Each is made of this device and its next sequence; the rest of the stamp is the event's own.

        Raises:
            StorageError: the disk refused; nothing has changed, or some of the events are saved.
        """
        with writing(self._folder, self._patience):
            stamper = self._ready_stamper()
            numbered = enumerate(makers, start=stamper.next_sequence())
            events = tuple(make(stamper.device, number) for number, make in numbered)
            lines = [Arrival(_readable(encode(event)).removesuffix(b"\n"), event.stamp, event) for event in events]
            take_in(self._folder, sorted(lines, key=lambda each: segment_name(each.stamp)))
        return events

    def absorb(self, lines: Iterable[bytes]) -> Absorbed:
        """Add every whole line, which comes without its newline, that this journal does not hold yet.

        Nothing is changed or taken away, so it does not matter in which order, how often and through which hands
        lines come. Those of this device that were lost count for its next sequence. Where another machine turns out
        to have the id of this one, as after a data folder was copied, the events of both stay and this one takes a
        new id.

        Raises:
            StorageError: the disk refused; what was taken in until then stays.
        """
        with writing(self._folder, self._patience):
            arrivals, absorbed = missing_from(self._folder, lines)
            cloned = meets_a_double(self._device_id(), self._folder, arrivals)
            if cloned:
                new_device_id(self._data / "device", self._chance)
            # The segments may have been put back from an old copy, of the size that is known
            self._stamper, self._extents = None, {}
            take_in(self._folder, arrivals)
        return replace(absorbed, cloned=cloned)

    def lacks(self, lines: Iterable[bytes]) -> Absorbed:
        """What `absorb` would take in of these lines; nothing is written.

        Raises:
            StorageError: a segment cannot be read.
        """
        try:
            return missing_from(self._folder, lines)[1]
        except OSError as error:
            raise StorageError(f"The answers in {self._folder} cannot be read ({error.strerror}).") from error

    def _segments(self) -> list[Path]:
        try:
            return sorted(
                (path for path in self._folder.iterdir() if path.suffix == SUFFIX), key=lambda path: path.name
            )
        except FileNotFoundError:
            return []
        except OSError as error:
            raise StorageError(
                f"The answers in {self._folder} cannot be read ({error.strerror}): make it a folder that is yours."
            ) from error

    def _ready_stamper(self) -> Stamper:
        """The stamper of the device that this is by now; another process may have found out that its id was taken."""
        device = self._device_id()
        if self._stamper is None or self._stamper.device != device:
            self._stamper = Stamper(self._folder, device, self._chance, self._extents)
        return self._stamper

    def _device_id(self) -> str:
        return device_id(self._data / "device", self._chance)


def _readable(line: bytes) -> bytes:
    """The same line, unless it could not be read again."""
    try:
        decode(line.removesuffix(b"\n"))
    except DamagedLineError as error:
        raise StorageError(f"Nothing was saved, for {error}: is this machine's clock right?") from error
    return line
