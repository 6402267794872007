"""The keys of a screen, with what they do."""

from collections.abc import Iterable

from k2quiz.tui.keys import Action
from k2quiz.tui.render.page import STRONG, Block, words

_ROOM_FOR_COLUMNS = 60


def help_blocks(actions: Iterable[Action], width: int) -> list[Block]:
    """Keys beside what they do, or above it where there is little room."""
    known = list(actions)
    if width < _ROOM_FOR_COLUMNS:
        return [block for action in known for block in _stacked(action)]
    room = max((len(action.signs) for action in known), default=0)
    return [Block(words(action.sentence), words(f"{action.signs:<{room}}  ", STRONG)) for action in known]


def _stacked(action: Action) -> tuple[Block, Block]:
    return Block(words(action.signs, STRONG)), Block(words(action.sentence), words("  "))
