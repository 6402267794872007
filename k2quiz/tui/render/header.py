"""The line at the top: what is studied, and how far it is."""

from textual.content import Content

from k2quiz.tui.render.page import ACCENT, FAINT, STRONG, Page, fitted, single, words

_ROOM_FOR_BAR = 64
_BAR = 20


def header(title: str, done: int, left: int, width: int, height: int) -> Page:
    """Title, bar and counts in one line, with a rule below where there is room."""
    counts = Content(f"{done} done · {left} left")
    if width >= _ROOM_FOR_BAR:
        counts = _bar(done, left) + Content("  ") + counts
    return ruled(title, counts, width, height)


def ruled(title: str, right: Content, width: int, height: int) -> Page:
    """A title and something at the right margin, with a rule below where there is room."""
    line = fitted(words(title, STRONG), width - right.cell_length - 1) + Content(" ") + right
    return single(line, Content.styled("─" * width, FAINT)) if height > 1 else single(line)


def _bar(done: int, left: int) -> Content:
    full = round(_BAR * done / (done + left)) if done + left else _BAR
    return Content.styled("━" * full, ACCENT) + Content.styled("─" * (_BAR - full), FAINT)
