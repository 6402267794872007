"""The first screen: the banks, and what today asks for of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from k2quiz.bank.deck import Deck
from k2quiz.card import Card
from k2quiz.study.desk import Desk
from k2quiz.study.wording import count
from k2quiz.tui import keys
from k2quiz.tui.keys import NEW_CARDS, Action
from k2quiz.tui.render.header import ruled
from k2quiz.tui.render.home import Row, bank_rows, disclaimer_page, status
from k2quiz.tui.render.page import Block, lay_out, words
from k2quiz.tui.screens.keyed import KeyedScreen
from k2quiz.tui.widgets.page import PageView

if TYPE_CHECKING:
    from k2quiz.study.sitting import Sitting  # judging answers is loaded with the first question


class HomeScreen(KeyedScreen):
    """A row for all banks and one for each, the deck's disclaimer, and one key to a question."""

    def __init__(self, deck: Deck, desk: Desk) -> None:
        super().__init__()
        self._deck = deck
        self._desk = desk
        banks = [(bank.title, bank.cards) for bank in deck.banks]
        self._choices = [("All banks", deck.cards), *banks]
        self._rows: list[Row] = []
        self._pointer = 0
        self._status = PageView(id="status")
        self._disclaimer = PageView(id="disclaimer")

    def compose(self) -> ComposeResult:
        """Header, banks, a sentence on the highlighted one, disclaimer, hints."""
        yield self.header
        yield self.page
        yield self._status
        yield self._disclaimer
        yield self.hints

    def on_mount(self) -> None:
        """Fill what does not change."""
        title, cards, disclaimer = self._deck.title, len(self._deck.cards), self._deck.disclaimer
        self.header.show(lambda width, height: ruled(title, words(count(cards, "card")), width, height))
        self._disclaimer.show(lambda width, height: disclaimer_page(disclaimer, width, height))

    def on_screen_resume(self) -> None:
        """Count anew, for something may have been studied."""
        self._rows = [self._row(title, cards) for title, cards in self._choices]
        self._show()

    def actions(self) -> tuple[Action, ...]:
        """Study in some way, move, leave."""
        _, cards = self._choices[self._pointer]
        more = (keys.MORE,) if self._desk.unseen(cards) else ()
        practise = (keys.PRACTISE,) if cards else ()
        return (keys.STUDY, *more, *practise, keys.QUIT, *keys.SCROLL, keys.HELP)

    def on_page_view_picked(self, message: PageView.Picked) -> None:
        """Study the row that was clicked."""
        self._pointer = message.target
        self.action_study()

    def action_up(self) -> None:
        """The row above."""
        self._move(-1)

    def action_down(self) -> None:
        """The row below."""
        self._move(1)

    def action_study(self) -> None:
        """What is due of the highlighted row."""
        self.sit(*self._choices[self._pointer])

    def action_more(self) -> None:
        """The same with more new cards."""
        title, cards = self._choices[self._pointer]
        self._open(title, cards, self._desk.study(cards, more=NEW_CARDS))

    def action_practise(self) -> None:
        """The highlighted row, without the schedule."""
        title, cards = self._choices[self._pointer]
        self._open(title, cards, self._desk.practise(cards))

    def action_quit(self) -> None:
        """The end."""
        self.app.exit()

    def sit(self, title: str, cards: tuple[Card, ...]) -> None:
        """Study what is due of some cards."""
        self._open(title, cards, self._desk.study(cards))

    def _open(self, title: str, cards: tuple[Card, ...], sitting: Sitting) -> None:
        from k2quiz.tui.screens.study import StudyScreen  # noqa: PLC0415 -- home is to open quickly

        self.app.push_screen(StudyScreen(self._deck, self._desk, title, cards, sitting))

    def _move(self, step: int) -> None:
        self._pointer = (self._pointer + step) % len(self._choices)
        self._show()

    def _row(self, title: str, cards: tuple[Card, ...]) -> Row:
        return Row(title, self._desk.load(cards), self._desk.next_due(cards), self._desk.unseen(cards))

    def _show(self) -> None:
        rows, pointer, today = self._rows, self._pointer, self._desk.clock.today()
        self.page.show(lambda width, height: bank_rows(rows, pointer, today, width, height))
        sentence = [Block(words(status(rows[pointer], today)))]
        self._status.show(lambda width, _: lay_out(sentence, width))
        self.show_hints()
