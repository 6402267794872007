"""What an example is."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """How much of a bank an example is."""

    FIELDS = "the fields of an item"
    ITEMS = "the items of a bank"
    FILE = "a file"
    LOCK = "the lock of a deck"
    SHELL = "commands in the folder of a deck"


@dataclass(frozen=True, slots=True)
class Example:
    """What breaks a rule, and the same mended; `locked` is how it was when the lock was written, where that matters."""

    bad: str
    good: str
    scope: Scope = Scope.FIELDS
    locked: str = ""
