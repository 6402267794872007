"""What a kind of item is: the fields that answer it, and how it becomes cards."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from k2quiz.bank.field import Body, Field, Forms
from k2quiz.card import Card, Item


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to write an item.

    `answer` are the fields that only this kind has and that make an item one of it; `more` go with them. `lower`
    turns an item into its cards and reports what is wrong with it. A kind without a `stem` has its question in an
    answer field. `forms` tell editors which answer fields go together; without them, each stands alone.
    `template` is what a new item asks, with a `‹blank›` for each text; without one it has its answer fields.
    """

    name: str
    answer: tuple[Field[object], ...]
    lower: Callable[[Item, str, Body], Iterable[Card]]
    more: tuple[Field[object], ...] = ()
    stem: bool = True
    forms: Forms = ()
    template: str = ""
