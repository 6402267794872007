"""The statistics of a learner as lines of text: every plot below its sentence."""

from collections.abc import Callable, Iterator, Mapping

from k2quiz.insight.sentences import of_progress, of_today
from k2quiz.insight.survey import Survey
from k2quiz.listing import CardId
from k2quiz.text import folded

_INDENT = "  "
_NARROWEST = 36
"""Columns below which nothing is made smaller."""


def stats_lines(found: Survey, titles: Mapping[str, str], prompt: Callable[[CardId], str], width: int) -> Iterator[str]:
    """The lines that tell a survey at a width in columns; `titles` and `prompt` as for `sections`."""
    room = max(width - 1, _NARROWEST)
    yield from folded(of_progress(found.progress), room)
    yield from folded(of_today(found.load, found.minutes, found.seconds), room)
    if not found.progress.answers and not found.progress.practice:
        return
    from k2quiz.insight.sections import sections  # noqa: PLC0415 - there is nothing to draw before the first answer

    for section in sections(found, titles, prompt, room - len(_INDENT)):
        sentence = folded(section.sentence, room - len(_INDENT))
        yield from ("", section.title, *(f"{_INDENT}{line}" for line in (*sentence, *section.rows)))
