"""What can be wrong with a line of a journal."""

from dataclasses import dataclass
from pathlib import Path


class DamagedLineError(ValueError):
    """A line that is not as k2quiz writes it; the message says what is wrong."""


class NewerLineError(ValueError):
    """A whole line in a form that only a later k2quiz knows; it is kept and ignored."""


@dataclass(frozen=True, slots=True)
class Damage:
    """A line, counted from 1, that holds no event, and why; line 0 stands for the whole file."""

    path: Path
    line: int
    why: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.why}" if self.line else f"{self.path}: {self.why}"
