"""The notes of a deck: one for every item, with all that Anki is told of it. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from k2quiz.anki.fields import lowered
from k2quiz.anki.identity import deck_name, first_id, note_guid, ordinal, tags_of
from k2quiz.anki.note_types import NoteType
from k2quiz.bank.deck import Bank, Deck
from k2quiz.card import Card, CardId, Choose, ItemId
from k2quiz.errors import UsageError


class Note(NamedTuple):
    """An item as Anki holds it: its `cards` by their ordinals, `position` (from 1) its place among the new cards.

    A named tuple, for it is made in a quarter of the time.
    """

    item: ItemId
    guid: str
    type: NoteType
    values: tuple[str, ...]
    tags: tuple[str, ...]
    cards: Mapping[int, CardId]
    deck: str
    position: int

    def field(self, name: str) -> str:
        """The HTML of the field of that name."""
        return self.values[self.type.fields.index(name)]


def notes_of(deck: Deck) -> Iterator[Note]:
    """The notes of every item, in the order of the banks and of their authors, retired ones at the end.

    Raises UsageError where an item does not fit its note type, or two items have, or had, one id.
    """
    seen: dict[str, ItemId] = {}
    for position, (bank, cards) in enumerate(_families(deck), 1):
        note = note_of(deck, bank, cards, position)
        if note.guid in seen:
            named = f"are called {note.item}" if seen[note.guid] == note.item else f"({seen[note.guid]}, {note.item})"
            raise UsageError(f"Two items {named} and would be one in Anki. Give one of them an id of its own.")
        seen[note.guid] = note.item
        yield note


def note_of(deck: Deck, bank: Bank, cards: Sequence[Card], position: int) -> Note:
    """The note of one item, given all of its cards."""
    item = cards[0].item
    note_type, values = lowered(deck, cards)
    return Note(
        item=item.id,
        guid=note_guid(first_id(item)),
        type=note_type,
        values=values,
        tags=tags_of(item, _misconceptions(cards[0])),
        cards={ordinal(name): name for name in [card.id for card in cards]},
        deck=deck_name(deck.anki, bank.title),
        position=position,
    )


def _families(deck: Deck) -> Iterator[tuple[Bank, list[Card]]]:
    """The cards of each item, which stand side by side in its bank."""
    banks = [(bank, bank.cards) for bank in deck.banks] + [(bank, bank.retired) for bank in deck.banks]
    for bank, cards in banks:
        for _, family in groupby(cards, attrgetter("item.id")):
            yield bank, list(family)


def _misconceptions(card: Card) -> list[str]:
    if not isinstance(card.interaction, Choose):
        return []
    return [option.misconception for option in card.interaction.options if option.misconception]
