"""What a learner can set, saved at once to the settings file."""

from collections.abc import Callable

from textual import events

from k2quiz.errors import K2QuizError
from k2quiz.settings import BOUNDS, Settings
from k2quiz.tui import keys
from k2quiz.tui.adjusting import SETTINGS, Setting, groups, remapped, shown, stepped, value_of
from k2quiz.tui.keyboard import key_of
from k2quiz.tui.keys import Action
from k2quiz.tui.preferences import PreferringApp
from k2quiz.tui.render.header import ruled
from k2quiz.tui.render.page import NOTHING
from k2quiz.tui.render.settings import Row, sentence_page, settings_page
from k2quiz.tui.screens.typed import TypedScreen
from k2quiz.tui.widgets.page import PageView


class SettingsScreen(TypedScreen):
    """A row for each setting, then one for each action; a change holds at once."""

    def __init__(self) -> None:
        super().__init__()
        self._things: list[Setting | Action] = [*SETTINGS, *(action for _, each in groups() for action in each)]
        self._headings = {each[0].id: f"Keys: {name}" for name, each in groups()}
        self._pointer = 0
        self._awaiting: Action | None = None

    def on_mount(self) -> None:
        """Show everything as it is."""
        self.answer.restrict = "[0-9]{0,4}"
        self.answer.placeholder = "Type a number"
        self.header.show(lambda width, height: ruled("Settings", NOTHING, width, height))
        self._rest()

    async def on_key(self, event: events.Key) -> None:
        """Take the key that an action waits for."""
        if self._awaiting:
            event.stop()
            event.prevent_default()
            self._give(self._awaiting, key_of(event.key))

    def actions(self) -> tuple[Action, ...]:
        """Change what is highlighted, move, leave; or keep a number."""
        if self.typing:
            return keys.KEEP_NUMBER, keys.FORGET
        steps = (keys.LESS, keys.GREATER) if isinstance(self._thing, Setting) else ()
        return (keys.CHANGE, *steps, keys.RESTORE, keys.LEAVE, *keys.SCROLL, keys.HELP)

    def on_page_view_picked(self, message: PageView.Picked) -> None:
        """Change the row that was clicked."""
        self._pointer = message.target
        self.action_change()

    def action_up(self) -> None:
        """The row above."""
        self._move(-1)

    def action_down(self) -> None:
        """The row below."""
        self._move(1)

    def action_page_up(self) -> None:
        """A page of rows up."""
        self._move(-max(1, min(self._pointer, self.page.size.height - 1)))

    def action_page_down(self) -> None:
        """A page of rows down."""
        self._move(max(1, min(len(self._things) - 1 - self._pointer, self.page.size.height - 1)))

    def action_change(self) -> None:
        """Type a number, wear the next theme, or press the new key of an action."""
        match self._thing:
            case Setting(name=name) as setting if name in BOUNDS:
                self.answer.open()
                self.answer.value = f"{value_of(self.preferences.settings, setting)}"
                self.answer.select_all()
                self.show_hints()
            case Setting():
                self.action_greater()
            case Action() as action:
                self._awaiting = action
                self._show()
                self.tell(f"Press the new key of `{action.id}`; escape leaves it as it is.")

    def action_less(self) -> None:
        """One less."""
        self._step(-1)

    def action_greater(self) -> None:
        """One more."""
        self._step(1)

    def action_restore(self) -> None:
        """As it was at first."""
        match self._thing:
            case Setting() as setting:
                self._set(setting, value_of(Settings(), setting))
            case Action(id=word):
                self._try(lambda: self.preferences.remap(word, None))

    def action_keep_number(self) -> None:
        """Save the number that was typed."""
        setting, text = self._thing, self.answer.value
        if isinstance(setting, Setting) and (bounds := BOUNDS[setting.name]):
            if text and int(text) in bounds:
                self._set(setting, int(text))
            else:
                self.tell(f"A whole number from {bounds.start} to {bounds.stop - 1}, please.")

    def action_forget(self) -> None:
        """Leave the number as it was."""
        self._rest()

    def action_leave(self) -> None:
        """Back home."""
        self.dismiss()

    @property
    def _thing(self) -> Setting | Action:
        return self._things[self._pointer]

    def _move(self, step: int) -> None:
        self._pointer = (self._pointer + step) % len(self._things)
        self._rest()

    def _step(self, step: int) -> None:
        if isinstance(setting := self._thing, Setting):
            self._set(setting, stepped(setting, value_of(self.preferences.settings, setting), step))

    def _set(self, setting: Setting, value: int | str) -> None:
        self._try(lambda: self.preferences.set(setting.name, value))

    def _give(self, action: Action, key: str) -> None:
        self._awaiting = None
        self.notice = ""
        if key == "escape":
            self._rest()
        else:
            known = self.preferences.keymap.of(action)
            self._try(lambda: self.preferences.remap(action.id, remapped(known, key)))

    def _try(self, change: Callable[[], str | None]) -> None:
        """Change something; where that cannot be, say why and stay."""
        try:
            problem = change()
        except K2QuizError as error:
            problem = str(error)
        if isinstance(self.app, PreferringApp):
            self.app.follow()
        self._rest()
        if problem:
            self.tell(problem)

    def _rest(self) -> None:
        """Show everything, with no number typed."""
        self._show()
        sentence = self._row(self._thing).sentence
        self.answer.paint(lambda width, height: sentence_page(sentence, width, height))
        self.show_hints()

    def _show(self) -> None:
        rows, pointer = [self._row(thing) for thing in self._things], self._pointer
        self.page.show(lambda width, _: settings_page(rows, pointer, width))

    def _row(self, thing: Setting | Action) -> Row:
        match thing:
            case Setting() as setting:
                value = shown(setting, value_of(self.preferences.settings, setting))
                return Row(setting.title, value, setting.sentence)
            case Action() as action:
                known = " ".join(known.signs for known in self.preferences.keymap.table([action]))
                waits = action is self._awaiting
                return Row(action.id, "…" if waits else known, action.sentence, self._headings.get(action.id, ""))
