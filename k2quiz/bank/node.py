"""A YAML file as a tree in which every scalar is text and everything has a place."""

from collections.abc import Iterator, KeysView, Mapping
from dataclasses import dataclass
from typing import Final, Protocol, TypeAlias

from k2quiz.errors import Place


class Mark(Protocol):
    """A spot in a file; line and column count from 0."""

    @property
    def line(self) -> int:
        """The line."""
        ...

    @property
    def column(self) -> int:
        """The characters before it in the line."""
        ...


# Nodes are not frozen but `Final`: a bank of 10,000 items has 250,000 of them, and frozen ones take twice the time.
@dataclass(slots=True, eq=False)
class _Stretch:
    """A stretch of a file between two marks of the parser; few are ever asked for their place."""

    path: Final[str]
    start: Final[Mark]
    end: Final[Mark]

    @property
    def place(self) -> Place:
        """The stretch, counted as authors do."""
        return Place(self.path, self.start.line + 1, self.start.column + 1, self.end.line + 1, self.end.column + 1)

    @property
    def stretch(self) -> tuple[str, Mark, Mark]:
        """What a node is made with that stands in the place of this one."""
        return self.path, self.start, self.end


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


Entry: TypeAlias = tuple[Mark, Mark, "Node"]
"""Where a name begins and ends, and its value; most names are never asked for their place."""


@dataclass(slots=True, eq=False)
class MapNode(_Stretch):
    """A mapping, in its author's order, without duplicate names."""

    fields: Final[Mapping[str, Entry]]

    what = "`name: value` lines"

    def __iter__(self) -> Iterator[tuple[TextNode, "Node"]]:
        for name, (start, end, value) in self.fields.items():
            yield TextNode(self.path, start, end, name), value

    @property
    def entries(self) -> tuple[tuple[TextNode, "Node"], ...]:
        """The names and their values."""
        return tuple(self)

    @property
    def names(self) -> KeysView[str]:
        """The names as texts."""
        return self.fields.keys()

    def get(self, name: str) -> "Node | None":
        """The value of a name."""
        entry = self.fields.get(name)
        return entry and entry[2]

    def key(self, name: str) -> TextNode | None:
        """The name itself, for its place."""
        entry = self.fields.get(name)
        return entry and TextNode(self.path, entry[0], entry[1], name)


Node = TextNode | ListNode | MapNode


def parts(node: Node | None) -> tuple[Node, ...]:
    """The members of a list; anything else is a list of one, nothing a list of none."""
    if isinstance(node, ListNode):
        return node.items
    return () if node is None else (node,)
