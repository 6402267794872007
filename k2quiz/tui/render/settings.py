"""The settings with their values, and the actions with their keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from k2quiz.tui.render.page import FAINT, GAP, POINTER, STRONG, Block, Page, fitted, lay_out, words

_NAME = 18


@dataclass(frozen=True, slots=True)
class Row:
    """Something that can be set: its name, its value in words, a sentence on it; a `heading` stands above it."""

    name: str
    value: str
    sentence: str
    heading: str = ""


def settings_page(rows: Sequence[Row], pointer: int, width: int) -> Page:
    """A row for each, with the highlighted one marked."""
    blocks: list[Block] = []
    for place, row in enumerate(rows):
        pointed = place == pointer
        # A heading is kept in view with the row below it.
        blocks += [GAP, Block(words(row.heading, FAINT), words("  "), focused=pointed)] if row.heading else []
        text = fitted(fitted(words(row.name), _NAME) + words(f"  {row.value}"), width - 2)
        lead = words(f"{POINTER} " if pointed else "  ", STRONG)
        blocks.append(Block(text.stylize("bold reverse") if pointed else text, lead, place, focused=pointed))
    return lay_out(blocks, width)


def sentence_page(sentence: str, width: int, height: int) -> Page:
    """What the highlighted row means, cut where there is no room."""
    lines = lay_out([Block(words(sentence))], width).lines
    if len(lines) <= max(1, height):
        return Page(lines)
    rest = " ".join(line.text.plain.strip() for line in lines[max(1, height) - 1 :])
    return Page((*lines[: max(1, height) - 1], *lay_out([Block(fitted(words(rest), width))], width).lines))
