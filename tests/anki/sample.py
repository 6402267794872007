"""A small deck with an item of every kind, and ways to make others."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from k2quiz.anki.note_types import NoteType
from k2quiz.anki.notes import Note
from k2quiz.bank.deck import Bank, Deck
from k2quiz.card import (
    Arrange,
    Card,
    CardId,
    Choose,
    FillIn,
    Gap,
    Item,
    ItemId,
    Option,
    Quantity,
    Recall,
    Reference,
    Refusal,
    Term,
    TypeIn,
)
from k2quiz.errors import Place

HOSTILE = (
    '[/] [@click=app.quit] \x1b]52;c;aGk=\x07 <script>alert(1)</script> <img src=x onerror="alert(1)"> {{c1::x}} }} :: '
    "{{Front}} {{#A}} [sound:/etc/passwd] [latex]\\input{/etc/passwd}[/latex] [$]x[/$] [anki:play:q:0] [[type:Answer]] "
    "a\x1fb\x00c \" ' </script> </div> --> & &amp; \u202e"
)
"""Text that steers terminals, browsers or Anki wherever it is not taken as text."""


def item(name: str, kind: str = "choice") -> Item:
    """A bare item of the bank `demo/one`."""
    return Item(ItemId(f"demo/one/{name}"), "demo/one", kind, Place("one.yaml", 3))


def rich(name: str, text: str = "", kind: str = "choice") -> Item:
    """An item with something in every field; `text` where it can be any text."""
    return replace(
        item(name, kind),
        topic=text or "trials",
        explain=text or "Valves were asked about first.\nCoronaries came later.",
        hint=text or "Think of the valve.",
        context=text or "AVADEC enrolled men whose valve score exceeded 300 AU.",
        references=(
            Reference("a", text or "Diederichsen 2022, Circulation", text or "https://doi.org/10.1161/X?a=1&b=2"),
        ),
        tags=(text or "Seed Document",),
        level=text or "understand",
        difficulty=3,
        critical=True,
    )


def choice(card: Item, *texts: str, right: Sequence[int] = (0,), why: str = "because") -> Card:
    """A choice between texts, several of them right where `right` says so."""
    options = tuple(Option(text, place in right, why and f"{why} {place}") for place, text in enumerate(texts))
    return Card(card, "Which outcome came first?", Choose(options, several=len(right) > 1))


def cloze(card: Item, *pieces: str | Gap) -> tuple[Card, ...]:
    """The cards of a sentence with gaps."""
    numbers = sorted({piece.number for piece in pieces if isinstance(piece, Gap)})
    return tuple(Card(card, "the sentence", FillIn(pieces, number), f"c{number}") for number in numbers)


def flashcard(card: Item, front: str, back: str, *, reverse: bool = False) -> tuple[Card, ...]:
    """The one or two cards of a flashcard."""
    there = Card(card, front, Recall(back))
    return (there, Card(card, back, Recall(front), "reverse")) if reverse else (there,)


def deck(*cards: Card, text: str = "") -> Deck:
    """A deck with one bank."""
    bank = Bank("demo/one", text or "Trials", Path("one.yaml"), cards)
    return Deck(
        id="demo",
        title=text or "Vitamin K2",
        path=Path("demo"),
        anki="K2 demo",
        disclaimer=text or "For learning, not for treatment.",
        language=text or "en",
        license=text or "CC-BY-4.0",
        authors=(text or "k2quiz contributors",),
        topics={"trials": "Human trials"},
        banks=(bank,),
    )


def every_kind(text: str = "") -> tuple[Card, ...]:
    """An item of every kind, of which `text` is said wherever an author may write."""
    term = Term(
        text or "dp-ucMGP", (text or "desphospho-uncarboxylated MGP",), (Refusal(text or "ucMGP", text or "no"),)
    )
    dose = Quantity(Decimal(171), Decimal(189), text or "µg", text or "180")
    truth = (
        Option("True", right=False, why=text or "It did not."),
        Option("False", right=True, why=text or "It did not."),
    )
    pairs = Arrange(
        (text or "the artery wall", text or "bone", text or "the thyroid"), (text or "MGP", text or "Osteocalcin")
    )
    steps = Arrange((text or "MGP is made", text or "glutamate is carboxylated", text or "calcium is bound"))
    return (
        choice(rich("one", text), *(text or letter for letter in "abcd"), why=text or "because"),
        choice(rich("several", text), *(text or letter for letter in "abcdefgh"), right=(0, 2), why=text),
        Card(rich("truth", text, "truth"), text or "The valve improved.", Choose(truth, shuffle=False)),
        Card(rich("word", text, "answer"), text or "Which form rises?", TypeIn(term)),
        Card(rich("dose", text, "number"), text or "Which dose?", TypeIn(dose)),
        *cloze(
            rich("gaps", text, "cloze"), text or "MGP by ", Gap(1, term, text or "cells"), " and ", Gap(2, Term("bone"))
        ),
        Card(rich("pairs", text, "match"), text or "Where does each act?", pairs),
        Card(rich("steps", text, "order"), text or "Put the steps in order.", steps),
        *flashcard(rich("why", text, "flashcard"), text or "Why?", text or "Chance."),
        *flashcard(rich("both", text, "flashcard"), text or "MGP", text or "matrix Gla protein", reverse=True),
    )


def filled(note_type: NoteType, key: str, **fields: str) -> Note:
    """A note filled by hand; an underscore in a name stands for a space."""
    named = {"Key": key} | {name.replace("_", " "): value for name, value in fields.items()}
    values = tuple(named.get(name, "") for name in note_type.fields)
    return Note(ItemId(key), key, note_type, values, (), {0: CardId(key)}, "K2 demo::Trials", 1)
