"""Everything that can be done from a screen, to be found by its name: Textual's palette, filled from the actions."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from functools import partial

from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from k2quiz.errors import K2QuizError
from k2quiz.settings import THEMES
from k2quiz.tui.keys import SCROLL, Action
from k2quiz.tui.preferences import PreferringApp
from k2quiz.tui.render.page import FAINT, words
from k2quiz.tui.screens.keyed import KeyedScreen
from k2quiz.tui.screens.painted import PaintedOnce

_ELSEWHERE = ("search", "browse", "stats", "settings")
"""The names of the actions of home that lead to another screen, and can be had from everywhere."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something to be found by its name, with its keys, a sentence on it, and what does it."""

    name: str
    keys: str
    sentence: str
    run: Callable[[], Awaitable[object] | None]

    def shown(self, name: Content) -> Content:
        """The name as it was matched, and the keys; nothing in them is markup."""
        return name + words(f"  {self.keys}", FAINT) if self.keys else name


class Commands(Provider):
    """What the screen below the palette can do, and what can be had from everywhere."""

    @property
    def _commands(self) -> tuple[Command, ...]:
        screen, app = self.screen, self.app
        if not (isinstance(screen, KeyedScreen) and isinstance(app, PreferringApp)):
            return ()
        return (*_here(screen), *_elsewhere(app, screen), *_colours(app, screen))

    async def discover(self) -> Hits:
        """Every command in its order."""
        for command in self._commands:
            shown = command.shown(words(command.name))
            yield DiscoveryHit(shown, command.run, text=command.name, help=command.sentence)

    async def search(self, query: str) -> Hits:
        """The commands that the typed text fits."""
        matcher = self.matcher(query)
        for command in self._commands:
            if (score := matcher.match(command.name)) > 0:
                shown = command.shown(matcher.highlight(command.name))
                yield Hit(score, shown, command.run, text=command.name, help=command.sentence)


class Palette(CommandPalette, PaintedOnce):
    """Textual's palette."""


def open_palette(app: App[None]) -> None:
    """Open the palette over the present screen, or close it."""
    if isinstance(app.screen, CommandPalette):
        app.pop_screen()
    elif isinstance(app.screen, KeyedScreen):
        # As ready from the start, for a palette that proves to be so is painted again.
        app.push_screen(Palette([Commands], placeholder="What would you like to do?", classes="-ready"))


def _here(screen: KeyedScreen) -> Iterator[Command]:
    scrolling = {action.id for action in SCROLL}
    for action in screen.table():
        if not (action.numbered or action.id in scrolling):
            name = action.label or action.id.replace("-", " ").capitalize()
            yield Command(name, action.signs, action.sentence, partial(screen.run_action, action.call()))


def _elsewhere(app: PreferringApp, screen: KeyedScreen) -> Iterator[Command]:
    home = app.screen_stack[0]
    if screen is not home and isinstance(home, KeyedScreen):
        yield Command("Go to home", "", "Back to the banks. Every answer is saved already.", partial(_go, app))
        for action in home.actions():
            if action.name in _ELSEWHERE:
                yield Command(f"Go to {action.label.lower()}", "", action.sentence, partial(_go, app, action))


async def _go(app: PreferringApp, action: Action | None = None) -> None:
    while len(app.screen_stack) > 1:
        await app.pop_screen()
    if action:
        await app.screen.run_action(action.call())


def _colours(app: PreferringApp, screen: KeyedScreen) -> Iterator[Command]:
    for theme in THEMES:
        yield Command(f"Theme: {theme}", "", "Wear these colours from now on.", partial(_wear, app, screen, theme))


def _wear(app: PreferringApp, screen: KeyedScreen, theme: str) -> None:
    try:
        app.preferences.set("theme", theme)
    except K2QuizError as error:
        screen.tell(str(error))
    app.follow()
