"""The six note types that k2quiz brings to Anki, frozen for ever.

Anki knows a note type by its id, and a field or template of it by its own id. Where number, order or ids differ
between a package and a collection, Anki refuses to update every note of that type. So nothing here is ever added,
removed or moved: a new need takes a spare field, which may be renamed, because Anki follows the id and not the name.
No field is kept for the learner's own notes: an update overwrites every field of a note.
"""

from dataclasses import dataclass
from itertools import chain

from k2quiz.anki import layout

TEMPLATES_AT = 1_795_392_000
"""Epoch second of the last change to a template or a style: raise it with every change, or Anki ignores the change."""

_ALWAYS = (
    *("Hint", "Explanation", "References", "Topic", "Level", "Verdict", "Disclaimer", "Language", "Key"),
    *("Spare 1", "Spare 2", "Spare 3"),
)
LETTERS = "ABCDEFGH"
"""The fields of the options of a choice."""
PLACES = range(1, 7)
"""The numbers of the pairs of a match, and of the steps of an order."""


@dataclass(frozen=True, slots=True)
class Template:
    """One kind of card of a note type; `stem` names its files, and without the field `only` there is no card."""

    name: str
    stem: str
    only: str = ""

    @property
    def front(self) -> str:
        """The HTML of the question side, with Anki's placeholders."""
        return layout.side(self.stem, "front", self.only)

    @property
    def back(self) -> str:
        """The HTML of the answer side, with Anki's placeholders."""
        return layout.side(self.stem, "back", self.only)


@dataclass(frozen=True, slots=True)
class NoteType:
    """A set of fields and the cards that they make; the first field is the one that Anki sorts by."""

    id: int
    name: str
    fields: tuple[str, ...]
    templates: tuple[Template, ...]
    cloze: bool = False

    def field_id(self, position: int) -> int:
        """The id by which Anki knows the field at a position, counted from 0, whatever its name."""
        return self.id * 100 + position

    def template_id(self, position: int) -> int:
        """The id by which Anki knows the template at a position, counted from 0, whatever its name."""
        return self.id * 100 + 90 + position


CHOICE = NoteType(
    1_684_027_391,
    "K2 Choice",
    ("Prompt", "Context", "Image", *LETTERS, "Answer", "Kind", *(f"Why {letter}" for letter in LETTERS), *_ALWAYS),
    (Template("Choice", "choice"),),
)
"""One right option, several, or true and false; Answer holds letters (`A C`), Kind the words `one`, `several`, `truth`
and `keep` (the order of the options)."""

TYPED = NoteType(
    1_507_718_246,
    "K2 Typed",
    ("Prompt", "Context", "Image", "Answer", "Unit", "Accepted", "Refused", "Kind", *_ALWAYS),
    (Template("Typed", "typed"),),
)
"""A word or a number to type; Answer is plain text, for Anki compares it character by character."""

CLOZE = NoteType(
    1_842_960_573,
    "K2 Cloze",
    ("Text", "Context", "Image", "Accepted", "Refused", *_ALWAYS),
    (Template("Cloze", "cloze"),),
    cloze=True,
)
"""A sentence with numbered gaps, one card for each number."""

BASIC = NoteType(
    1_391_485_062,
    "K2 Basic",
    ("Front", "Context", "Image", "Back", "Reverse", *_ALWAYS),
    (Template("Forward", "forward"), Template("Reverse", "reverse", only="Reverse")),
)
"""A question to recall the answer of; a second card asks the other way round where Reverse holds anything."""

MATCH = NoteType(
    1_750_233_918,
    "K2 Match",
    (
        *("Prompt", "Context", "Image"),
        *chain.from_iterable((f"Left {place}", f"Right {place}", f"Why {place}") for place in PLACES),
        *("Targets", *_ALWAYS),
    ),
    (Template("Match", "match"),),
)
"""Up to six pairs; Targets lists every right side and every spare one (`<ul><li>`), in an order that tells nothing."""

ORDER = NoteType(
    1_629_574_805,
    "K2 Order",
    (
        *("Prompt", "Context", "Image"),
        *chain.from_iterable((f"Step {place}", f"Why {place}") for place in PLACES),
        *("Shuffled", *_ALWAYS),
    ),
    (Template("Order", "order"),),
)
"""Up to six steps; Shuffled lists them (`<ul><li>`) in an order that tells nothing."""

NOTE_TYPES = (CHOICE, TYPED, CLOZE, BASIC, MATCH, ORDER)
"""Every note type that may ever stand in a package of this release."""
