"""New decks, banks and items, with a `‹blank›` for everything that only their author knows."""

import re
from collections.abc import Iterable
from pathlib import Path
from textwrap import indent

from k2quiz.bank.bank_file import NAMESPACE
from k2quiz.bank.item import ASK, EXPLAIN, ID
from k2quiz.bank.kind import Kind
from k2quiz.bank.kinds import all_kinds
from k2quiz.bank.load import BANKS_FOLDER, DECK_FILE, REFERENCES_FILE
from k2quiz.bank.schema import modeline, schemas_of

_FIRST_KINDS = ("choice", "truth", "number", "answer", "cloze", "flashcard")
"""The kinds that a first bank has an example of, as far as there are such kinds."""

_BANK = """\
{modeline}k2quiz: 1

bank:
  id: {id}
  title: {title}
  language: en
{defaults}
items:
{items}"""

_DECK = """\
{modeline}k2quiz: 1

deck:
  id: {id}
  title: {title}
  language: en
  license: ‹a licence, such as CC-BY-4.0›
  authors: [‹your name›]
  # disclaimer: what every learner should be told
  # topics: {{basics: The basics}}
"""

_REFERENCES = f"""\
{modeline("references")}k2quiz: 1

references:
  first-source:
    authors: ‹who wrote it›
    title: ‹its title›
    journal: ‹where it appeared›
    year: ‹when it appeared›
    doi: ‹its DOI, such as 10.1000/182›
"""

_DEFAULTS = """
defaults: {refs: [first-source]}    # what every item has unless it says otherwise
"""


def new_deck(folder: Path, deck_id: str, title: str) -> dict[Path, str]:
    """The files of a new deck; an empty title is a blank."""
    name = deck_id or slug(folder.absolute().name)
    kinds = [kind for wanted in _FIRST_KINDS for kind in all_kinds() if kind.name == wanted]
    return {
        folder / DECK_FILE: _DECK.format(modeline=modeline("deck"), id=name, title=_title(title)),
        folder / REFERENCES_FILE: _REFERENCES,
        folder / BANKS_FOLDER / "first.yaml": _bank(f"{name}/first", "", kinds, _DEFAULTS, above=1),
        **schemas_of(folder),
    }


def new_bank(bank_id: str, title: str, above: int) -> str:
    """The text of a new bank with one item, so many folders below its schemas; an empty id or title is a blank."""
    kind = next(kind for kind in all_kinds() if kind.name == _FIRST_KINDS[0])
    return _bank(bank_id or "‹my-course/week-1›", title, [kind], "", above=above)


def new_item(kind: Kind, indentation: int = 2) -> str:
    """The lines of a new item in the list of a bank."""
    fields = kind.template or "".join(f"{field}: ‹{says}›\n" for field, says in _answer_fields(kind))
    text = f"{ID.name}: ‹a-short-name›\n{fields}{EXPLAIN.name}: >-\n  ‹{EXPLAIN.says}›\n"
    lines = indent(text, " " * (indentation + 2))
    return " " * indentation + "- " + lines.lstrip()


def slug(text: str) -> str:
    """An id made of a text."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")[:64] or "my-deck"


def is_namespace(text: str) -> bool:
    """Whether a bank or a deck can have this id."""
    return re.fullmatch(NAMESPACE.pattern, text) is not None


def _bank(bank_id: str, title: str, kinds: Iterable[Kind], defaults: str, *, above: int) -> str:
    items = "\n".join(f"  # {kind.name}\n{new_item(kind)}" for kind in kinds)
    return _BANK.format(
        modeline=modeline("bank", above), id=bank_id, title=_title(title), defaults=defaults, items=items
    )


def _title(title: str) -> str:
    return in_yaml(title) if title else "‹what learners see›"


def _answer_fields(kind: Kind) -> Iterable[tuple[str, str]]:
    """The stem and the answer fields, each with what its blank says; a blank holds no sign that YAML would read."""
    if kind.stem:
        yield ASK.name, "the question"
    for field in kind.answer:
        yield field.name, re.sub(r"[‹›]|: | #", " ", field.says)


def in_yaml(text: str) -> str:
    """A text as a YAML value on one line, in quotes where it needs them."""
    line = " ".join(text.split())
    is_plain = line[:1].isalnum() and not re.search(r": | #|:$", line)
    return line if is_plain else "'" + line.replace("'", "''") + "'"
