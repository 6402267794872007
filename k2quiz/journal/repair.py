"""A journal put in order: damaged files set aside and written anew from what is whole, lost lines brought back."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from k2quiz.disk import PRIVATE, put_whole
from k2quiz.journal.absorb import Arrival, meets_a_double, missing_from, take_in
from k2quiz.journal.access import examine_access, make_private
from k2quiz.journal.copies import Copy
from k2quiz.journal.deeds import (
    AccessMended,
    Deed,
    EndLost,
    LinesJoined,
    LossesNoted,
    NewIdTaken,
    SegmentWrittenAnew,
    SetAside,
)
from k2quiz.journal.examination import ASIDE, DEVICE, JOURNAL, Examination, examine, private_paths
from k2quiz.journal.losses import NOTE, note_losses
from k2quiz.journal.segment import device_of, segment_name
from k2quiz.journal.setting_aside import Shelf
from k2quiz.journal.sheet import Broken, Sheet, Sound
from k2quiz.journal.stamps import Chance, new_device_id
from k2quiz.journal.symptoms import Exposed, MissingLines, SenselessDevice, SharedSequences, TornTail, WriteProtected
from k2quiz.journal.writing import writing


@dataclass(frozen=True, slots=True)
class Repair:
    """One repair of the journal in a data folder.

    Wherever it is cut off, every whole line is in the journal still, and every byte that was there is in some file.
    `patience` is how many seconds to wait while another process writes.
    """

    data: Path
    shelf: Shelf
    copies: Sequence[Copy]
    chance: Chance
    patience: float

    def done(self) -> tuple[Deed, ...]:
        """What was done, in order, once it is.

        Raises:
            StorageError: another process kept the lock, or the disk refused; what was done until then stays.
        """
        # Before the lock, which cannot be had in a folder that must not be written
        access = tuple(_mend_access(self.data))
        with writing(self.data / JOURNAL, self.patience):
            before = examine(self.data)
            done = (*access, *self._mend_files(before), *self._bring_back())
            return (*done, *_lost_ends(before, examine(self.data)))

    def _mend_files(self, found: Examination) -> Iterator[Deed]:
        yield from self._mend_device(found)
        for sheet in found.sheets:
            if sheet.trouble:
                yield SetAside(sheet.path, self.shelf.take(sheet.path))
        take_in(self.data / JOURNAL, _strays(found.sheets))
        for sheet in examine(self.data).sheets:
            yield from self._mend_file(sheet)

    def _mend_device(self, found: Examination) -> Iterator[Deed]:
        path = self.data / DEVICE
        if any(isinstance(symptom, SenselessDevice) for symptom in found.symptoms):
            yield SetAside(path, self.shelf.take(path))
        elif found.device and (_is_shared(found) or _has_lost_its_end(found)):
            new_device_id(path, self.chance)
            yield NewIdTaken()

    def _mend_file(self, sheet: Sheet) -> Iterator[Deed]:
        path, kept = sheet.path, _kept(sheet)
        if not kept:
            yield SetAside(path, self.shelf.take(path))
        elif len(kept) < len(sheet.lines):
            target = self.shelf.keep_copy(path)
            put_whole(path, b"".join(text + b"\n" for text in kept), PRIVATE)
            yield SegmentWrittenAnew(path, target, len(kept))

    def _bring_back(self) -> Iterator[Deed]:
        for copy in self.copies:
            yield from self._join(copy)
            if copy.spoilt and copy.path:
                yield SetAside(copy.path, self.shelf.take(copy.path))
        found = examine(self.data)
        if lost := sum(symptom.count for symptom in found.symptoms if isinstance(symptom, MissingLines)):
            note_losses(self.shelf.ready() / NOTE, found.losses)
            yield LossesNoted(lost)

    def _join(self, copy: Copy) -> Iterator[Deed]:
        folder, device = self.data / JOURNAL, self.data / DEVICE
        arrivals, _ = missing_from(folder, copy.lines)
        if not arrivals:
            return
        own = examine(self.data).device
        if own and meets_a_double(own, folder, arrivals):
            new_device_id(device, self.chance)
            yield NewIdTaken()
        take_in(folder, arrivals)
        yield LinesJoined(copy.name, len(arrivals))


def repair(
    data: Path, copies: Sequence[Copy], moment: datetime, chance: Chance, *, patience: float = 5
) -> tuple[Deed, ...]:
    """Put the journal in a data folder in order, at a local moment, and take from the copies what it lacks.

    Raises:
        StorageError: another process kept the lock for `patience` seconds, or the disk refused.
    """
    return Repair(data, Shelf(data / ASIDE, moment), copies, chance, patience).done()


def _mend_access(data: Path) -> Iterator[Deed]:
    for symptom in examine_access(private_paths(data)):
        if isinstance(symptom, WriteProtected | Exposed) and (mended := make_private(symptom.paths)):
            yield AccessMended(mended)


def _strays(sheets: Sequence[Sheet]) -> list[Arrival]:
    """The lines that are not in the segment that they belong to, each once, in the order of the segments."""
    at_home = {(line.text, sheet.path.name) for sheet in sheets for line in sheet.whole}
    strays = {
        line.text: Arrival(line.text, line.stamp, line.event if isinstance(line, Sound) else None)
        for sheet in sheets
        for line in sheet.whole
        if line.stamp and (line.text, segment_name(line.stamp)) not in at_home
    }
    return sorted(strays.values(), key=lambda each: (segment_name(each.stamp), each.stamp.sequence, each.line))


def _kept(sheet: Sheet) -> list[bytes]:
    """The lines that stay in a file: whole, and its own, each once."""
    name, proper = sheet.path.name, device_of(sheet.path)
    own = (line for line in sheet.whole if line.stamp is None or (proper and segment_name(line.stamp) == name))
    return list(dict.fromkeys(line.text for line in own))


def _is_shared(found: Examination) -> bool:
    return any(isinstance(symptom, SharedSequences) and symptom.own for symptom in found.symptoms)


def _has_lost_its_end(found: Examination) -> bool:
    """Whether this device's latest lines are damaged, so that its next sequence may be one that it has given out."""
    return found.device in _damaged_ends(found)


def _damaged_ends(found: Examination) -> dict[str, Sheet]:
    """The latest file of each device, where its end cannot be read."""
    proper = sorted((sheet for sheet in found.sheets if device_of(sheet.path)), key=lambda sheet: sheet.path)
    latest = {device_of(sheet.path): sheet for sheet in proper}
    return {device: sheet for device, sheet in latest.items() if not sheet.lines or isinstance(sheet.lines[-1], Broken)}


def _lost_ends(before: Examination, after: Examination) -> Iterator[EndLost]:
    """The damaged ends that nothing was brought back of, but for lines that no answer had been acknowledged for."""
    torn = {symptom.path for symptom in before.symptoms if isinstance(symptom, TornTail)}
    for device, sheet in _damaged_ends(before).items():
        if sheet.path not in torn and _highest(after, device) <= _highest(before, device):
            yield EndLost(sheet.path)


def _highest(found: Examination, device: str) -> int:
    stamps = (line.stamp for sheet in found.sheets for line in sheet.whole if line.stamp)
    return max((stamp.sequence for stamp in stamps if stamp.device == device), default=0)
