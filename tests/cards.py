"""Cards for tests, one function for each way to answer."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from k2quiz.card import (
    Arrange,
    Card,
    Choose,
    FillIn,
    Gap,
    Item,
    ItemId,
    Option,
    Picture,
    Quantity,
    Recall,
    Refusal,
    Term,
    TypeIn,
)
from k2quiz.errors import Place

BANK = "demo/one"


def item(name: str, kind: str, topic: str = "vitamins") -> Item:
    """An item of the demonstration bank."""
    return Item(
        ItemId(f"{BANK}/{name}"),
        BANK,
        kind,
        Place("one.yaml", 3),
        topic=topic,
        explain=f"What there is to learn from {name}.",
    )


def choice(name: str = "choice", topic: str = "vitamins") -> Card:
    """One right of four, the right one authored first."""
    options = (
        Option("Vitamin K", right=True, why="It is the cofactor."),
        Option("Vitamin D", right=False, why="It governs calcium.", misconception="d-for-k"),
        Option("Vitamin C", right=False, why="It serves collagen."),
        Option("Vitamin A", right=False, why="It serves sight."),
    )
    return Card(item(name, "choice", topic), "Which vitamin does clotting need?", Choose(options))


def several(name: str = "several", topic: str = "vitamins") -> Card:
    """Two right of five, authored first and second."""
    options = tuple(
        Option(text, right=index < 2, why=f"About {text}.")
        for index, text in enumerate(("Natto", "Egg yolk", "Spinach", "Kale", "Olive oil"))
    )
    return Card(item(name, "choice", topic), "Which foods hold K2?", Choose(options, several=True))


def truth(name: str = "truth", topic: str = "vitamins") -> Card:
    """A false statement."""
    options = (Option("True", right=False, why="K1."), Option("False", right=True, why="K1."))
    return Card(item(name, "truth", topic), "Spinach holds K2.", Choose(options, shuffle=False))


def typed(name: str = "typed", topic: str = "vitamins") -> Card:
    """The word osteocalcin."""
    term = Term("osteocalcin", accept=("bone Gla protein",), reject=(Refusal("osteonectin", "Another protein."),))
    return Card(item(name, "answer", topic), "Which protein do osteoblasts make?", TypeIn(term))


def hinted(card: Card) -> Card:
    """The card with a hint."""
    return replace(card, item=replace(card.item, hint="It begins like a bone."))


def about(card: Card, context: str = "", alt: str = "") -> Card:
    """The card about a passage, and with a picture if that shows anything."""
    picture = Picture(Path("media/picture.png"), alt) if alt else None
    return replace(card, item=replace(card.item, context=context, picture=picture))


def number(name: str = "number", topic: str = "vitamins") -> Card:
    """180 µg."""
    quantity = Quantity(Decimal(180), Decimal(180), "µg", "180")
    return Card(item(name, "number", topic), "Which dose did the trial use?", TypeIn(quantity))


def cloze(name: str = "cloze", topic: str = "vitamins") -> tuple[Card, Card]:
    """Two gaps of one sentence."""
    family = item(name, "cloze", topic)
    pieces = ("MGP guards ", Gap(1, Term("arteries"), "where"), ", osteocalcin ", Gap(2, Term("bones")), ".")
    first, second = FillIn(pieces, 1), FillIn(pieces, 2)
    return (
        Card(family, first.sentence("[where]"), first, "c1"),
        Card(family, second.sentence("[…]"), second, "c2"),
    )


def matching(name: str = "matching", topic: str = "vitamins") -> Card:
    """Two proteins, and a place to spare."""
    pairs = Arrange(("the artery wall", "bone", "the thyroid"), ("MGP", "Osteocalcin"))
    return Card(item(name, "match", topic), "Where does each protein act?", pairs)


def ordering(name: str = "ordering", topic: str = "vitamins") -> Card:
    """Three steps."""
    steps = Arrange(("MGP is made", "glutamate is carboxylated", "calcium is bound"))
    return Card(item(name, "order", topic), "Put the steps in order.", steps)


def flashcard(name: str = "flashcard", topic: str = "vitamins") -> Card:
    """Why the vitamin is called K."""
    return Card(item(name, "flashcard", topic), "Why K?", Recall("From Koagulation."))


def one_of_each() -> tuple[Card, ...]:
    """A card for every way to answer."""
    return choice(), several(), truth(), typed(), number(), *cloze(), matching(), ordering(), flashcard()
