"""The terminal program."""

from __future__ import annotations

import gc
import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from k2quiz.bank.catalogue import Catalogue
from k2quiz.listing import Listed
from k2quiz.study.desk import Desk
from k2quiz.tui import themes
from k2quiz.tui.keys import LEAVE_PROGRAM, PALETTE
from k2quiz.tui.preferences import Preferences, PreferringApp
from k2quiz.tui.safety import HARMLESS
from k2quiz.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from k2quiz.study.exam import Paper


class K2QuizApp(PreferringApp):
    """Home, and a study screen above it while cards are studied."""

    TITLE = "k2quiz"
    ENABLE_COMMAND_PALETTE = False
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 -- Textual declares it without ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(action.keys), action.name, action.label, priority=True, id=action.id)
        for action in (LEAVE_PROGRAM, PALETTE)
    ]
    CSS = """
    Screen {
        layout: vertical;
        align-horizontal: center;
        padding: 0 1;
    }
    PageView, AnswerLine {
        width: 100%;
        max-width: 100;
        height: 1;
    }
    #page {
        height: 1fr;
        max-height: 28;
    }
    StatsScreen #page {
        max-height: 100%;
    }
    #disclaimer {
        height: auto;
        min-height: 2;
        max-height: 33%;
    }
    CommandPalette.-short > Vertical {
        margin-top: 0;
    }
    CommandPalette {
        background: transparent;
    }
    CommandPalette #--input {
        border: hkey $foreground;
    }
    CommandPalette CommandList {
        border-bottom: hkey $foreground;
        scrollbar-size-vertical: 0;  /* one that comes and goes has the list painted again */
    }
    CommandPalette SearchIcon {
        display: none;
    }
    Input > .input--placeholder {
        color: $foreground;
        text-style: dim;
    }
    #columns {
        height: 1fr;
    }
    BrowseScreen PageView, BrowseScreen AnswerLine {
        max-width: 100%;
    }
    #rows {
        height: 1fr;
    }
    #detail {
        display: none;
        width: 45%;
        height: 1fr;
        margin-left: 2;
    }
    .-wide #detail {
        display: block;
    }
    .-tall #header {
        height: 2;
    }
    .-tall #answer {
        height: 2;
        margin-top: 1;
    }
    .-tall #disclaimer, .-tall #hints {
        margin-top: 1;
    }
    """

    def __init__(
        self,
        desks: Sequence[tuple[Catalogue, Desk]],
        start: tuple[Listed, ...] | None = None,
        notice: str = "",
        preferences: Preferences | None = None,
        paper: Paper | None = None,
    ) -> None:
        self._colourless = "NO_COLOR" in os.environ
        # Told here, for Textual chooses its filters at once: grey on the terminal's own colours cannot be read.
        super().__init__(preferences or Preferences(), ansi_color=True if self._colourless else None)
        self._home = HomeScreen(desks, notice)
        self._start = start
        self._paper = paper
        self.animation_level = "none"
        for theme in themes.OWN:
            self.register_theme(theme)
        self.follow()

    def get_default_screen(self) -> Screen[None]:
        """Home."""
        return self._home

    def on_mount(self) -> None:
        """Start on some cards if asked to."""
        if self._start is not None and self._paper:
            self._home.examine(self._start, self._paper)
        elif self._start is not None:
            self._home.sit("Study", self._start)
        self.call_after_refresh(_collect_garbage_again)
        self.app_resume_signal.subscribe(self, self._paint_again)

    def follow(self) -> None:
        """Take on the colours and keys of the settings as they are now."""
        self.wear(self.preferences.settings.theme)
        keymap = self.preferences.keymap
        self.set_keymap({action.id: ",".join(keymap.of(action).keys) for action in (LEAVE_PROGRAM, PALETTE)})

    def wear(self, theme: str) -> None:
        """Take on the colours of a theme of the settings; without colour, there is but the terminal's own."""
        self.theme = themes.NAMES["ansi" if self._colourless else theme]

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and one that lets no harmful character through."""
        return [*super().get_line_filters(), HARMLESS]

    def on_resize(self) -> None:
        """Paint everything, even where the size is what it was: the terminal may have had another one meanwhile."""
        self.screen.refresh()

    def _paint_again(self, _app: App[None]) -> None:
        """Paint everything, for another program had the terminal."""
        self.screen.refresh()

    def action_palette(self) -> None:
        """Everything that can be done, to be found by its name."""
        from k2quiz.tui.palette import open_palette  # noqa: PLC0415 -- home is to open quickly

        open_palette(self)

    def action_leave_program(self) -> None:
        """The end, from anywhere."""
        self.exit()


def _collect_garbage_again() -> None:
    """End the truce that makes starting faster; what is there by now stays, and need not be looked through."""
    gc.freeze()
    gc.enable()


def run(
    desks: Sequence[tuple[Catalogue, Desk]],
    start: tuple[Listed, ...] | None,
    notice: str,
    preferences: Preferences,
    paper: Paper | None = None,
) -> int:
    """Study in the terminal: at home, or at once on the `start` cards of the first deck and at home after them.

    With a `paper`, those cards are what an exam is drawn from.

    The exit code, and what else may be raised, are those of `OrderlyApp.run_orderly`.
    """
    return K2QuizApp(desks, start, notice, preferences, paper).run_orderly()
