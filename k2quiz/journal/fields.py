"""JSON of unknown content, read field by field into the types that were asked for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from k2quiz.journal.damage import DamagedLineError

LARGEST: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exactly."""

_DAY: Final = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FIRST_DAY: Final = date(1969, 12, 31)
"""What a clock that starts at 1970 in UTC shows west of Greenwich."""

_LAST_DAY: Final = date(9000, 12, 31)
"""Leaves the calendar room for the longest interval."""


@dataclass(frozen=True, slots=True)
class Fields:
    """A JSON object; every reader raises DamagedLineError where the field is not what it should be."""

    values: Mapping[str, object]

    @classmethod
    def of(cls, value: object, name: str) -> "Fields":
        """The fields of a value that should be an object."""
        if not isinstance(value, dict):
            raise DamagedLineError(f"{name} is no object")
        return cls(value)

    def expect(self, *names: str) -> None:
        """Insist on exactly these fields, in this order."""
        if tuple(self.values) != names:
            raise DamagedLineError(f"the fields are {', '.join(self.values)}, not {', '.join(names)}")

    def inner(self, name: str) -> "Fields":
        """An object within this one."""
        return Fields.of(self.values.get(name), name)

    def text(self, name: str, form: re.Pattern[str] | None = None) -> str:
        """A string, of that form where one is given."""
        value = self.values.get(name)
        if not isinstance(value, str) or (form and not form.fullmatch(value)):
            raise DamagedLineError(f"{name} is not as it should be: {value!r:.80}")
        return value

    def whole(self, name: str, low: int = 0, high: int = LARGEST) -> int:
        """A whole number from `low` to `high`, both included."""
        return _whole(self.values.get(name), name, low, high)

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self.values.get(name)
        if not isinstance(value, bool):
            raise DamagedLineError(f"{name} is neither true nor false")
        return value

    def day(self, name: str) -> date:
        """A calendar day on which something can have happened."""
        written = self.text(name, _DAY)
        try:
            value = date.fromisoformat(written)
        except ValueError as error:
            raise DamagedLineError(f"{name} is no day of the calendar: {written}") from error
        if not _FIRST_DAY <= value <= _LAST_DAY:
            raise DamagedLineError(f"{name} is not between {_FIRST_DAY} and {_LAST_DAY}: {written}")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of strings."""
        values = self._list(name)
        texts = tuple(value for value in values if isinstance(value, str))
        if len(texts) != len(values):
            raise DamagedLineError(f"{name} holds something else than text")
        return texts

    def wholes(self, name: str) -> tuple[int, ...]:
        """A list of whole numbers, none below 0."""
        return tuple(_whole(value, name, 0, LARGEST) for value in self._list(name))

    def _list(self, name: str) -> list[object]:
        value = self.values.get(name)
        if not isinstance(value, list):
            raise DamagedLineError(f"{name} is no list")
        return value


def _whole(value: object, name: str, low: int, high: int) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not low <= value <= high:
        raise DamagedLineError(f"{name} is no whole number from {low} to {high}: {value!r:.80}")
    return value
