"""A YAML file as a tree in which every scalar is text and everything has a place."""

from collections.abc import Iterator, KeysView, Mapping
from dataclasses import dataclass
from typing import Final

from k2quiz.errors import Place


# Nodes are not frozen but `Final`: a bank of 10,000 items has 400,000 of them, and frozen ones take twice the time.
@dataclass(slots=True, eq=False)
class _Stretch:
    """A stretch of a file, counted from 0; few are ever asked for their place, so that it is made when one is."""

    path: Final[str]
    line: Final[int]
    column: Final[int]
    end_line: Final[int]
    end_column: Final[int]

    @property
    def place(self) -> Place:
        """The stretch, counted as authors do."""
        return Place(self.path, self.line + 1, self.column + 1, self.end_line + 1, self.end_column + 1)

    @property
    def stretch(self) -> tuple[str, int, int, int, int]:
        """What a node is made with that stands in the place of this one."""
        return self.path, self.line, self.column, self.end_line, self.end_column


@dataclass(slots=True, eq=False)
class TextNode(_Stretch):
    """A scalar, exactly as it was written."""

    value: Final[str]

    what = "text"


@dataclass(slots=True, eq=False)
class ListNode(_Stretch):
    """A sequence."""

    items: Final[tuple["Node", ...]]

    what = "a list"


@dataclass(slots=True, eq=False)
class MapNode(_Stretch):
    """A mapping, in its author's order, without duplicate names; each name leads to itself and its value."""

    fields: Final[Mapping[str, tuple[TextNode, "Node"]]]

    what = "`name: value` lines"

    def __iter__(self) -> Iterator[tuple[TextNode, "Node"]]:
        return iter(self.fields.values())

    @property
    def entries(self) -> tuple[tuple[TextNode, "Node"], ...]:
        """The names and their values."""
        return tuple(self.fields.values())

    @property
    def names(self) -> KeysView[str]:
        """The names as texts."""
        return self.fields.keys()

    def get(self, name: str) -> "Node | None":
        """The value of a name."""
        entry = self.fields.get(name)
        return entry and entry[1]

    def key(self, name: str) -> TextNode | None:
        """The name itself, for its place."""
        entry = self.fields.get(name)
        return entry and entry[0]


Node = TextNode | ListNode | MapNode


def parts(node: Node | None) -> tuple[Node, ...]:
    """The members of a list; anything else is a list of one, nothing a list of none."""
    if isinstance(node, ListNode):
        return node.items
    return () if node is None else (node,)
