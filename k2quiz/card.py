"""The narrow waist: authored items lower to cards, and everything else sees only cards."""

from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from k2quiz.errors import Place
from k2quiz.listing import CardId as CardId  # noqa: PLC0414 - who knows cards finds their ids here
from k2quiz.listing import ItemId as ItemId  # noqa: PLC0414 - likewise


@dataclass(frozen=True, slots=True)
class Reference:
    """A source that an item cites."""

    id: str
    citation: str
    link: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Picture:
    """An image that belongs to an item, and what it shows in words for those who do not see it.

    `digest` is the SHA-256 of its bytes, in hex, as they were when the item was read.
    """

    file: Path
    alt: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """What all cards of one authored question share.

    `context` is the passage that it is about; `was` are ids that it had before; `revision` counts the meanings that
    its right answer has had; a retired item is asked no more. `contrasts` are items that are easily mixed up with it.
    """

    id: ItemId
    bank: str
    kind: str
    place: Place
    topic: str = ""
    explain: str = ""
    hint: str = ""
    references: tuple[Reference, ...] = ()
    tags: tuple[str, ...] = ()
    level: str = ""
    difficulty: int = 0
    critical: bool = False
    covers: tuple[str, ...] = ()
    nuance: bool = False
    stance: str = "evidence"
    context: str = ""
    picture: Picture | None = None
    was: tuple[ItemId, ...] = ()
    revision: int = 1
    retired: bool = False
    contrasts: tuple[ItemId, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One choice, with the reason why it is right or wrong."""

    text: str
    right: bool
    why: str = ""
    misconception: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A wrong answer that the author foresaw, and why it is wrong."""

    answer: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A right answer in words."""

    answer: str
    accept: tuple[str, ...] = ()
    reject: tuple[Refusal, ...] = ()
    typos: bool = True


@dataclass(frozen=True, slots=True)
class Quantity:
    """A right answer in numbers: anything from `low` to `high` in `unit`, both ends included.

    `shown` is the answer as its author wrote it.
    """

    low: Decimal
    high: Decimal
    unit: str = ""
    shown: str = ""

    @property
    def with_unit(self) -> str:
        """The answer as it is told: with its unit, unless its author wrote that too."""
        return " ".join(filter(None, (self.shown, "" if self.unit in self.shown else self.unit)))


@dataclass(frozen=True, slots=True)
class Gap:
    """A stretch of a sentence that is asked for; gaps of one number are hidden together."""

    number: int
    answer: Term
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Choose:
    """Pick the right option, or exactly the right ones where `several` are asked for."""

    options: tuple[Option, ...]
    several: bool = False
    shuffle: bool = True


@dataclass(frozen=True, slots=True)
class TypeIn:
    """Type a word or a number."""

    answer: Term | Quantity


@dataclass(frozen=True, slots=True)
class FillIn:
    """Type what is missing from a sentence: the gap numbered `asked`."""

    pieces: tuple[str | Gap, ...]
    asked: int

    @property
    def gap(self) -> Gap:
        """The first gap with the number that is asked for."""
        return next(piece for piece in self.pieces if isinstance(piece, Gap) and piece.number == self.asked)

    def sentence(self, blank: str = "") -> str:
        """The sentence, with the asked gap shown as `blank`, or as its answer where that is empty."""
        return "".join(
            piece if isinstance(piece, str) else blank if blank and piece.number == self.asked else piece.answer.answer
            for piece in self.pieces
        )


@dataclass(frozen=True, slots=True)
class Arrange:
    """Put each target where it belongs: beside its label, or, where there are no labels, in its place of an order.

    The first targets belong to the slots in turn; any further ones are spare.
    """

    targets: tuple[str, ...]
    labels: tuple[str, ...] = ()

    @property
    def slots(self) -> int:
        """How many targets are to be placed."""
        return len(self.labels) or len(self.targets)


@dataclass(frozen=True, slots=True)
class Recall:
    """Think of the answer, look at it, and grade oneself."""

    answer: str


Interaction = Choose | TypeIn | FillIn | Arrange | Recall
"""How a card is answered: a closed union, matched with `assert_never`."""


@dataclass(frozen=True, slots=True)
class Card:
    """One prompt that is scheduled on its own."""

    item: Item
    prompt: str
    interaction: Interaction
    part: str = ""

    @property
    def id(self) -> CardId:
        """The item's id, with the part after a `#` where the item has several cards."""
        return CardId(f"{self.item.id}#{self.part}" if self.part else self.item.id)
