"""All cards in a list, or those that a filter lets through, while it is being written."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult

from k2quiz.filtering.facts import Knowledge, is_due
from k2quiz.filtering.fault import FilterError
from k2quiz.filtering.filter import Filter, parse
from k2quiz.filtering.match import Sieve
from k2quiz.filtering.sift import Sift
from k2quiz.filtering.terms import Everything
from k2quiz.tui import keys
from k2quiz.tui.keys import Action
from k2quiz.tui.render.browse import counts, entry_line, entry_of, heads_page
from k2quiz.tui.render.header import ruled
from k2quiz.tui.render.item import item_blocks
from k2quiz.tui.render.page import Page, lay_out, words
from k2quiz.tui.screens.item import ItemScreen
from k2quiz.tui.screens.keyed import KeyedScreen
from k2quiz.tui.widgets.answer import AnswerLine
from k2quiz.tui.widgets.page import PageView
from k2quiz.tui.widgets.panes import Columns, Stack
from k2quiz.tui.widgets.rows import RowsView

if TYPE_CHECKING:
    from textual.content import Content

    from k2quiz.bank.catalogue import Catalogue
    from k2quiz.listing import CardId, Listed
    from k2quiz.study.desk import Desk
    from k2quiz.study.sitting import Sitting

_SLICE = 8
"""Milliseconds of going through cards, after which keys and the screen have their turn."""

_BREATH = 0.002
"""Seconds of that turn."""


class BrowseScreen(KeyedScreen):
    """Cards in rows under a filter line, and beside them, where there is room, the highlighted card."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]  # noqa: RUF012 -- Textual declares it without ClassVar

    def __init__(
        self, deck: Catalogue, desk: Desk, title: str, cards: tuple[Listed, ...], *, searching: bool = False
    ) -> None:
        super().__init__()
        self.page: RowsView = RowsView(id="rows")
        self.filter = AnswerLine(id="filter")
        self.heads = PageView(id="heads")
        self.detail = PageView(id="detail")
        self._deck = deck
        self._desk = desk
        self._title = title
        self._cards = cards
        self._typing = searching
        self._wanted: Filter = Everything()
        self._texts: dict[CardId, str] = {}
        self._today = desk.clock.today()
        self._sift = self._sifted()

    def compose(self) -> ComposeResult:
        """Header, filter, the rows and the highlighted card beside each other, hints."""
        yield self.header
        yield self.filter
        with Columns(id="columns"):
            with Stack():
                yield self.heads
                yield self.page
            yield self.detail
        yield self.hints

    def on_mount(self) -> None:
        """Name the columns, and take a filter if one is to be written."""
        self.filter.placeholder = "Filter: a word, or is:due lapses>2 -flag:x (press /)"
        self.heads.show(lambda width, _: heads_page(width))
        if self._typing:
            self.filter.focus()

    def on_screen_resume(self) -> None:
        """Look anew, for something may have been answered, suspended or flagged; the same card stays highlighted."""
        self._look_through(self._pointed())

    async def on_key(self, event: events.Key) -> None:
        """Write a character that came before the filter had the focus."""
        if self._typing and self.app.screen is self:
            self.filter.write(event)

    def on_descendant_focus(self) -> None:
        """The filter was clicked, or told to take what is typed."""
        self._typing = True
        self.show_hints()

    def on_input_changed(self, message: AnswerLine.Changed) -> None:
        """Show what the filter lets through; of a faulty one say what is wrong, and leave the rows as they are."""
        try:
            wanted = parse(message.value)
        except FilterError as error:
            self.tell(error.problem)
            return
        if self.notice:
            self.tell("")
        if wanted != self._wanted:
            self._wanted = wanted
            self._look_through()

    def on_rows_view_pointed(self) -> None:
        """Show the highlighted card where there is room."""
        card, history, topics, today = self._pointed(), self._desk.history, self._deck.topics, self._today
        if not self.has_class("-wide"):
            return
        contents = self._desk.card(card.id) if card else None

        def draw(width: int, _height: int) -> Page:
            return lay_out(item_blocks(contents, history, topics, today, width), width) if contents else Page()

        self.detail.show(draw, from_top=True)

    def on_page_view_picked(self, message: PageView.Picked) -> None:
        """Highlight the row that was clicked, or look at it if it is highlighted."""
        if message.target == self.page.pointer:
            self.action_look()
        else:
            self.page.point_at(message.target)

    @property
    def typing(self) -> bool:
        """Whether a filter is written, though its line may not have the focus yet."""
        return self._typing

    def actions(self) -> tuple[Action, ...]:
        """Write a filter, or do something with the cards."""
        if self._typing:
            return (keys.TO_ROWS, *keys.SCROLL, keys.HELP)
        some = (keys.LOOK, keys.STUDY_THESE, keys.PRACTISE_THESE) if self._sift.found else ()
        return (*some, keys.FILTER, keys.BACK, *keys.SCROLL, keys.FIRST, keys.LAST, keys.HELP)

    def action_filter(self) -> None:
        """Write a filter."""
        self._typing = True
        self.filter.focus()

    def action_to_rows(self) -> None:
        """Go to the rows."""
        self._typing = False
        self.set_focus(None)
        self.show_hints()

    def action_first(self) -> None:
        """The first row."""
        self.page.point_at(0)

    def action_last(self) -> None:
        """The last row."""
        self.page.scroll_to_end()

    def action_look(self) -> None:
        """The highlighted card, from which the others can be reached; the highlight goes along."""
        found, place = self._sift.found, self.page.pointer
        if found:
            self.app.push_screen(ItemScreen(self._deck, self._desk, found, place, self.page.point_at))

    def action_study(self) -> None:
        """What is due of the cards that pass."""
        self._sift.advance()
        self._sit(self._desk.study(self._sift.found))

    def action_practise(self) -> None:
        """The cards that pass, without the schedule."""
        self._sift.advance()
        self._sit(self._desk.practise(self._sift.found))

    def action_leave(self) -> None:
        """Back to the banks."""
        self.dismiss()

    def _sit(self, sitting: Sitting) -> None:
        from k2quiz.tui.screens.study import StudyScreen  # noqa: PLC0415 -- judging answers is loaded with a question

        title = f"{self._wanted}" or self._title
        self.app.push_screen(StudyScreen(self._deck, self._desk, title, tuple(self._sift.found), sitting))

    def _pointed(self) -> Listed | None:
        found = self._sift.found
        return found[self.page.pointer] if found else None

    def _sifted(self) -> Sift[Listed]:
        """Cards to be gone through with the filter and the history of now."""
        known = Knowledge(self._deck.contents, self._desk.history, self._today)
        return Sift(self._cards, Sieve(known, self._texts).passes(self._wanted), lambda card: is_due(known, card))

    def _look_through(self, pointed: Listed | None = None) -> None:
        """Begin to go through the cards, and show what is found at once; a card, or the one after, is highlighted."""
        sift = self._sift = self._sifted()
        before = {card.id for card in takewhile(lambda card: card is not pointed, self._cards)} if pointed else set()
        sift.advance(lambda: sift.seen <= len(before))
        self._advance(sift)
        self.page.fill(len(sift.found), self._row, sum(card.id in before for card in sift.found))
        self._tell_counts(sift)
        self.show_hints()

    def _go_on(self, sift: Sift[Listed]) -> None:
        """Go through more of the cards, unless another filter was written meanwhile."""
        if sift is self._sift:
            self._advance(sift)
            self.page.grow(len(sift.found))
            self._tell_counts(sift)

    def _advance(self, sift: Sift[Listed]) -> None:
        clock = self._desk.clock
        end = clock.elapsed() + _SLICE
        sift.advance(lambda: clock.elapsed() < end)
        if not sift.done:
            self.set_timer(_BREATH, lambda: self._go_on(sift))

    def _row(self, index: int, width: int) -> Content:
        card = self._sift.found[index]
        return entry_line(entry_of(card, self._deck.prompt(card.id), self._desk.history, self._today), width)

    def _tell_counts(self, sift: Sift[Listed]) -> None:
        cards = len(self._cards)
        percent = 100 if sift.done else 100 * sift.seen // cards
        told = counts(len(sift.found), cards, sift.counted, percent)
        self.header.show(lambda width, height: ruled(self._title, words(told), width, height))
