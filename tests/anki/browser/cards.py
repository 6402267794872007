"""Cards as Anki renders them, for the browser."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.package import write_package
from k2quiz.bank.deck import Deck
from k2quiz.card import Card, Choose, Option
from tests.anki.learner import Learner, Page, learner
from tests.anki.sample import deck, every_kind, rich

if TYPE_CHECKING:  # imported before anki.collection they fail, for the modules of anki go in a circle
    from anki.cards import Card as AnkiCard

TYPE_BOX = '<center><input type="text" id="typeans"></center>'
"""What Anki puts in the place of a typed answer."""

_PLACE = "[[type:Answer]]"
_OF_ANKI = re.compile(r'data-cloze="[^"]*"')
"""Where Anki itself keeps the answer of a gap, unseen."""
_SECRET = re.compile(r"Answer|Accepted|Refused|Explanation|References|Verdict|(Why|Right|Step) .")


@dataclass(frozen=True, slots=True)
class Shown:
    """A card: the plain text of its note's fields, and both sides as HTML; it is `telling` where the question side is
    another for a note that differs in nothing but what the learner is to find out."""

    key: str
    type: str
    fields: Mapping[str, str]
    front: str
    back: str
    telling: bool

    def several(self, name: str) -> list[str]:
        """The texts of the fields of that name with a letter or number behind it, as far as they are filled."""
        filled = (self.fields.get(f"{name} {place}".strip(), "") for place in "ABCDEFGH123456")
        return list(filter(None, filled))

    @property
    def options(self) -> dict[str, str]:
        """The options of a choice by their letters."""
        return {letter: text for letter in "ABCDEFGH" if (text := self.fields.get(letter, ""))}


def everything() -> Deck:
    """A deck with a note of every type, and choices of each sort."""
    amounts = ("less", "as much", "more")
    kept = Choose(tuple(Option(text, text == "more", f"{text}, of course") for text in amounts), shuffle=False)
    return deck(*every_kind(), Card(rich("keep"), "How much?", kept))


@contextmanager
def studied(source: Deck, folder: Path) -> Iterator[Learner]:
    """A learner who has imported that deck, and nothing else."""
    package = folder / "deck.apkg"
    write_package(source, {card.item.id: RENDERED_AT for card in source.cards}, package)
    with learner(folder / "collection.anki2") as someone:
        someone.imports(package)
        yield someone


def shown(card: "AnkiCard", typed: str = "") -> Shown:
    """A card as Anki renders it, after that was typed where something is to be typed."""
    note = card.note()
    texts = {name: Page(value).text for name, value in note.items()}
    compared = card.col.compare_answer(note["Answer"], typed) if _PLACE in card.question() else ""
    return Shown(
        key=note["Key"],
        type=str((note.note_type() or {})["name"]).removeprefix("K2 "),
        fields=texts,
        front=card.question().replace(_PLACE, TYPE_BOX),
        back=card.answer().replace(_PLACE, compared),
        telling=_OF_ANKI.sub("", card.question()) != _OF_ANKI.sub("", _disguised(card)),
    )


def _disguised(card: "AnkiCard") -> str:
    note = card.note()
    asked = {"Back": card.ord == 0, "Front": card.ord == 1}
    for name, value in note.items():
        if value and (_SECRET.fullmatch(name) or asked.get(name)):
            note[name] = "Z" if name != "Answer" else "B C"
    if "Text" in note:
        gap = re.compile(rf"(\{{\{{c{card.ord + 1}::)(.*?)(::.*?)?\}}\}}")
        note["Text"] = gap.sub(r"\1Z\3}}", note["Text"])
    return note.ephemeral_card(card.ord).question()
