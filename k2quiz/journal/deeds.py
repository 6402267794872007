"""What a repair can do to a journal, as values."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class AccessMended:
    """Files and folders that only their learner can read and write from now on."""

    paths: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class SetAside:
    """A file that was moved out of the journal, as a whole."""

    path: Path
    target: Path


@dataclass(frozen=True, slots=True)
class SegmentWrittenAnew:
    """A file that now has its `kept` whole lines alone; as it was, it lies in `target`."""

    path: Path
    target: Path
    kept: int


@dataclass(frozen=True, slots=True)
class NewIdTaken:
    """Another id for this machine, whose old one may have sequences that it would give out again."""


@dataclass(frozen=True, slots=True)
class LinesJoined:
    """Lines that were brought back from a copy, which has that name."""

    copy: str
    count: int


@dataclass(frozen=True, slots=True)
class LossesNoted:
    """Lines that no copy has either."""

    count: int


@dataclass(frozen=True, slots=True)
class EndLost:
    """What stood last in a device's latest file was damaged, and no copy goes further: nobody knows how much it was."""

    path: Path


Deed = AccessMended | SetAside | SegmentWrittenAnew | NewIdTaken | LinesJoined | LossesNoted | EndLost
"""Anything that a repair did."""
