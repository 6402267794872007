"""The first screen: the banks, and what today asks for of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.app import ComposeResult

from k2quiz.bank.catalogue import Catalogue
from k2quiz.listing import Listed
from k2quiz.study.desk import Desk
from k2quiz.tui import keys
from k2quiz.tui.keys import NEW_CARDS, Action
from k2quiz.tui.render.header import ruled
from k2quiz.tui.render.home import Row, bank_rows, disclaimer_page, status, today_in_short, welcome
from k2quiz.tui.render.page import Block, Page, lay_out, words
from k2quiz.tui.screens.keyed import KeyedScreen
from k2quiz.tui.widgets.page import PageView

if TYPE_CHECKING:
    from datetime import date

    from k2quiz.insight.standing import Standing
    from k2quiz.study.exam import Paper
    from k2quiz.study.sitting import Sitting  # judging answers is loaded with the first question


_AT_ONCE = 16
"""Cards whose events are read before the next key is looked at."""

_SHORTEST = 14
"""Columns of the header that a streak has, however long the title is."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What a row stands for: cards of a deck, and the desk that they are studied at."""

    title: str
    cards: tuple[Listed, ...]
    deck: Catalogue
    desk: Desk
    depth: int = 0


def choices(desks: Sequence[tuple[Catalogue, Desk]]) -> Iterator[Choice]:
    """All banks of the only deck, then each; of several decks each, with its banks below it where there are more."""
    for deck, desk in desks:
        several = len(desks) > 1
        yield Choice(deck.title if several else "All banks", deck.cards, deck, desk)
        if not several or len(deck.banks) > 1:
            yield from (Choice(bank.title, bank.cards, deck, desk, int(several)) for bank in deck.banks)


class HomeScreen(KeyedScreen):
    """A row for all banks of a deck and one for each, the deck's disclaimer, and one key to a question."""

    def __init__(self, desks: Sequence[tuple[Catalogue, Desk]], notice: str = "") -> None:
        super().__init__()
        self.notice = notice
        self._choices = list(choices(desks))
        self._rows = [self._row(choice) for choice in self._choices]
        self._counted = True
        self._pointer = 0
        self._told: Catalogue | None = None
        self._last = desks[0][1]
        self._standing: Standing | None = None
        self._steps: Iterator[Standing | None] = iter(())
        self._reckoned: date | None = None
        self._status = PageView(id="status")
        self._disclaimer = PageView(id="disclaimer")

    def compose(self) -> ComposeResult:
        """Header, banks, a sentence on the highlighted one, disclaimer, hints; laid out once, for all is known."""
        self._reckon()
        self._show()
        yield self.header
        yield self.page
        yield self._status
        yield self._disclaimer
        yield self.hints

    def on_screen_resume(self) -> None:
        """Count anew after another screen, for something may have been studied."""
        if self._counted:
            return
        for choice in self._choices:
            if choice.desk is not self._last:
                choice.desk.catch_up(self._last)
        self._rows = [self._row(choice) for choice in self._choices]
        self._told = None
        self._reckon()
        self._show()

    def on_screen_suspend(self) -> None:
        """Whatever comes above this screen may change the counts."""
        self._counted = False

    def actions(self) -> tuple[Action, ...]:
        """Study in some way, move, leave."""
        choice = self._choices[self._pointer]
        more = (keys.MORE,) if choice.desk.unseen(choice.cards) else ()
        practise = (keys.PRACTISE, keys.EXAM) if choice.cards else ()
        search, browse = ((keys.SEARCH,), (keys.BROWSE,)) if choice.cards else ((), ())
        ways = (*search, keys.STATS, keys.QUIT, *browse, keys.SETTINGS)
        return (keys.STUDY, *more, *practise, *ways, *keys.SCROLL, keys.HELP)

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
        choice = self._choices[self._pointer]
        self._open(choice, choice.desk.study(choice.cards))

    def action_more(self) -> None:
        """The same with more new cards."""
        choice = self._choices[self._pointer]
        self._open(choice, choice.desk.study(choice.cards, more=NEW_CARDS))

    def action_practise(self) -> None:
        """The highlighted row, without the schedule."""
        choice = self._choices[self._pointer]
        self._open(choice, choice.desk.practise(choice.cards))

    def action_exam(self) -> None:
        """An exam on the highlighted row."""
        from k2quiz.tui.screens.exam import BeforeExamScreen  # noqa: PLC0415 -- home is to open quickly

        choice = self._choices[self._pointer]
        self._last = choice.desk
        self.app.push_screen(BeforeExamScreen(choice.deck, choice.desk, choice.title, choice.cards))

    def action_search(self) -> None:
        """The cards of the highlighted row, with a filter to be written."""
        self._browse(searching=True)

    def action_browse(self) -> None:
        """The cards of the highlighted row."""
        self._browse(searching=False)

    def action_stats(self) -> None:
        """How studying goes with the highlighted row."""
        from k2quiz.tui.screens.stats import StatsScreen  # noqa: PLC0415 -- home is to open quickly

        choice = self._choices[self._pointer]
        self._last = choice.desk
        self.app.push_screen(StatsScreen(choice.title, choice.cards, choice.deck, choice.desk))

    def action_settings(self) -> None:
        """What can be set."""
        from k2quiz.tui.screens.settings import SettingsScreen  # noqa: PLC0415 -- home is to open quickly

        self.app.push_screen(SettingsScreen())

    def action_quit(self) -> None:
        """The end."""
        self.app.exit()

    def sit(self, title: str, cards: tuple[Listed, ...]) -> None:
        """Study what is due of some cards of the first deck."""
        choice = replace(self._choices[0], title=title, cards=cards)
        self._open(choice, choice.desk.study(cards))

    def examine(self, cards: tuple[Listed, ...], paper: Paper) -> None:
        """Begin an exam on some cards of the first deck."""
        from k2quiz.tui.screens.exam import ExamScreen  # noqa: PLC0415 -- home is to open quickly

        deck, desk = self._choices[0].deck, self._choices[0].desk
        self._last = desk
        self.app.push_screen(ExamScreen(deck, desk, deck.title, cards, desk.examine(cards, paper)))

    def _open(self, choice: Choice, sitting: Sitting) -> None:
        from k2quiz.tui.screens.study import StudyScreen  # noqa: PLC0415 -- home is to open quickly

        self._last = choice.desk
        self.app.push_screen(StudyScreen(choice.deck, choice.desk, choice.title, choice.cards, sitting))

    def _browse(self, *, searching: bool) -> None:
        from k2quiz.tui.screens.browse import BrowseScreen  # noqa: PLC0415 -- home is to open quickly

        choice = self._choices[self._pointer]
        self._last = choice.desk
        self.app.push_screen(BrowseScreen(choice.deck, choice.desk, choice.title, choice.cards, searching=searching))

    def _move(self, step: int) -> None:
        self._pointer = (self._pointer + step) % len(self._choices)
        self._show()

    def _row(self, choice: Choice) -> Row:
        desk, cards = choice.desk, choice.cards
        return Row(choice.title, desk.load(cards), desk.next_due(cards), desk.unseen(cards), choice.depth)

    def _show(self) -> None:
        choice = self._choices[self._pointer]
        rows, pointer, today = self._rows, self._pointer, choice.desk.clock.today()
        if choice.deck is not self._told:
            self._tell_of(choice.deck)
        self.page.show(lambda width, height: bank_rows(rows, pointer, today, width, height))
        sentence = [Block(words(self._sentence(choice, rows[pointer], today)))]
        self._status.show(lambda width, _: lay_out(sentence, width))
        self.show_hints()

    def _sentence(self, choice: Choice, row: Row, today: date) -> str:
        """The highlighted row in words, and for somebody who begins how to."""
        if self._standing and row.load.total and not choice.desk.history.states:
            return welcome(row.load, self._standing.minutes(row.load.total), self.sign(keys.STUDY))
        return status(row, today)

    def _tell_of(self, deck: Catalogue) -> None:
        """Put the deck of the highlighted row above and below the list."""
        self._told = deck
        disclaimer = deck.disclaimer
        self._head(deck)
        self._disclaimer.show(lambda width, height: disclaimer_page(disclaimer, width, height))
        self._disclaimer.refresh(repaint=False, layout=True)

    def _head(self, deck: Catalogue) -> None:
        """What today asks for of a deck, and the streak once it is known."""
        choice, row = next(pair for pair in zip(self._choices, self._rows, strict=True) if pair[0].deck is deck)
        known, history, today = self._standing, choice.desk.history, choice.desk.clock.today()
        minutes = known.minutes(row.load.total) if known else 0
        streak = known.streak(history, today) if known else ""
        title, cards = deck.title, len(deck.cards)

        def draw(width: int, height: int) -> Page:
            room = max(_SHORTEST, width - cell_len(title) - 1)
            told = today_in_short(row.load, minutes, streak, cards, room)
            return ruled(title, words(told), width, height)

        self.header.show(draw)

    def _reckon(self) -> None:
        """Find out, once a day, what takes reading: at once if nothing was studied yet, else after the first screen."""
        desk = self._choices[0].desk
        if self._reckoned != desk.clock.today():
            from k2quiz.insight.standing import standing  # noqa: PLC0415 -- home is to open quickly

            self._reckoned = desk.clock.today()
            self._steps = standing(desk.history, self._reckoned)
            if desk.history.states:
                self.call_after_refresh(self._reckon_on)
            else:
                self._standing = next(self._steps)

    def _reckon_on(self) -> None:
        """Read a few cards more, and leave the rest until other things were seen to."""
        found = [*islice(self._steps, _AT_ONCE)][-1]
        if found is None:
            self.call_later(self._reckon_on)
            return
        self._standing = found
        if self._told:
            self._head(self._told)
