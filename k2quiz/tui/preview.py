"""A whole screen as text, for those who write the questions."""

from collections.abc import Mapping

from k2quiz.study.session import Session
from k2quiz.tui.render.header import Progress, header
from k2quiz.tui.render.hints import hint_line
from k2quiz.tui.render.scene import grades, heading, scene_page
from k2quiz.tui.stage import Draft, Scene, available

NARROWEST = 38
"""Columns that the grades need."""

_MARGIN = 2
_WIDEST = 100
_TALL = 24


def screen_lines(
    session: Session, topics: Mapping[str, str], title: str, width: int, *, revealed: bool = False
) -> list[str]:
    """What the terminal shows of a sitting at that width in columns, with as many lines as it takes."""
    scene = Scene(session, session.question, Draft(revealed=revealed))
    room = min(max(width - _MARGIN, NARROWEST), _WIDEST)
    progress = Progress(len(session.answers), session.left)
    pages = (
        header(heading(scene, topics, title), progress, room, 2),
        scene_page(scene, topics, room - _MARGIN, _TALL),
        grades(scene, room, 2),
        hint_line(available(scene), room),
    )
    told = [[line.text.plain.rstrip() for line in page.lines] for page in pages if page.lines]
    return [line for number, lines in enumerate(told) for line in (*([""] if number > 1 else []), *lines)]
