"""The keys of a screen, with what they do."""

from collections.abc import Sequence

from k2quiz.tui.guide import Section
from k2quiz.tui.keys import Action
from k2quiz.tui.render.page import STRONG, Block, joined, words

_ROOM_FOR_COLUMNS = 60


def help_blocks(sections: Sequence[Section], width: int) -> list[Block]:
    """Keys beside what they do, or above it where there is little room, in sections below their headings."""
    stacked = width < _ROOM_FOR_COLUMNS
    room = 0 if stacked else max((len(action.signs) for _, actions in sections for action in actions), default=0)
    return joined([_section(heading, actions, room) for heading, actions in sections], tight=stacked)


def _section(heading: str, actions: Sequence[Action], room: int) -> list[Block]:
    """The keys take `room` cells where they have a column, and none where they have a line."""
    title = Block(words(heading, f"{STRONG} underline"))
    return [title, *(block for action in actions for block in (_beside(action, room) if room else _stacked(action)))]


def _beside(action: Action, room: int) -> tuple[Block, ...]:
    return (Block(words(action.sentence), words(f"{action.signs:<{room}}  ", STRONG)),)


def _stacked(action: Action) -> tuple[Block, ...]:
    return Block(words(action.signs, STRONG)), Block(words(action.sentence), words("  "))
