"""What an example is."""

from dataclasses import dataclass
from enum import StrEnum


class Scope(StrEnum):
    """How much of a bank an example is."""

    FIELDS = "the fields of an item"
    ITEMS = "the items of a bank"
    FILE = "a file"


@dataclass(frozen=True, slots=True)
class Example:
    """YAML that breaks a rule, and the same mended."""

    bad: str
    good: str
    scope: Scope = Scope.FIELDS
