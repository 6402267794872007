"""What studying needs to know of time."""

from datetime import date
from typing import Protocol


class Clock(Protocol):
    """The learner's day, and how time passes."""

    def today(self) -> date:
        """The learner's day."""
        ...

    def elapsed(self) -> int:
        """Milliseconds from any fixed moment on."""
        ...
