"""A card as a line of JSON, and back."""

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from pathlib import Path

from k2quiz import card
from k2quiz.errors import Place

_VALUES = (
    Place, card.Reference, card.Item, card.Option, card.Refusal, card.Term, card.Quantity, card.Gap, card.Choose,
    card.TypeIn, card.FillIn, card.Arrange, card.Recall, card.Picture, card.Card,
)  # fmt: skip

_MAKERS: Mapping[str, Callable[..., object]] = {
    **{kind.__name__: kind for kind in _VALUES},
    "tuple": lambda *entries: entries,
    "Decimal": Decimal,
    "Path": Path,
}


def card_line(value: card.Card) -> bytes:
    """The line that keeps a card, without its newline."""
    return json.dumps(_plain(value), separators=(",", ":")).encode("ascii")


def read_card(line: bytes) -> card.Card:
    """The card that a line keeps.

    Raises:
        ValueError: the line keeps something else.
    """
    value = _value(json.loads(line))
    if not isinstance(value, card.Card):
        raise ValueError("the line keeps no card")  # noqa: TRY004 - it is what the line says that is wrong
    return value


def _plain(value: object) -> object:
    """A value as JSON: what JSON has no form for is a list that begins with the name of its type."""
    if is_dataclass(value) and not isinstance(value, type):
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value))]
    if isinstance(value, tuple):
        return ["tuple", *map(_plain, value)]
    if isinstance(value, Decimal):
        return ["Decimal", str(value)]
    return ["Path", str(value)] if isinstance(value, Path) else value


def _value(plain: object) -> object:
    if not isinstance(plain, list):
        return plain
    name, *parts = plain
    return _MAKERS[name](*map(_value, parts))
