"""The schemas that editors use, held against the fields that the program reads."""

import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from k2quiz.bank import bank_file, item, passage
from k2quiz.bank.field import Field
from k2quiz.bank.kind import Kind
from k2quiz.bank.kinds import all_kinds, register, unregister
from k2quiz.bank.schema import schema_files
from k2quiz.bank.values import Text

DECKS = Path(__file__).parents[2] / "decks"
TUNE = Field("tune", Text(), "the tune to name")
ITEM_FIELDS = (
    *(item.ID, item.ASK, *item.COMMON),
    *(field for kind in all_kinds() for field in (*kind.answer, *kind.more)),
)


@pytest.fixture
def tunes() -> Iterator[None]:
    """A kind that is not among the program's own."""
    kind = Kind("tune", (TUNE,), lambda *_: ())
    register(kind)
    yield
    unregister(kind)


@pytest.mark.parametrize("name", schema_files())
def test_a_schema_is_current(name: str) -> None:
    """After a change of the fields: `python -m scripts.schema`."""
    assert (DECKS / name).read_text("utf-8") == schema_files()[name]


def described(*names: str) -> dict[str, str]:
    """What the bank's schema says of the fields of the mapping at the end of a path."""
    schema = json.loads(schema_files()["bank.schema.json"])
    for name in names:
        schema = schema[name]
    assert schema["additionalProperties"] is False
    return {name: field["markdownDescription"] for name, field in schema["properties"].items()}


def test_an_item_is_offered_every_field_with_what_it_says() -> None:
    assert described("definitions", "item") == {field.name: field.says for field in ITEM_FIELDS}


def test_defaults_are_offered_what_any_item_may_have() -> None:
    common = {field.name: field.says for field in item.COMMON}
    assert described("properties", "defaults") == common
    assert described("definitions", "passage", "properties", "defaults") == common


def test_a_file_and_a_passage_are_offered_their_own_fields() -> None:
    file = (bank_file.VERSION, bank_file.HEADER, bank_file.DEFAULTS, bank_file.ITEMS)
    about = (passage.PASSAGE, passage.DEFAULTS, passage.ITEMS)
    assert described() == {field.name: field.says for field in file}
    assert described("definitions", "passage") == {field.name: field.says for field in about}


@pytest.mark.usefixtures("tunes")
def test_a_new_kind_is_in_the_schema_without_further_ado() -> None:
    assert described("definitions", "item")["tune"] == TUNE.says


@pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)
def test_the_forms_of_a_kind_are_made_of_all_its_answer_fields(kind: Kind) -> None:
    assert {field.name for form in kind.forms for field in form} in (set(), {field.name for field in kind.answer})


def test_the_wheel_has_every_schema_that_the_shipped_deck_names() -> None:
    build = tomllib.loads((DECKS.parent / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    shipped = build["targets"]["wheel"]["force-include"]
    assert {f"decks/{name}": f"k2quiz/decks/{name}" for name in schema_files()}.items() <= shipped.items()
    named = {
        (path.parent / path.read_text("utf-8").partition("\n")[0].partition("$schema=")[2]).resolve()
        for path in (DECKS / "vitamin-k2").rglob("*.yaml")
    }
    assert named == {DECKS / name for name in schema_files()}
