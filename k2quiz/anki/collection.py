"""Anki's database of a deck: its note types, its decks, and the rows of every note.

genanki knows the tables; the times are ours. Anki updates a note only where the package's is newer, and then overwrites
the learner's edits and tags, so each note carries the time when its own content last changed.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count, islice
from pathlib import Path

import genanki
from genanki.apkg_col import APKG_COL
from genanki.apkg_schema import APKG_SCHEMA

from k2quiz.anki import layout
from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.identity import RETIRED_TAG, clean_name, deck_id
from k2quiz.anki.markup import field_text
from k2quiz.anki.note_types import TEMPLATES_AT, NoteType
from k2quiz.anki.notes import Note
from k2quiz.anki.progress import Progress
from k2quiz.anki.rows import CREATED, INSERT_CARD, INSERT_NOTE, INSERT_REVIEW, log_rows, rows_of
from k2quiz.bank.deck import Deck
from k2quiz.card import CardId

_FIRST_ID = RENDERED_AT * 1000
"""Note and card ids count up from here; Anki gives another to any that it holds already."""

_BATCH = 64
"""Notes that are in memory at a time: so few that a processor's own memory holds them."""

_HASTE = """
    PRAGMA page_size = 8192; PRAGMA cache_size = -32768; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
    PRAGMA locking_mode = EXCLUSIVE; BEGIN;
"""
"""For a file that nobody else knows, and that is thrown away if it is not finished; a page holds several notes, and the
cache, of 32 MB, all of most decks."""


@dataclass(slots=True)
class Contents:
    """What a collection holds: the note types by id, the decks with notes in them, and how many notes and cards."""

    types: dict[int, NoteType] = field(default_factory=dict)
    decks: dict[str, None] = field(default_factory=dict)
    notes: int = 0
    cards: int = 0

    def count(self, notes: Sequence[tuple[Note, int]], cards: int) -> None:
        """Add some notes with so many cards."""
        self.types.update({note.type.id: note.type for note, _ in notes})
        self.decks.update(dict.fromkeys([note.deck for note, _ in notes]))
        self.notes += len(notes)
        self.cards += cards


class _Model(genanki.Model):  # type: ignore[misc]  # genanki carries no types
    """A note type without the list of fields that a card needs, which Anki makes anew and genanki takes long over."""

    _req = ()


def write_collection(
    target: Path, deck: Deck, notes: Iterable[tuple[Note, int]], progress: Mapping[CardId, Progress]
) -> Contents:
    """Anki's database written to a new file: the notes, each with the epoch second of its last change; what is in it.

    Raises:
        sqlite3.OperationalError: the disk refused.
    """
    contents, waiting, ids, log = Contents(), iter(notes), count(_FIRST_ID), []
    tables, indexes = _schema()
    with closing(sqlite3.connect(target, isolation_level=None)) as connection:
        connection.executescript(_HASTE + tables + APKG_COL)
        while batch := list(islice(waiting, _BATCH)):
            rows = rows_of(batch, progress, ids)
            contents.count(batch, len(rows.cards))
            connection.executemany(INSERT_NOTE, rows.notes)
            connection.executemany(INSERT_CARD, rows.cards)
            log += rows.log
        connection.executemany(INSERT_REVIEW, log_rows(log))
        _write_settings(connection, deck, contents)
        connection.commit()
        connection.executescript(f"BEGIN; {indexes} COMMIT;")
    return contents


def _schema() -> tuple[str, str]:
    """How tables are made, and how indexes are, which takes less time once the tables are full."""
    tables, begin, indexes = APKG_SCHEMA.partition("CREATE INDEX")
    return tables, begin + indexes


def _write_settings(connection: sqlite3.Connection, deck: Deck, contents: Contents) -> None:
    conf, known = connection.execute("SELECT conf, decks FROM col").fetchone()
    conf = json.loads(conf) | {"schedVer": 2, "creationOffset": 0, "rollover": 4}
    known = json.loads(known) | {str(each.deck_id): each.to_json() for each in _decks(deck, contents.decks)}
    models = map(_model, contents.types.values())
    types = {str(model.model_id): model.to_json(TEMPLATES_AT, 1) for model in models}
    connection.execute(
        "UPDATE col SET crt = ?, conf = ?, decks = ?, models = ?",
        (CREATED, json.dumps(conf), json.dumps(known), json.dumps(types)),
    )


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


def _decks(deck: Deck, children: Iterable[str]) -> list[genanki.Deck]:
    about = "<br><br>".join(map(field_text, filter(None, (deck.title, _licence(deck), deck.disclaimer, _gone(deck)))))
    parent = clean_name(deck.anki)
    return [genanki.Deck(deck_id(parent), parent, about), *(genanki.Deck(deck_id(name), name) for name in children)]


def _licence(deck: Deck) -> str:
    return ", ".join(filter(None, (*deck.authors, deck.license)))


def _gone(deck: Deck) -> str:
    """What to do about retired notes: Anki takes neither them nor a suspended state from a package."""
    return f"Notes tagged {RETIRED_TAG} are no longer asked: suspend or delete them." if deck.retired else ""
