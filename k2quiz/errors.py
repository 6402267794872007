"""What can go wrong for a user, and how it is told.

K2QuizError             a sentence for the person who can mend it; exit code 2
├── UsageError          a command, path or name that makes no sense
├── StorageError        the disk refused: full, read-only, not ours
└── FaultyFileError     a bank, deck or settings file with errors in it; exit code 1
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class K2QuizError(Exception):
    """A problem that its message explains, without a traceback."""

    exit_code = 2


class UsageError(K2QuizError):
    """The program was asked for something that it cannot do."""


class StorageError(K2QuizError):
    """A file could not be read or written."""


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a text file; lines and columns count from 1, in characters, the end is exclusive."""

    path: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a file, and what shall stand there instead; an empty stretch is a spot to write at."""

    place: Place
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """A way to mend a file without its author; `encoding` is the one that it is to be saved anew from."""

    edits: tuple[Edit, ...] = ()
    encoding: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing wrong in a file: where, which rule, what, and how to mend it; `fix` mends it, where it is safe."""

    place: Place
    code: str
    severity: Severity
    message: str
    help: str
    fix: Fix | None = field(default=None, compare=False)

    def __str__(self) -> str:
        return f"{self.place}: {self.severity} {self.code}: {self.message}\n    help: {self.help}"


class FaultyFileError(K2QuizError):
    """A file has errors; `findings` holds every one of them."""

    exit_code = 1

    def __init__(self, findings: Iterable[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(map(str, self.findings)))
