"""Banks for tests, as an author would write them; the first item begins on line 6, its fields in column 5."""

from pathlib import Path
from textwrap import indent

import yaml

from k2quiz.bank.checks import check
from k2quiz.bank.load import load_deck
from k2quiz.card import Card
from k2quiz.errors import Finding

HEADER = """\
k2quiz: 1
bank:
  id: demo/one
  title: One
items:
"""

BEGINNING = yaml.Mark("b.yaml", 0, 0, 0, None, 0)
"""Where a file begins."""

STATEMENT = "ask: Natto holds K2.\ntruth: true\n"
"""The fields of the shortest item."""


def item(fields: str, name: str = "q1") -> str:
    """One item of a bank, from its fields without indentation; `id` stands on its first line."""
    return "  - " + indent(f"id: {name}\n{fields}".rstrip("\n") + "\n", "    ").lstrip()


def bank(*items: str) -> str:
    """A bank of these items."""
    return HEADER + "".join(items)


def write(folder: Path, text: str | bytes, name: str = "bank.yaml") -> Path:
    """A file with exactly this content."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def findings(folder: Path, text: str | bytes) -> list[Finding]:
    """Everything wrong with a bank but how well it teaches (K2Q3xx)."""
    return [finding for finding in check(write(folder, text))[1] if not finding.code.startswith("K2Q3")]


def spots(found: list[Finding]) -> list[str]:
    """The findings as `line:column code`."""
    return [f"{finding.place.line}:{finding.place.column} {finding.code}" for finding in found]


def only(folder: Path, text: str | bytes) -> Finding:
    """The one thing that is wrong with a bank."""
    found = findings(folder, text)
    assert len(found) == 1, [str(finding) for finding in found]
    return found[0]


def cards(folder: Path, *fields: str) -> tuple[Card, ...]:
    """The cards of items with these fields; the items are named q1, q2, …"""
    items = [item(text, f"q{number}") for number, text in enumerate(fields, 1)]
    return load_deck(write(folder, bank(*items))).cards


def card(folder: Path, fields: str) -> Card:
    """The only card of an item with these fields."""
    (found,) = cards(folder, fields)
    return found
