"""Reviews that were made in Anki, and the answers that they are to us."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import blake2b

from k2quiz.anki.identity import first_id, note_guid, ordinal
from k2quiz.anki.progress import GRADES
from k2quiz.event import Reviewed
from k2quiz.history import History
from k2quiz.listing import CardId, Listed

_QUESTION = """
    SELECT revlog.id, CAST(notes.guid AS TEXT), CAST(cards.ord AS INTEGER), CAST(revlog.ease AS INTEGER),
        CAST(revlog.time AS INTEGER), CAST(revlog.type AS INTEGER), CAST(revlog.factor AS INTEGER)
    FROM revlog JOIN cards ON cards.id = revlog.cid JOIN notes ON notes.id = cards.nid ORDER BY revlog.id
"""
_FILTERED, _BY_HAND = 3, 4
"""Kinds of entries: of a filtered deck, which leaves the schedule alone where its factor is 0; and, from there on, of
days that were set."""

_CHANCE = 10
_SAME = 50
"""Milliseconds by which Anki, or our export, may have moved a review to keep its times apart."""


@dataclass(frozen=True, slots=True)
class Review:
    """A press of one of Anki's buttons, 1-4, on a card of a note: when, in UTC milliseconds, and after how many."""

    at: int
    guid: str
    ordinal: int
    button: int
    took: int

    @property
    def chance(self) -> bytes:
        """What stands for chance in the id of the event, so that it has the same on whatever machine it is read."""
        said = f"anki:{self.guid}:{self.ordinal}:{self.at}"
        return blake2b(said.encode(), digest_size=_CHANCE).digest()

    @property
    def grade(self) -> int:
        """The grade that the button stands for."""
        return GRADES[self.button]


def reviews_in(collection: sqlite3.Connection, until: int) -> Iterator[Review]:
    """The reviews in Anki's log that count for a schedule, in order, up to a UTC millisecond.

    Raises:
        sqlite3.Error: the collection is damaged.
    """
    for at, guid, number, button, took, kind, factor in collection.execute(_QUESTION):
        counts = kind < _BY_HAND and (kind != _FILTERED or factor)
        if counts and button in GRADES and 0 < at <= until:
            yield Review(at, guid, number, button, max(0, took))


def cards_by_note(cards: Iterable[Listed]) -> Mapping[tuple[str, int], CardId]:
    """The cards, each by its note's guid and its ordinal there."""
    return {(note_guid(first_id(card.item)), ordinal(card.id)): card.id for card in cards}


def is_known(review: Review, card: CardId, history: History) -> bool:
    """Whether a review is an answer that the history holds: one that was exported, or was imported already."""
    return any(
        isinstance(event, Reviewed) and abs(event.stamp.at - review.at) <= _SAME for event in history.events(card)
    )
