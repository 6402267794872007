"""One file of a journal line by line, with what cannot be read of it."""

from dataclasses import dataclass
from pathlib import Path

from k2quiz.event import Event, Stamp
from k2quiz.journal.codec import decode, stamp_of
from k2quiz.journal.damage import DamagedLineError, NewerLineError


@dataclass(frozen=True, slots=True)
class Sound:
    """A line that holds an event; `text` is without the newline."""

    number: int
    text: bytes
    event: Event

    @property
    def stamp(self) -> Stamp:
        """The event's stamp."""
        return self.event.stamp


@dataclass(frozen=True, slots=True)
class Newer:
    """A whole line of a later k2quiz; `stamp` is None where even that is in another form."""

    number: int
    text: bytes
    stamp: Stamp | None


@dataclass(frozen=True, slots=True)
class Broken:
    """A line that is not as any k2quiz wrote it, and why."""

    number: int
    text: bytes
    why: str


Line = Sound | Newer | Broken


@dataclass(frozen=True, slots=True)
class Sheet:
    """A file's lines in order; `closed` where the last has its newline, `trouble` says why it cannot be read."""

    path: Path
    lines: tuple[Line, ...] = ()
    closed: bool = True
    trouble: str = ""

    @property
    def whole(self) -> tuple[Sound | Newer, ...]:
        """The lines that are as some k2quiz wrote them."""
        return tuple(line for line in self.lines if not isinstance(line, Broken))

    @property
    def broken(self) -> tuple[Broken, ...]:
        """The lines that are not."""
        return tuple(line for line in self.lines if isinstance(line, Broken))


def read_sheet(path: Path) -> Sheet:
    """The lines of a file; where it cannot be read, the sheet says so."""
    try:
        if not path.is_file():
            return Sheet(path, trouble="this is no file")
        written = path.read_bytes()
    except OSError as error:
        return Sheet(path, trouble=f"the file cannot be read: {error.strerror}")
    texts = enumerate(written.split(b"\n"), start=1)
    return Sheet(
        path,
        tuple(read_line(number, text) for number, text in texts if text),
        closed=not written or written.endswith(b"\n"),
    )


def read_line(number: int, text: bytes) -> Line:
    """What a line is, which comes without its newline."""
    try:
        return Sound(number, text, decode(text))
    except NewerLineError:
        return Newer(number, text, stamp_of(text))
    except DamagedLineError as error:
        return Broken(number, text, str(error))
