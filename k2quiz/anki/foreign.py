"""What a collection holds that somebody else made: notes with their types, their decks and their cards."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from k2quiz.anki.protobuf import fields_of, text_in
from k2quiz.archive import RefusedArchiveError

_CLOZE = 1
_SEPARATOR = "\x1f"
_KIND, _FRONT, _BACK = 1, 1, 2
"""Fields of the messages that keep the kind of a note type, and the sides of a template."""

_NOTES = """
    SELECT CAST(notes.guid AS TEXT), notes.mid, CAST(notes.flds AS TEXT), CAST(notes.tags AS TEXT), cards.did,
        CAST(cards.ord AS INTEGER)
    FROM notes JOIN cards ON cards.nid = notes.id ORDER BY notes.id, cards.ord
"""


@dataclass(frozen=True, slots=True)
class ForeignType:
    """A note type: its fields in order, and the front and back of each of its templates."""

    name: str
    fields: tuple[str, ...]
    templates: tuple[tuple[str, str], ...]
    cloze: bool


@dataclass(frozen=True, slots=True)
class ForeignNote:
    """A note: the HTML of its fields by name, its tags, the deck of its first card (levels by `::`), its cards."""

    guid: str
    type: ForeignType
    fields: Mapping[str, str]
    tags: tuple[str, ...]
    deck: str
    ordinals: tuple[int, ...]


def notes_in(collection: sqlite3.Connection) -> Iterator[ForeignNote]:
    """The notes that have cards, in the order in which they were made.

    Raises:
        RefusedArchiveError: the collection is not as Anki makes them.
        sqlite3.Error: it is damaged.
    """
    try:
        is_modern = collection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'notetypes'").fetchone()[0]
        types = dict(_modern_types(collection) if is_modern else _older_types(collection))
        decks = dict(_modern_decks(collection) if is_modern else _older_decks(collection))
        for (guid, type_id, values, tags), cards in groupby(collection.execute(_NOTES), key=lambda row: row[:4]):
            known = types[type_id]
            places = [(deck, ordinal) for *_, deck, ordinal in cards]
            yield ForeignNote(
                guid=guid,
                type=known,
                fields=dict(zip(known.fields, values.split(_SEPARATOR), strict=False)),
                tags=tuple(tags.split()),
                deck=decks.get(places[0][0], ""),
                ordinals=tuple(ordinal for _, ordinal in places),
            )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise RefusedArchiveError("Its notes are not as Anki makes them: export it anew.") from error


def _older_types(collection: sqlite3.Connection) -> Iterator[tuple[int, ForeignType]]:
    for type_id, known in json.loads(collection.execute("SELECT models FROM col").fetchone()[0]).items():
        fields = sorted(known["flds"], key=lambda field: field["ord"])
        templates = sorted(known["tmpls"], key=lambda template: template["ord"])
        yield (
            int(type_id),
            ForeignType(
                name=str(known["name"]),
                fields=tuple(str(field["name"]) for field in fields),
                templates=tuple((str(template["qfmt"]), str(template["afmt"])) for template in templates),
                cloze=known["type"] == _CLOZE,
            ),
        )


def _older_decks(collection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    for deck_id, deck in json.loads(collection.execute("SELECT decks FROM col").fetchone()[0]).items():
        yield int(deck_id), str(deck["name"])


def _modern_types(collection: sqlite3.Connection) -> Iterator[tuple[int, ForeignType]]:
    fields: dict[int, list[str]] = {}
    for type_id, name in collection.execute("SELECT ntid, name FROM fields ORDER BY ntid, ord"):
        fields.setdefault(type_id, []).append(name)
    templates: dict[int, list[tuple[str, str]]] = {}
    for type_id, config in collection.execute("SELECT ntid, config FROM templates ORDER BY ntid, ord"):
        templates.setdefault(type_id, []).append((text_in(config, _FRONT), text_in(config, _BACK)))
    for type_id, name, config in collection.execute("SELECT id, name, config FROM notetypes"):
        cloze = (_KIND, _CLOZE) in fields_of(config)
        yield type_id, ForeignType(name, tuple(fields.get(type_id, ())), tuple(templates.get(type_id, ())), cloze)


def _modern_decks(collection: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    for deck_id, name in collection.execute("SELECT id, name FROM decks"):
        yield deck_id, name.replace(_SEPARATOR, "::")
