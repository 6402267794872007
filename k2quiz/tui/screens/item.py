"""Cards, looked up one at a time."""

from collections.abc import Callable, Sequence

from k2quiz.bank.catalogue import Catalogue
from k2quiz.errors import StorageError
from k2quiz.event import Flagged, Stamp, Suspended
from k2quiz.listing import Listed
from k2quiz.study.desk import Desk
from k2quiz.study.sitting import N
from k2quiz.tui import keys
from k2quiz.tui.keys import Action
from k2quiz.tui.render.header import ruled
from k2quiz.tui.render.item import item_blocks
from k2quiz.tui.render.page import lay_out, words
from k2quiz.tui.screens.keyed import KeyedScreen


class ItemScreen(KeyedScreen):
    """Question and answer, schedule and history of one of some cards, which can be suspended, brought back and flagged.

    `point` is told the place of each card that is gone to, from 0.
    """

    def __init__(
        self,
        deck: Catalogue,
        desk: Desk,
        cards: Sequence[Listed],
        place: int,
        point: Callable[[int], None] = lambda _place: None,
    ) -> None:
        super().__init__()
        self._deck = deck
        self._desk = desk
        self._today = desk.clock.today()
        self._cards = cards
        self._place = place
        self._point = point
        self._card = desk.card(cards[place].id)

    def on_mount(self) -> None:
        """Show it."""
        self._show()

    def actions(self) -> tuple[Action, ...]:
        """Go to another card, change what becomes of this one, scroll, go back."""
        following = (keys.NEXT_CARD,) if self._place + 1 < len(self._cards) else ()
        before = (keys.PREVIOUS_CARD,) if self._place else ()
        away = self._desk.history.is_suspended(self._card.id, self._today)
        of_card = keys.RESUME if away else keys.SUSPEND_CARD
        return (*following, of_card, keys.BACK, *before, keys.FLAG_CARD, *keys.SCROLL, keys.HELP)

    def action_next_card(self) -> None:
        """The card after this one."""
        self._go_to(self._place + 1)

    def action_previous_card(self) -> None:
        """The card before this one."""
        self._go_to(self._place - 1)

    def action_suspend(self) -> None:
        """Ask the card no more."""
        self._note(lambda stamp: Suspended(stamp, self._card.id, None))

    def action_resume(self) -> None:
        """Ask the card again."""
        self._note(lambda stamp: Suspended(stamp, self._card.id, self._today))

    def action_flag(self) -> None:
        """Write a note on the card for its author."""
        from k2quiz.tui.screens.flag import FlagScreen  # noqa: PLC0415 -- seldom wanted

        flag = self._desk.history.flag(self._card.id)
        self.app.push_screen(FlagScreen(self._card, flag.note if flag else None, self._flag))

    def action_leave(self) -> None:
        """Back to where it was looked up."""
        self.dismiss()

    def _go_to(self, place: int) -> None:
        self._place = place
        self._card = self._desk.card(self._cards[place].id)
        self._point(place)
        self._show(from_top=True)

    def _flag(self, note: str | None) -> None:
        self._note(lambda stamp: Flagged(stamp, self._card.id, note is not None, note or ""))

    def _note(self, make: Callable[[Stamp], N]) -> None:
        """Record something about the card; where it cannot be saved, say so."""
        try:
            self._desk.note(make)
        except StorageError as error:
            self.tell(str(error))
        else:
            self._show()

    def _show(self, *, from_top: bool = False) -> None:
        card, history, topics, today = self._card, self._desk.history, self._deck.topics, self._today
        title, several = topics.get(card.item.topic) or self._deck.title, len(self._cards) > 1
        place = words(f"{self._place + 1} of {len(self._cards)}" if several else "")
        self.header.show(lambda width, height: ruled(title, place, width, height))
        self.page.show(
            lambda width, _: lay_out(item_blocks(card, history, topics, today, width), width), from_top=from_top
        )
        self.show_hints()
