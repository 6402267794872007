"""Cards as a deck lists them: what planning and counting need of each, without what it asks."""

from dataclasses import dataclass
from typing import NewType, Protocol

ItemId = NewType("ItemId", str)
"""`bank/item`: made of authored ids, never of text, so that no edit loses progress."""

CardId = NewType("CardId", str)
"""`bank/item`, or `bank/item#part` where an item has several cards."""


class ListedItem(Protocol):
    """An item, as far as a list tells of it; `was` are ids that it had before, `kind` is how it was written.

    `contrasts` are items that are easily mixed up with it.
    """

    @property
    def id(self) -> ItemId: ...  # noqa: D102 - see the class
    @property
    def topic(self) -> str: ...  # noqa: D102 - see the class
    @property
    def was(self) -> tuple[ItemId, ...]: ...  # noqa: D102 - see the class
    @property
    def kind(self) -> str: ...  # noqa: D102 - see the class
    @property
    def contrasts(self) -> tuple[ItemId, ...]: ...  # noqa: D102 - see the class


class Listed(Protocol):
    """A card, as far as a list tells of it: a `Listing`, or the `Card` itself."""

    @property
    def id(self) -> CardId: ...  # noqa: D102 - see the class
    @property
    def item(self) -> ListedItem: ...  # noqa: D102 - see the class


@dataclass(frozen=True, slots=True)
class Family:
    """The item of listed cards."""

    id: ItemId
    topic: str = ""
    was: tuple[ItemId, ...] = ()
    kind: str = ""
    contrasts: tuple[ItemId, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A card in a list."""

    id: CardId
    item: Family


def bank_of(card: Listed) -> str:
    """The id of the card's bank."""
    return card.item.id.rpartition("/")[0]
