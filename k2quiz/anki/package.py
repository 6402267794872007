"""A deck as one `.apkg` file, byte for byte the same for the same deck."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from k2quiz.anki.collection import write_collection
from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.media import media_of
from k2quiz.anki.notes import Note, notes_of
from k2quiz.anki.progress import Progress
from k2quiz.archive import zipped
from k2quiz.bank.deck import Deck
from k2quiz.card import CardId, ItemId
from k2quiz.disk import hand_over
from k2quiz.errors import StorageError, UsageError


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a package holds; `decks` are those with notes in them."""

    notes: int
    cards: int
    decks: int


def write_package(
    deck: Deck, changed: Mapping[ItemId, int], target: Path, progress: Mapping[CardId, Progress] | None = None
) -> Summary:
    """The deck written to `target`, with the learner's progress if there is any, whole or not at all.

    `changed` tells for each item the epoch second when its content last changed; importing the file again updates
    the items that changed since, and touches no other note. Raises UsageError where an item is missing there or
    does not fit into Anki or a picture is no longer what it was, StorageError where the disk refuses.
    """
    cards = (*deck.cards, *deck.retired)
    if not cards:
        raise UsageError(f"{deck.path} holds no items yet, so there is nothing to export. Write some, then try again.")
    media = media_of(card.item.picture for card in cards if card.item.picture)
    summary, content = _package(deck, changed, progress or {}, media)
    hand_over(target, content)
    return summary


def _dated(notes: Iterable[Note], changed: Mapping[ItemId, int]) -> Iterator[tuple[Note, int]]:
    """Notes, each with the epoch second of its last change."""
    for note in notes:
        if note.item not in changed:
            raise UsageError(
                f"When {note.item} last changed is not recorded, so Anki could not tell its later edits. "
                "Bring deck.lock.json up to date, then export again."
            )
        yield note, max(changed[note.item], RENDERED_AT)


def _package(
    deck: Deck, changed: Mapping[ItemId, int], progress: Mapping[CardId, Progress], media: Mapping[str, bytes]
) -> tuple[Summary, bytes]:
    """The file; its database passes through a temporary one, for a large one has no place in memory twice."""
    try:
        with TemporaryDirectory(prefix="k2quiz-") as folder:
            database = Path(folder) / "collection.anki2"
            held = write_collection(database, deck, _dated(notes_of(deck), changed), progress)
            return Summary(held.notes, held.cards, len(held.decks)), package(database, media)
    except (OSError, sqlite3.OperationalError) as error:
        raise StorageError(
            f"Could not put the package together in the folder for temporary files: {error}. "
            "Make room there, or name another in TMPDIR."
        ) from error


def package(database: bytes | Path, media: Mapping[str, bytes]) -> bytes:
    """The file of a database and its pictures by name, which Anki numbers and lists."""
    numbered = dict(enumerate(media))
    contents = {str(number): media[name] for number, name in numbered.items()}
    return zipped({"collection.anki2": database, "media": json.dumps(numbered).encode(), **contents})
