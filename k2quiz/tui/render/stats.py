"""How studying goes, section by section: every plot below its sentence, shown by characters and coloured besides."""

import re
from collections.abc import Iterable, Sequence
from itertools import zip_longest
from typing import Final

from textual.content import Content

from k2quiz.insight.sections import Section
from k2quiz.tui.render.page import FAINT, NOTHING, POINTER, STRONG, Block, Line, Page, lay_out, words

FIRST_CARD: Final = 100
"""What a click on the first of the cards stands for; on a section it is the section's place."""

_PLOTTED: Final = "$text-primary"
_INDENT: Final = "  "
_RUN: Final = re.compile("(?P<plot>[░▒▓█▁▂▃▄▅▆▇├─┤●]+)|(?P<nothing>·+)")


def stats_page(summary: Sequence[str], sections: Iterable[Section], place: int, width: int) -> Page:
    """A few sentences on all, then the sections, with the one at a place marked and kept in view."""
    lines = list(lay_out((Block(words(sentence)) for sentence in summary), width).lines)
    focus = range(0)
    for number, section in enumerate(sections):
        start = len(lines) + bool(lines)
        if lines:
            lines.append(Line(NOTHING))
        lines += _section(section, number, width, marked=number == place)
        if number == place:
            focus = range(start if place else 0, len(lines))
    return Page(tuple(lines), focus)


def plotted(row: str) -> Content:
    """A row of a plot, in as few runs of one style as there are."""
    parts = []
    end = 0
    for run in _RUN.finditer(row):
        parts += [words(row[end : run.start()]), words(run[0], _PLOTTED if run["plot"] else FAINT)]
        end = run.end()
    return Content("").join([*parts, words(row[end:])])


def _section(section: Section, number: int, width: int, *, marked: bool) -> list[Line]:
    """Its number and title, its sentence, its rows; those that stand for cards can be clicked."""
    lead = words(f"{POINTER} " if marked else _INDENT, STRONG)
    title = words(f"{number + 1} {section.title}", STRONG)
    head = [Block(title, lead, number), Block(words(section.sentence), words(_INDENT))]
    room = max(1, width - len(_INDENT))
    targets = range(FIRST_CARD, FIRST_CARD + len(section.cards))
    rows = zip_longest(section.rows, targets)
    plot = [Line(words(_INDENT) + plotted(row or "").truncate(room), target) for row, target in rows]
    return [*lay_out(head, width).lines, *plot]
