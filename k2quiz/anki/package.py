"""A deck as one `.apkg` file, byte for byte the same for the same deck.

genanki knows the tables of a package; the times are ours. Anki updates a note only where the package's is newer, and
then overwrites the learner's edits and tags, so each note carries the time when its own content last changed.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from k2quiz.anki import layout
from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.identity import RETIRED_TAG, clean_name, deck_id
from k2quiz.anki.markup import field_text
from k2quiz.anki.media import media_of
from k2quiz.anki.note_types import TEMPLATES_AT, NoteType
from k2quiz.anki.notes import Note, notes_of
from k2quiz.anki.progress import Progress
from k2quiz.anki.rows import CREATED, Row, Rows, rows_of
from k2quiz.archive import zipped
from k2quiz.bank.deck import Deck
from k2quiz.card import CardId, ItemId
from k2quiz.disk import hand_over
from k2quiz.errors import UsageError

_FIRST_ID = RENDERED_AT * 1000
"""Note and card ids count up from here; Anki gives another to any that it holds already."""


@dataclass(frozen=True, slots=True)
class Summary:
    """How much a package holds; `decks` are those with notes in them."""

    notes: int
    cards: int
    decks: int


class _Model(genanki.Model):  # type: ignore[misc]  # genanki carries no types
    """A note type without the list of fields that a card needs, which Anki makes anew and genanki takes long over."""

    _req = ()


def write_package(
    deck: Deck, changed: Mapping[ItemId, int], target: Path, progress: Mapping[CardId, Progress] | None = None
) -> Summary:
    """The deck written to `target`, with the learner's progress if there is any, whole or not at all.

    `changed` tells for each item the epoch second when its content last changed; importing the file again updates
    the items that changed since, and touches no other note. Raises UsageError where an item is missing there or
    does not fit into Anki or a picture is no longer what it was, StorageError where the disk refuses.
    """
    notes = notes_of(deck)
    if not notes:
        raise UsageError(f"{deck.path} holds no items yet, so there is nothing to export. Write some, then try again.")
    if unknown := [note.item for note in notes if note.item not in changed]:
        raise UsageError(
            f"When {unknown[0]} last changed is not recorded, so Anki could not tell its later edits. "
            "Bring deck.lock.json up to date, then export again."
        )
    rows = rows_of([(note, max(changed[note.item], RENDERED_AT)) for note in notes], progress or {}, _FIRST_ID)
    media = media_of(note.picture for note in notes if note.picture)
    hand_over(target, package(collection(deck, notes, rows), media))
    cards = sum(len(note.cards) for note in notes)
    return Summary(len(notes), cards, len({note.deck for note in notes}))


def package(database: bytes, media: Mapping[str, bytes]) -> bytes:
    """The file of a database and its pictures by name, which Anki numbers and lists."""
    numbered = dict(enumerate(media))
    contents = {str(number): media[name] for number, name in numbered.items()}
    return zipped({"collection.anki2": database, "media": json.dumps(numbered).encode(), **contents})


def collection(deck: Deck, notes: Sequence[Note], rows: Rows) -> bytes:
    """Anki's database of those rows, which are of the notes."""
    models = [_model(note_type) for note_type in dict.fromkeys(note.type for note in notes)]
    with closing(sqlite3.connect(":memory:")) as connection:
        cursor = connection.cursor()
        cursor.executescript(APKG_SCHEMA + APKG_COL)
        _write_settings(cursor, models, _decks(deck, notes))
        _insert(cursor, "notes", rows.notes)
        _insert(cursor, "cards", rows.cards)
        _insert(cursor, "revlog", rows.revlog)
        connection.commit()
        return connection.serialize()


def _model(note_type: NoteType) -> _Model:
    fields = [
        {
            "name": name,
            "id": note_type.field_id(position),
            "preventDeletion": True,
            "collapsed": name.startswith("Spare"),
            "excludeFromSearch": name == "Disclaimer",
        }
        for position, name in enumerate(note_type.fields)
    ]
    templates = [
        {"name": template.name, "id": note_type.template_id(position), "qfmt": template.front, "afmt": template.back}
        for position, template in enumerate(note_type.templates)
    ]
    kind = _Model.CLOZE if note_type.cloze else _Model.FRONT_BACK
    return _Model(note_type.id, note_type.name, fields, templates, layout.style(), kind)


def _decks(deck: Deck, notes: Iterable[Note]) -> list[genanki.Deck]:
    about = "<br><br>".join(map(field_text, filter(None, (deck.title, _licence(deck), deck.disclaimer, _gone(deck)))))
    parent = clean_name(deck.anki)
    children = dict.fromkeys(note.deck for note in notes)
    return [genanki.Deck(deck_id(parent), parent, about), *(genanki.Deck(deck_id(name), name) for name in children)]


def _licence(deck: Deck) -> str:
    return ", ".join(filter(None, (*deck.authors, deck.license)))


def _gone(deck: Deck) -> str:
    """What to do about retired notes: Anki takes neither them nor a suspended state from a package."""
    return f"Notes tagged {RETIRED_TAG} are no longer asked: suspend or delete them." if deck.retired else ""


def _write_settings(cursor: sqlite3.Cursor, models: Iterable[_Model], decks: Iterable[genanki.Deck]) -> None:
    conf, known = cursor.execute("SELECT conf, decks FROM col").fetchone()
    conf = json.loads(conf) | {"schedVer": 2, "creationOffset": 0, "rollover": 4}
    known = json.loads(known) | {str(deck.deck_id): deck.to_json() for deck in decks}
    types = {str(model.model_id): model.to_json(TEMPLATES_AT, 1) for model in models}
    cursor.execute(
        "UPDATE col SET crt = ?, conf = ?, decks = ?, models = ?",
        (CREATED, json.dumps(conf), json.dumps(known), json.dumps(types)),
    )


def _insert(cursor: sqlite3.Cursor, table: str, rows: Sequence[Row]) -> None:
    if rows:
        places = ",".join("?" * len(rows[0]))
        cursor.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608 - the names of three tables
