"""The statistics of a learner as lines of text: every plot below its sentence."""

from collections.abc import Callable, Iterator, Mapping
from textwrap import wrap

from k2quiz.insight.sections import NARROWEST, sections
from k2quiz.insight.sentences import of_progress, of_today
from k2quiz.insight.survey import Survey
from k2quiz.listing import CardId

_INDENT = "  "


def stats_lines(found: Survey, titles: Mapping[str, str], prompt: Callable[[CardId], str], width: int) -> Iterator[str]:
    """The lines that tell a survey at a width in columns; `titles` and `prompt` as for `sections`."""
    room = max(width - 1, NARROWEST + len(_INDENT))
    yield from wrap(of_progress(found.progress), room)
    yield from wrap(of_today(found.load, found.minutes, found.seconds), room)
    if not found.progress.answers and not found.progress.practice:
        return
    for section in sections(found, titles, prompt, room - len(_INDENT)):
        sentence = wrap(section.sentence, room - len(_INDENT))
        yield from ("", section.title, *(f"{_INDENT}{line}" for line in (*sentence, *section.rows)))
