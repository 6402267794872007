"""A deck and its banks, once they are read."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from k2quiz.card import Card


@dataclass(frozen=True, slots=True)
class Bank:
    """The cards of one YAML file, in the order of its author; `retired` are those that are studied no more."""

    id: str
    title: str
    path: Path
    cards: tuple[Card, ...]
    retired: tuple[Card, ...] = ()


@dataclass(frozen=True, slots=True)
class Deck:
    """Banks that belong together; `anki` is the deck's name in Anki.

    `topics` maps ids to titles, and has the order of the banks.
    """

    id: str
    title: str
    path: Path
    anki: str
    disclaimer: str
    language: str
    license: str
    authors: tuple[str, ...]
    topics: Mapping[str, str]
    banks: tuple[Bank, ...]

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every card of every bank."""
        return tuple(card for bank in self.banks for card in bank.cards)

    @property
    def retired(self) -> tuple[Card, ...]:
        """Every card that is studied no more."""
        return tuple(card for bank in self.banks for card in bank.retired)
