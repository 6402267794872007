"""What all screens have in common: a header, a page, hints, and keys that are looked up in one place."""

from abc import abstractmethod

from textual import events
from textual.app import ComposeResult

from k2quiz.tui.keys import Action, find
from k2quiz.tui.preferences import Preferences, PreferringApp
from k2quiz.tui.render.hints import hint_line, notice_line
from k2quiz.tui.screens.painted import PaintedOnce
from k2quiz.tui.widgets.page import PageView


class KeyedScreen(PaintedOnce):
    """A screen whose keys, hint bar and help come from the actions that are available."""

    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__(classes="-tall")  # as most are: a screen that proves to be so is not styled anew
        self.header = PageView(id="header")
        self.page = PageView(id="page", scrolls=True)
        self.hints = PageView(id="hints")
        self.notice = ""

    def compose(self) -> ComposeResult:
        """Header, page, hints."""
        yield self.header
        yield self.page
        yield self.hints

    @abstractmethod
    def actions(self) -> tuple[Action, ...]:
        """What can be done now, most wanted first."""

    @property
    def preferences(self) -> Preferences:
        """The learner's settings."""
        return self.app.preferences if isinstance(self.app, PreferringApp) else Preferences()

    @property
    def typing(self) -> bool:
        """Whether a character that is pressed is written."""
        return self.focused is not None and self.focused.check_consume_key("a", "a")

    def table(self) -> tuple[Action, ...]:
        """What can be done now, on the keys that this learner has for it."""
        return self.preferences.keymap.table(self.actions(), typing=self.typing)

    def sign(self, action: Action) -> str:
        """The key of an action for this learner."""
        return self.preferences.keymap.of(action).sign

    async def on_key(self, event: events.Key) -> None:
        """Run the action of a key; one typed ahead belongs to the screen that has opened meanwhile."""
        call = find(self.table(), event.key)
        if self.app.screen is not self:
            event.stop()
            self.app.screen.post_message(events.Key(event.key, event.character))
        elif call is not None:
            event.stop()
            event.prevent_default()
            told, self.notice = self.notice, ""
            await self.run_action(call)
            if told and not self.notice:
                self.show_hints()

    def tell(self, notice: str) -> None:
        """Say something in place of the hints, until the next key."""
        self.notice = notice
        self.show_hints()

    def show_hints(self) -> None:
        """The notice if there is one, else what the keys do."""
        if self.notice:
            notice = self.notice
            self.hints.show(lambda width, _: notice_line(notice, width))
        else:
            actions = self.table()
            self.hints.show(lambda width, _: hint_line(actions, width))

    def action_up(self) -> None:
        """A line up."""
        self.page.scroll_lines(-1)

    def action_down(self) -> None:
        """A line down."""
        self.page.scroll_lines(1)

    def action_page_up(self) -> None:
        """A page up."""
        self.page.scroll_pages(-1)

    def action_page_down(self) -> None:
        """A page down."""
        self.page.scroll_pages(1)

    def action_help(self) -> None:
        """The keys that work here, in sentences."""
        from k2quiz.tui.screens.help import HelpScreen  # noqa: PLC0415 -- it knows this class

        self.app.push_screen(HelpScreen(self.table()))
