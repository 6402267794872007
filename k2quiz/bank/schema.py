"""JSON Schemas of a deck's files, for editors: completion, hover texts, and the plainest mistakes while one types.

They are made of the fields that `k2quiz check` reads with, and know less than it does. Draft 7 is what every editor
speaks; `errorMessage`, `patternErrorMessage` and `markdownDescription` are what yaml-language-server adds to it.
"""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from k2quiz.bank import bank_file, item, ledger, load, passage, references
from k2quiz.bank.field import Field, Forms, Schema, mapping_schema
from k2quiz.bank.kind import Kind
from k2quiz.bank.kinds import all_kinds
from k2quiz.bank.values import WholeNumber

_FORMAT = int(bank_file.FORMAT_VERSION)
_VERSION = Field(bank_file.VERSION.name, WholeNumber(_FORMAT, _FORMAT), bank_file.VERSION.says)

_Fields = tuple[Field[object], ...]


SCHEMAS_FOLDER = "schemas"
"""Where a deck, or a folder of lone banks, keeps the schemas that its files name."""


def modeline(file: str, above: int = 0) -> str:
    """The first line of a file of that sort, so many folders below the one that holds the schemas."""
    return f"# yaml-language-server: $schema={'../' * above}{SCHEMAS_FOLDER}/{file}.schema.json\n"


def schemas_of(folder: Path) -> dict[Path, str]:
    """Every schema as it lies in a deck's folder, or in a folder of lone banks."""
    return {folder / SCHEMAS_FOLDER / name: text for name, text in schema_files().items()}


def schema_files() -> dict[str, str]:
    """The text of every schema, by the name of its file."""
    schemas = {
        "bank.schema.json": _bank(),
        "deck.schema.json": _file("A k2quiz deck", load.DECK),
        "facts.schema.json": _file("The ledger of a k2quiz deck", ledger.FACTS),
        "references.schema.json": _file("The references of a k2quiz deck", references.REFERENCES),
    }
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas.items()}


def _file(title: str, field: Field[object]) -> Schema:
    """A file with one field under its version."""
    return {**_head(title), **mapping_schema((_VERSION, field), ((_VERSION, field),))}


def _head(title: str) -> Schema:
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": title}


def _bank() -> Schema:
    """A bank; its list has passages among its items."""
    header, items = bank_file.HEADER, bank_file.ITEMS
    return {
        **_head("A k2quiz bank"),
        **_listing((_VERSION, header, bank_file.DEFAULTS, items), "entry", ((_VERSION, header, items),)),
        "definitions": {
            "entry": _entry(),
            "item": _item(all_kinds()),
            "passage": _listing(
                (passage.PASSAGE, passage.DEFAULTS, passage.ITEMS), "item", ((passage.PASSAGE, passage.ITEMS),)
            ),
        },
    }


def _listing(fields: _Fields, member: str, forms: Forms) -> Schema:
    """A mapping whose last field is a list of what is defined under a name."""
    listed = {**fields[-1].schema(), "items": _defined(member)}
    properties = {**{field.name: field.schema() for field in fields}, fields[-1].name: listed}
    return {**mapping_schema(fields, forms), "properties": properties}


def _defined(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _entry() -> Schema:
    """An item or a passage; the passage's own field is offered while neither can be told."""
    return {
        "type": "object",
        "properties": {passage.PASSAGE.name: passage.PASSAGE.schema()},
        "if": _any_of((passage.PASSAGE, passage.ITEMS)),
        "then": _defined("passage"),
        "else": _defined("item"),
    }


def _item(kinds: tuple[Kind, ...]) -> Schema:
    """An item: every field is offered, then the answer that is there says which may stay.

    Not one alternative for each kind: of several that all fail, an editor reports whichever comes nearest.
    """
    answers = tuple(field for kind in kinds for field in kind.answer)
    own = (item.ASK, *(field for kind in kinds for field in (*kind.answer, *kind.more)))
    missing = f"no answer: give one of {', '.join(field.name for field in answers)}"
    needs_answer = {"if": _any_of(answers), "else": {"required": [answers[0].name], "errorMessage": missing}}
    conditions = (condition for kind in kinds for condition in _conditions(kind, own))
    return {**mapping_schema((item.ID, *own, *item.COMMON)), "allOf": [needs_answer, *conditions]}


def _conditions(kind: Kind, own: _Fields) -> Iterator[Schema]:
    """What an item needs that has an answer of this kind, and which fields of other kinds it may not have."""
    stem = (item.ASK,) if kind.stem else ()
    for form in kind.forms or tuple((field,) for field in kind.answer):
        needed = (*stem, *form)
        foreign = {field.name: False for field in own if field not in (*needed, *kind.more)}
        message = f"not beside `{form[0].name}`, which makes this an item of kind {kind.name}"
        rules = ({"required": [field.name for field in needed]}, {"properties": foreign, "errorMessage": message})
        yield {"if": _any_of(form), "then": {"allOf": rules}}


def _any_of(fields: Iterable[Field[object]]) -> Schema:
    return {"anyOf": [{"required": [field.name]} for field in fields]}
