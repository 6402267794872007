"""A note on a card, for its author."""

from collections.abc import Callable

from k2quiz.card import Card
from k2quiz.tui import keys
from k2quiz.tui.keys import Action
from k2quiz.tui.render.header import ruled
from k2quiz.tui.render.page import FAINT, GAP, NOTHING, Block, lay_out, words
from k2quiz.tui.screens.typed import TypedScreen


class FlagScreen(TypedScreen):
    """Asks for a note; `keep` is given it, or None where the mark is to go. `note` is that of the mark there is."""

    def __init__(self, card: Card, note: str | None, keep: Callable[[str | None], None]) -> None:
        super().__init__()
        self._card = card
        self._note = note
        self._keep = keep

    def on_mount(self) -> None:
        """Show what is marked, and take the note."""
        blocks = [
            Block(words("What should its author know? A note can be left empty.")),
            GAP,
            Block(words(self._card.prompt, FAINT)),
            Block(words(self._card.id, FAINT)),
        ]
        self.header.show(lambda width, height: ruled("Flag this card", NOTHING, width, height))
        self.page.show(lambda width, _: lay_out(blocks, width))
        self.answer.open()
        self.answer.placeholder = "Type a note"
        self.answer.value = self._note or ""
        self.show_hints()

    def actions(self) -> tuple[Action, ...]:
        """Keep the note, take the mark away, go back."""
        unflag = () if self._note is None else (keys.UNFLAG,)
        return keys.KEEP_NOTE, *unflag, keys.CANCEL

    def action_keep_note(self) -> None:
        """Mark the card."""
        self._end(self.answer.value.strip())

    def action_unflag(self) -> None:
        """Take the mark away."""
        self._end(None)

    def action_cancel(self) -> None:
        """Back, with nothing changed."""
        self.dismiss()

    def _end(self, note: str | None) -> None:
        self.dismiss()
        self._keep(note)
