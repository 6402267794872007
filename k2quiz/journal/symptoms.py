"""What can be found wrong with a journal, as values."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from k2quiz.journal.damage import Damage


@dataclass(frozen=True, slots=True)
class DamagedLines:
    """Lines that hold no event; `most` is how many they can have held, if none was taken out of the file."""

    path: Path
    damage: tuple[Damage, ...]
    most: int


@dataclass(frozen=True, slots=True)
class TornTail:
    """The last line of a file breaks off, as when a machine dies in the middle of writing it."""

    path: Path
    line: int


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file among the segments that cannot be read at all, and why."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class UnreadableFolder:
    """The journal's folder cannot be listed, and why."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class EmptyFile:
    """A segment without a single byte."""

    path: Path


@dataclass(frozen=True, slots=True)
class ForeignFile:
    """A file that no k2quiz wrote; `mistaken` where its name makes it look like a segment."""

    path: Path
    mistaken: bool


@dataclass(frozen=True, slots=True)
class SpareFile:
    """A copy of a segment under another name, as sync programs make them; `alone` lines are in no segment."""

    path: Path
    alone: int


@dataclass(frozen=True, slots=True)
class RepeatedLines:
    """Lines that stand in a file more than once, or in one that is not theirs."""

    path: Path
    count: int


@dataclass(frozen=True, slots=True)
class NewerLines:
    """Lines that only a later k2quiz understands."""

    count: int


@dataclass(frozen=True, slots=True)
class MissingLines:
    """Sequences of a device that no line has, as ranges; `explained` where damaged lines may have held them."""

    device: str
    sequences: tuple[range, ...]
    explained: bool

    @property
    def count(self) -> int:
        """How many they are."""
        return sum(len(stretch) for stretch in self.sequences)


@dataclass(frozen=True, slots=True)
class KnownLosses:
    """Lines that are missing, and that a repair has looked for in vain."""

    count: int


@dataclass(frozen=True, slots=True)
class SharedSequences:
    """Sequences of a device that several different lines have; `own` where this machine is that device."""

    device: str
    count: int
    own: bool


@dataclass(frozen=True, slots=True)
class SenselessDevice:
    """The file that should hold this machine's id holds something else, or cannot be read."""

    path: Path


@dataclass(frozen=True, slots=True)
class NotOurs:
    """Files and folders that belong to another user."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class WriteProtected:
    """Files and folders that must not be written."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Exposed:
    """Files and folders that other users of the machine may read or change."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class OnlyInCopy:
    """Lines that a copy of the journal has, such as a backup, and the journal itself has not."""

    copy: str
    count: int


@dataclass(frozen=True, slots=True)
class SpoiltBackup:
    """A backup that cannot be opened, or has lines that cannot be read, and why."""

    path: Path
    why: str


@dataclass(frozen=True, slots=True)
class AgedBackup:
    """The newest backup, made at `made`, lacks what was answered since; None where there is no backup."""

    made: datetime | None


AccessSymptom = NotOurs | WriteProtected | Exposed
"""What the permissions show."""

FileSymptom = (
    DamagedLines | TornTail | UnreadableFile | UnreadableFolder | EmptyFile | ForeignFile | SpareFile | RepeatedLines
)
"""What one file shows by itself."""

LineSymptom = NewerLines | MissingLines | KnownLosses | SharedSequences
"""What the lines of all files show together."""

JournalSymptom = FileSymptom | LineSymptom | AccessSymptom | SenselessDevice
"""What a journal shows, with all that belongs to it."""

CopySymptom = OnlyInCopy | SpoiltBackup | AgedBackup
"""What copies of the journal show."""
