"""A YAML file as a tree in which every scalar is text and everything has a place."""

from collections.abc import Iterator
from dataclasses import dataclass

from k2quiz.errors import Place


@dataclass(frozen=True, slots=True)
class TextNode:
    """A scalar, exactly as it was written."""

    place: Place
    value: str

    what = "text"


@dataclass(frozen=True, slots=True)
class ListNode:
    """A sequence."""

    place: Place
    items: tuple["Node", ...]

    what = "a list"


@dataclass(frozen=True, slots=True)
class MapNode:
    """A mapping, in its author's order, without duplicate names."""

    place: Place
    entries: tuple[tuple[TextNode, "Node"], ...]

    what = "`name: value` lines"

    def __iter__(self) -> Iterator[tuple[TextNode, "Node"]]:
        return iter(self.entries)

    def get(self, name: str) -> "Node | None":
        """The value of a name."""
        return next((value for key, value in self.entries if key.value == name), None)

    def key(self, name: str) -> TextNode | None:
        """The name itself, for its place."""
        return next((key for key, _ in self.entries if key.value == name), None)


Node = TextNode | ListNode | MapNode


def parts(node: Node | None) -> tuple[Node, ...]:
    """The members of a list; anything else is a list of one, nothing a list of none."""
    if isinstance(node, ListNode):
        return node.items
    return () if node is None else (node,)
