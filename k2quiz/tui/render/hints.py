"""The hint bar: what the keys do here, each a button for the mouse too."""

from collections.abc import Sequence

from textual.content import Content
from textual.style import Style

from k2quiz.tui.keys import HELP, Action
from k2quiz.tui.render.page import STRONG, Page, single, words

_BETWEEN = "  "


def hint_line(actions: Sequence[Action], width: int) -> Page:
    """As many actions as fit, in their order; help is always among them."""
    last = [_hint(action) for action in actions if action.name == HELP.name]
    room = width - sum(hint.cell_length for hint in last)
    shown = []
    for hint in (_hint(action) for action in actions if action.label and action.name != HELP.name):
        if hint.cell_length + len(_BETWEEN) <= room:
            room -= hint.cell_length + len(_BETWEEN)
            shown.append(hint)
    return single(Content(_BETWEEN).join([*shown, *last]))


def notice_line(notice: str, width: int) -> Page:
    """Something that the learner is to know, in place of the hints."""
    return single(words(f"! {notice}", STRONG).truncate(width, ellipsis=True))


def _hint(action: Action) -> Content:
    meta = Style.null() if action.numbered else Style.from_meta({"@click": action.call()})
    return Content.styled(action.sign, Style(bold=True) + meta) + Content.styled(f" {action.label}", meta)
