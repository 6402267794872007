"""Text laid out for a width: paragraphs become lines, and lines know what a click on them means."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content

from k2quiz.text import printable

NOTHING = Content("")
RIGHT = "$text-success"
WRONG = "$text-error"
ACCENT = "$text-primary"
STRONG = "bold"
FAINT = "dim"
TICK = "✓"
CROSS = "✗"
POINTER = "▸"


def words(text: str, style: str = "") -> Content:
    """Text from outside, shown as it is: never as markup, and without what could steer a terminal."""
    return Content.styled(printable(text), style)


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph: `text` is wrapped beside `lead`, which stands before its first line.

    A click on a block with a `target` picks that; the `focused` blocks of a page are kept in view, and those `to_read`
    are to have been in view before the reader goes on.
    """

    text: Content
    lead: Content = NOTHING
    target: int | None = None
    focused: bool = False
    to_read: bool = False


GAP = Block(NOTHING)
"""An empty line."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page."""

    text: Content
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """Lines, the stretch of them that is to be kept in view, and how many there are to read."""

    lines: tuple[Line, ...] = ()
    focus: range = range(0)
    to_read: int = 0


def lay_out(blocks: Iterable[Block], width: int) -> Page:
    """The page that blocks make at a width in cells."""
    lines: list[Line] = []
    focused: list[int] = []
    to_read = 0
    for block in blocks:
        start = len(lines)
        lines.extend(Line(text, block.target) for text in _wrapped(block, width))
        if block.focused:
            focused += [start, len(lines)]
        if block.to_read:
            to_read = len(lines)
    return Page(tuple(lines), range(min(focused, default=0), max(focused, default=0)), to_read)


def joined(parts: Iterable[list[Block]], *, tight: bool = False) -> list[Block]:
    """The parts that are not empty, with an empty line between them unless they are to be `tight`."""
    between = [] if tight else [GAP]
    blocks = [block for part in parts if part for block in (*between, *part)]
    return blocks[len(between) :]


def single(*lines: Content) -> Page:
    """A page of lines that are not wrapped."""
    return Page(tuple(map(Line, lines)))


def fitted(text: Content, width: int) -> Content:
    """The text cut or filled up to a width."""
    cut = text.truncate(max(0, width), ellipsis=True)
    return cut.pad_right(max(0, width - cut.cell_length))


def _wrapped(block: Block, width: int) -> list[Content]:
    indent = block.lead.cell_length
    lines = block.text.wrap(max(1, width - indent)) or [NOTHING]
    return [(Content(" " * indent) if number else block.lead) + line for number, line in enumerate(lines)]
