"""How studying some cards goes."""

from typing import Final

from k2quiz.bank.catalogue import Catalogue
from k2quiz.history import History
from k2quiz.insight.record import record_of
from k2quiz.insight.sections import TITLES, sections
from k2quiz.insight.sentences import of_progress, of_today
from k2quiz.insight.survey import Survey, survey
from k2quiz.listing import CardId, Listed
from k2quiz.study.desk import Desk
from k2quiz.tui import keys
from k2quiz.tui.keys import Action
from k2quiz.tui.render.header import ruled
from k2quiz.tui.render.page import Page, words
from k2quiz.tui.render.stats import FIRST_CARD, stats_page
from k2quiz.tui.screens.keyed import KeyedScreen
from k2quiz.tui.widgets.page import PageView

_RANGES: Final = {"week": (1, 7), "month": (5, 30), "year": (53, 365)}
"""How many weeks the days are shown of, and how many days recent retention looks back."""

_INDENT: Final = 2


class StatsScreen(KeyedScreen):
    """One page of sections, the marked one kept in view, on the last week, month or year."""

    def __init__(self, title: str, cards: tuple[Listed, ...], deck: Catalogue, desk: Desk) -> None:
        super().__init__()
        self._title = title
        self._cards = cards
        self._deck = deck
        self._desk = desk
        self._today = desk.clock.today()
        self._range = "year"
        self._place = 0
        self._take_stock()  # before the screen opens, which is then drawn in one go

    def on_mount(self) -> None:
        """Show it from the top."""
        self._show()
        self.show_hints()

    def on_screen_resume(self) -> None:
        """Count anew if a card that was looked at was suspended, brought back or flagged."""
        if self._history is not self._desk.history:
            self._take_stock()
            self._show()

    def actions(self) -> tuple[Action, ...]:
        """Go to a section, look at hard cards, look further back or less far, scroll, leave."""
        sections = (keys.NEXT_SECTION, keys.PREVIOUS_SECTION, keys.SECTION)
        ranges = (keys.OF_WEEK, keys.OF_MONTH, keys.OF_YEAR)
        hardest = (keys.HARDEST,) if self._found.hardest else ()
        return (*sections, *hardest, keys.LEAVE, *ranges, *keys.SCROLL, keys.HELP)

    def on_page_view_picked(self, message: PageView.Picked) -> None:
        """Go to the section, or look at the hard card, that was clicked."""
        if message.target < FIRST_CARD:
            self._go_to(message.target)
        else:
            self._look_at(message.target - FIRST_CARD)

    def action_section(self, number: int) -> None:
        """The section of that number."""
        self._go_to(number - 1)

    def action_next_section(self) -> None:
        """The section below, and after the last the first."""
        self._go_to((self._place + 1) % len(TITLES))

    def action_previous_section(self) -> None:
        """The section above, and before the first the last."""
        self._go_to((self._place - 1) % len(TITLES))

    def action_of_week(self) -> None:
        """The last week."""
        self._look_back("week")

    def action_of_month(self) -> None:
        """The last month."""
        self._look_back("month")

    def action_of_year(self) -> None:
        """The last year."""
        self._look_back("year")

    def action_hardest(self) -> None:
        """The hardest card."""
        self._look_at(0)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()

    def _look_at(self, place: int) -> None:
        from k2quiz.tui.screens.item import ItemScreen  # noqa: PLC0415 -- only who looks at a card needs it

        cards = [self._desk.card(hard.card) for hard in self._found.hardest]
        self.app.push_screen(ItemScreen(self._deck, self._desk, cards, place))

    def _go_to(self, place: int) -> None:
        self._place = place
        self._show()

    def _look_back(self, name: str) -> None:
        self._range = name
        self._found = self._counted()
        self._show()

    def _take_stock(self) -> None:
        """Count everything that was answered so far, and what today asks for."""
        self._history: History = self._desk.history
        self._record = record_of(self._cards, self._history)
        self._load = self._desk.load(self._cards).total
        self._found = self._counted()

    def _counted(self) -> Survey:
        """The numbers for the range that was asked for."""
        weeks, recent = _RANGES[self._range]
        return survey(self._record, self._history, self._today, self._load, weeks=weeks, recent=recent)

    def _show(self) -> None:
        found, place, told = self._found, self._place, words(f"the last {self._range}")
        summary = (of_progress(found.progress), of_today(found.load, found.minutes, found.seconds))

        def draw(width: int, _height: int) -> Page:
            parts = sections(found, self._deck.topics, self._prompt, width - _INDENT)
            return stats_page(summary, parts, place, width)

        self.header.show(lambda width, height: ruled(f"Statistics: {self._title}", told, width, height))
        self.page.show(draw)

    def _prompt(self, card: CardId) -> str:
        return self._desk.card(card).prompt
