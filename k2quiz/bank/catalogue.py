"""A deck as its learner meets it: what there is to study, and each card once it is asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from k2quiz.bank.kept_cards import KeptCards
from k2quiz.listing import Family, Listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from k2quiz.bank.deck import Deck
    from k2quiz.card import Card
    from k2quiz.listing import CardId, ItemId


@dataclass(frozen=True, slots=True)
class Section:
    """One bank, with its cards in the order of its author."""

    id: str
    title: str
    cards: tuple[Listing, ...]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A deck's banks; `retired` are the cards that are studied no more, `topics` maps ids to titles.

    `contents` has every card that is studied; of a kept deck it is read when it is first asked.
    """

    id: str
    title: str
    path: Path
    disclaimer: str
    topics: Mapping[str, str]
    banks: tuple[Section, ...]
    retired: tuple[Listing, ...]
    contents: Mapping[CardId, Card]

    @property
    def cards(self) -> tuple[Listing, ...]:
        """Every card of every bank that is studied."""
        return tuple(card for bank in self.banks for card in bank.cards)

    def prompt(self, card: CardId) -> str:
        """What a card asks; many can be asked for, for of a kept deck no card is made for it."""
        kept = self.contents
        return kept.prompt(card) if isinstance(kept, KeptCards) else kept[card].prompt


def catalogue_of(deck: Deck) -> Catalogue:
    """The catalogue of a deck that was read."""
    return Catalogue(
        id=deck.id,
        title=deck.title,
        path=deck.path,
        disclaimer=deck.disclaimer,
        topics=deck.topics,
        banks=tuple(Section(bank.id, bank.title, listings(bank.cards)) for bank in deck.banks),
        retired=listings(deck.retired),
        contents={card.id: card for card in deck.cards},
    )


def listings(cards: Iterable[Card]) -> tuple[Listing, ...]:
    """The cards as a list has them."""
    families: dict[ItemId, Family] = {}
    return tuple(
        Listing(
            card.id,
            families.setdefault(item.id, Family(item.id, item.topic, item.was, item.kind, item.contrasts)),
        )
        for card in cards
        for item in (card.item,)
    )
