"""Ids for items whose author gave none: short, made of the question, each once in a bank."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from unicodedata import combining, normalize

from k2quiz.bank.node import MapNode, Node, TextNode, parts
from k2quiz.bank.rules import NO_ID, Report
from k2quiz.errors import Edit, Fix, Place

_QUESTIONS = ("ask", "front", "cloze")
_NESTED = "items"
_MOST_WORDS = 4
_LONGEST = 40

_EMPTY_WORD = re.compile(
    "a|about|an|and|are|as|at|be|been|by|can|could|did|do|does|for|from|had|has|have|how|in|into|is|it|its|means?|much"
    "|many|of|on|or|should|than|that|the|their|them|then|there|these|they|this|those|to|was|were|what|when|where|which"
    "|who|whom|whose|why|will|with|would|you|your"
)
"""A word that tells no question from another."""


def offer_ids(nodes: Sequence[MapNode], report: Report) -> None:
    """To each finding of a missing id in these items, a fix that writes one which is not yet used among them."""
    if not any(finding.code == NO_ID.code for finding in report.findings):
        return
    nameless = {node.place: node for node in _items(nodes) if node.get("id") is None}
    taken = {name for node in _items(nodes) for name in _ids(node)}
    for number, finding in enumerate(report.findings):
        node = nameless.get(finding.place)
        if finding.code == NO_ID.code and node is not None:
            name = _unused(slug(_question(node)), taken)
            taken.add(name)
            report.findings[number] = replace(finding, fix=put_first(node, "id", name))


def slug(text: str) -> str:
    """The words of a question that say what it is about, as an id; `item` where there are none in Latin letters."""
    latin = "".join(letter for letter in normalize("NFKD", text.casefold()) if not combining(letter))
    words = re.findall(r"[a-z0-9]+", re.sub(r"\{\{c\d+::|['’]", "", latin))
    telling = [word for word in words if not _EMPTY_WORD.fullmatch(word)] or words
    return "-".join(telling[:_MOST_WORDS])[:_LONGEST].strip("-") or "item"


def put_first(node: MapNode, name: str, value: str) -> Fix | None:
    """A field written before the others of a mapping, as they are laid out."""
    if not node.entries:
        return None
    first = node.entries[0][0].place
    in_braces = (first.line, first.column) != (node.place.line, node.place.column)
    end = ", " if in_braces else "\n" + " " * (first.column - 1)
    spot = Place(first.path, first.line, first.column, first.line, first.column)
    return Fix((Edit(spot, f"{name}: {value}{end}"),))


def _items(nodes: Sequence[Node]) -> Iterator[MapNode]:
    """The items, those about a passage among them."""
    for node in nodes:
        if isinstance(node, MapNode):
            yield node
            yield from _items(parts(node.get(_NESTED)))


def _ids(node: MapNode) -> Iterator[str]:
    """The ids that an item has and has had."""
    for part in (*parts(node.get("id")), *parts(node.get("was"))):
        if isinstance(part, TextNode):
            yield part.value.strip().rsplit("/", 1)[-1]


def _question(node: MapNode) -> str:
    texts = (node.get(name) for name in _QUESTIONS)
    return next((text.value for text in texts if isinstance(text, TextNode)), "")


def _unused(name: str, taken: set[str]) -> str:
    number = 2
    unused = name
    while unused in taken:
        unused = f"{name}-{number}"
        number += 1
    return unused
