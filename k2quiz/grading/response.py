"""What a learner did with a card: a closed union, matched with `assert_never`."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Chosen:
    """Options picked, as ascending indices into the card's options as authored."""

    options: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Typed:
    """An answer as it was typed, into a line or a gap."""

    text: str


@dataclass(frozen=True, slots=True)
class Arranged:
    """For each slot in turn the target put there, as an index into the card's targets as authored."""

    targets: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Recalled:
    """The grade (0–5) that the learner gave to their own recall."""

    grade: int


@dataclass(frozen=True, slots=True)
class Skipped:
    """The learner did not know."""


Response = Chosen | Typed | Arranged | Recalled | Skipped
