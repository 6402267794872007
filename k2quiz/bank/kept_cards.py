"""The cards of a kept deck, each read from its line when it is first asked for."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from k2quiz.listing import CardId

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from k2quiz.card import Card


class KeptCards(Mapping[CardId, "Card"]):
    """Cards by their ids, from lines in the order of the ids."""

    def __init__(self, ids: Iterable[CardId], lines: bytes) -> None:
        self._ids = tuple(ids)
        self._text = lines
        self._cards: dict[CardId, Card] = {}

    def __getitem__(self, card: CardId) -> Card:
        if card not in self._cards:
            from k2quiz.bank.card_line import read_card  # noqa: PLC0415 - who only counts needs no cards

            self._cards[card] = read_card(self._lines[card])
        return self._cards[card]

    def prompt(self, card: CardId) -> str:
        """What a card asks, found without making the card: in its line, that stands behind the name and the item."""
        if card in self._cards:
            return self._cards[card].prompt
        _, _, prompt, *_ = json.loads(self._lines[card])
        return str(prompt)

    def __iter__(self) -> Iterator[CardId]:
        return iter(self._ids)

    def __len__(self) -> int:
        return len(self._ids)

    @cached_property
    def _lines(self) -> dict[CardId, bytes]:
        return dict(zip(self._ids, self._text.split(b"\n"), strict=True))
