"""The line at the top: what is studied, and how far it is."""

from dataclasses import dataclass

from textual.content import Content

from k2quiz.tui.render.page import ACCENT, FAINT, STRONG, Page, fitted, single, words

_ROOM_FOR_BAR = 64
_BAR = 20


@dataclass(frozen=True, slots=True)
class Progress:
    """How many cards of a sitting were answered and are left, and the `time` that is left where there is a limit."""

    done: int
    left: int
    time: str = ""

    @property
    def counts(self) -> str:
        """All of it in few words."""
        return (
            f"{self.done} of {self.done + self.left} · {self.time}"
            if self.time
            else f"{self.done} done · {self.left} left"
        )


def header(title: str, progress: Progress, width: int, height: int) -> Page:
    """Title, bar and counts in one line, with a rule below where there is room."""
    counts = Content(progress.counts)
    if width >= _ROOM_FOR_BAR:
        counts = _bar(progress.done, progress.left) + Content("  ") + counts
    return ruled(title, counts, width, height)


def ruled(title: str, right: Content, width: int, height: int) -> Page:
    """A title and something at the right margin, with a rule below where there is room."""
    line = fitted(words(title, STRONG), width - right.cell_length - 1) + Content(" ") + right
    return single(line, Content.styled("─" * width, FAINT)) if height > 1 else single(line)


def _bar(done: int, left: int) -> Content:
    full = round(_BAR * done / (done + left)) if done + left else _BAR
    return Content.styled("━" * full, ACCENT) + Content.styled("─" * (_BAR - full), FAINT)
