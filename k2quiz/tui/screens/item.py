"""One card, looked up."""

from collections.abc import Callable
from datetime import date

from k2quiz.bank.catalogue import Catalogue
from k2quiz.card import Card
from k2quiz.errors import StorageError
from k2quiz.event import Flagged, Stamp, Suspended
from k2quiz.history import History
from k2quiz.study.desk import Desk
from k2quiz.study.sitting import E
from k2quiz.tui import keys
from k2quiz.tui.keys import Action
from k2quiz.tui.render.header import ruled
from k2quiz.tui.render.item import item_blocks
from k2quiz.tui.render.page import NOTHING, lay_out
from k2quiz.tui.screens.keyed import KeyedScreen


class ItemScreen(KeyedScreen):
    """Question and answer, schedule and history; at a desk the card can also be suspended, brought back and flagged."""

    def __init__(self, card: Card, history: History, deck: Catalogue, today: date, desk: Desk | None = None) -> None:
        super().__init__()
        self._card = card
        self._history = history
        self._deck = deck
        self._today = today
        self._desk = desk

    def on_mount(self) -> None:
        """Show it."""
        title = self._deck.topics.get(self._card.item.topic) or self._deck.title
        self.header.show(lambda width, height: ruled(title, NOTHING, width, height))
        self._show()

    def actions(self) -> tuple[Action, ...]:
        """Scroll, go back, and at a desk change what becomes of the card."""
        away = self._history.is_suspended(self._card.id, self._today)
        of_card = (keys.RESUME if away else keys.SUSPEND_CARD, keys.FLAG_CARD) if self._desk else ()
        return (*of_card, keys.BACK, *keys.SCROLL, keys.HELP)

    def action_suspend(self) -> None:
        """Ask the card no more."""
        self._note(lambda stamp: Suspended(stamp, self._card.id, None))

    def action_resume(self) -> None:
        """Ask the card again."""
        self._note(lambda stamp: Suspended(stamp, self._card.id, self._today))

    def action_flag(self) -> None:
        """Write a note on the card for its author."""
        from k2quiz.tui.screens.flag import FlagScreen  # noqa: PLC0415 -- seldom wanted

        flag = self._history.flag(self._card.id)
        self.app.push_screen(FlagScreen(self._card, flag.note if flag else None, self._flag))

    def action_leave(self) -> None:
        """Back to where it was looked up."""
        self.dismiss()

    def _flag(self, note: str | None) -> None:
        self._note(lambda stamp: Flagged(stamp, self._card.id, note is not None, note or ""))

    def _note(self, make: Callable[[Stamp], E]) -> None:
        """Record something about the card; where it cannot be saved, say so."""
        if self._desk is None:
            return
        try:
            self._history = self._desk.note(make)
        except StorageError as error:
            self.tell(str(error))
        else:
            self._show()

    def _show(self) -> None:
        card, history, topics, today = self._card, self._history, self._deck.topics, self._today
        self.page.show(lambda width, _: lay_out(item_blocks(card, history, topics, today, width), width))
        self.show_hints()
