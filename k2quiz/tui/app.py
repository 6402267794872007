"""The terminal program."""

import gc
import os
from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.filter import LineFilter
from textual.screen import Screen

from k2quiz.bank.catalogue import Catalogue
from k2quiz.listing import Listed
from k2quiz.study.desk import Desk
from k2quiz.tui.ending import OrderlyApp
from k2quiz.tui.keys import LEAVE_PROGRAM
from k2quiz.tui.safety import HARMLESS
from k2quiz.tui.screens.home import HomeScreen


class K2QuizApp(OrderlyApp):
    """Home, and a study screen above it while cards are studied."""

    TITLE = "k2quiz"
    ENABLE_COMMAND_PALETTE = False
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]  # noqa: RUF012 -- Textual declares it without ClassVar
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(LEAVE_PROGRAM.keys), LEAVE_PROGRAM.name, LEAVE_PROGRAM.label, priority=True),
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
    #disclaimer {
        height: auto;
        min-height: 2;
        max-height: 33%;
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
        self, desks: Sequence[tuple[Catalogue, Desk]], start: tuple[Listed, ...] | None = None, notice: str = ""
    ) -> None:
        colourless = "NO_COLOR" in os.environ
        # Told here, for Textual chooses its filters at once: grey on the terminal's own colours cannot be read.
        super().__init__(ansi_color=True if colourless else None)
        self._home = HomeScreen(desks, notice)
        self._start = start
        self.animation_level = "none"
        if colourless:
            self.theme = "ansi-dark"

    def get_default_screen(self) -> Screen[None]:
        """Home."""
        return self._home

    def on_mount(self) -> None:
        """Start on some cards if asked to."""
        if self._start is not None:
            self._home.sit("Study", self._start)
        self.call_after_refresh(_collect_garbage_again)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Textual's filters, and one that lets no harmful character through."""
        return [*super().get_line_filters(), HARMLESS]

    def action_leave_program(self) -> None:
        """The end, from anywhere."""
        self.exit()


def _collect_garbage_again() -> None:
    """End the truce that makes starting faster; what is there by now stays, and need not be looked through."""
    gc.freeze()
    gc.enable()


def run(desks: Sequence[tuple[Catalogue, Desk]], start: tuple[Listed, ...] | None, notice: str = "") -> int:
    """Study in the terminal: at home, or at once on the `start` cards of the first deck and at home after them.

    The exit code, and what else may be raised, are those of `OrderlyApp.run_orderly`.
    """
    return K2QuizApp(desks, start, notice).run_orderly()
