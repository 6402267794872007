"""The keys of the screen below, in sentences."""

from k2quiz.tui import keys
from k2quiz.tui.guide import guide
from k2quiz.tui.keys import Action
from k2quiz.tui.render.header import ruled
from k2quiz.tui.render.help import help_blocks
from k2quiz.tui.render.page import NOTHING, lay_out
from k2quiz.tui.screens.keyed import KeyedScreen


class HelpScreen(KeyedScreen):
    """Every action that was available when help was asked for, what could be done just then first."""

    def __init__(self, told: tuple[Action, ...]) -> None:
        super().__init__()
        self._told = told

    def on_mount(self) -> None:
        """Fill them."""
        told = (*self._told, *self.preferences.keymap.table((keys.PALETTE, keys.LEAVE_PROGRAM)))
        self.header.show(lambda width, height: ruled("Keys", NOTHING, width, height))
        self.page.show(lambda width, _: lay_out(help_blocks(guide(told), width), width))
        self.show_hints()

    def actions(self) -> tuple[Action, ...]:
        """Scroll, and close."""
        return keys.CLOSE, *keys.SCROLL

    def action_close(self) -> None:
        """Back to where help was asked for."""
        self.dismiss()
