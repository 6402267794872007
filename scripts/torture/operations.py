"""What can be done to a disk, and that somebody was told; paths are within the disk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MakeFolder:
    """A folder was made."""

    path: str


@dataclass(frozen=True, slots=True)
class Create:
    """A file was opened so that it came to be, if it was not there."""

    path: str


@dataclass(frozen=True, slots=True)
class Append:
    """Bytes were written at the end of a file."""

    path: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Cut:
    """A file was cut to a size."""

    path: str
    size: int


@dataclass(frozen=True, slots=True)
class Rename:
    """A file took the place of another name."""

    path: str
    new: str


@dataclass(frozen=True, slots=True)
class Remove:
    """A name was removed."""

    path: str


@dataclass(frozen=True, slots=True)
class Sync:
    """A file or folder was brought to the disk."""

    path: str


@dataclass(frozen=True, slots=True)
class Say:
    """Somebody was told that an event is saved."""

    event: str


Operation = MakeFolder | Create | Append | Cut | Rename | Remove | Sync | Say
