"""A sitting on the screen, whatever is done in it."""

from collections.abc import Callable
from dataclasses import replace

from k2quiz.bank.catalogue import Catalogue
from k2quiz.errors import StorageError
from k2quiz.listing import Listed
from k2quiz.study.desk import Desk
from k2quiz.study.sitting import Sitting
from k2quiz.tui.keys import Action
from k2quiz.tui.render.header import Progress, header
from k2quiz.tui.render.scene import grades, heading, scene_page
from k2quiz.tui.screens.typed import TypedScreen
from k2quiz.tui.stage import Draft, Outlook, Scene, Stage, available


class SittingScreen(TypedScreen):
    """Shows where a sitting stands; what could not be saved leaves everything as it was."""

    def __init__(self, deck: Catalogue, desk: Desk, title: str, cards: tuple[Listed, ...], sitting: Sitting) -> None:
        super().__init__()
        self._deck = deck
        self._desk = desk
        self._title = title
        self._cards = cards
        self._sitting = sitting
        self._scene = Scene(sitting.session, sitting.session.question)

    def on_mount(self) -> None:
        """Show the first question."""
        self._enter()

    def on_input_changed(self) -> None:
        """Whoever types on has read the notice."""
        if self.notice:
            self.tell("")

    @property
    def typing(self) -> bool:
        """Whether a character that is pressed is written."""
        return self._scene.stage is Stage.TYPE

    def actions(self) -> tuple[Action, ...]:
        """What can be done now."""
        return available(replace(self._scene, read=self.page.is_read))

    def on_page_view_read(self) -> None:
        """Enter goes on from here, or first leads to what is not read yet."""
        if self._scene.stage is Stage.FEEDBACK:
            self.show_hints()

    def _do(self, deed: Callable[[], None]) -> None:
        """Do something that is recorded; where it cannot be saved, say so and stay."""
        try:
            deed()
        except StorageError as error:
            self._scene = replace(self._scene, problem=str(error))
            self._show(from_top=True)
        else:
            self._enter()

    def _sit(self, sitting: Sitting) -> None:
        self._sitting = sitting
        self._enter()

    def _enter(self) -> None:
        """Show where the sitting stands now, with nothing answered yet."""
        session = self._sitting.session
        self._scene = Scene(session, session.question, keymap=self.preferences.keymap)
        if self._scene.stage is Stage.SUMMARY:
            outlook = Outlook(self._desk.next_due(self._cards), self._desk.unseen(self._cards))
            self._scene = replace(self._scene, outlook=outlook)
        if self._scene.stage is Stage.TYPE:
            self.answer.open()
        # An answer appears where its question stood, below a passage of any length.
        self._show(from_top=self._scene.stage is not Stage.FEEDBACK)

    def _draft(self, draft: Draft) -> None:
        self._scene = replace(self._scene, draft=draft, problem="")
        self._show()

    def _show(self, *, from_top: bool = False) -> None:
        scene = self._scene
        self._show_header()
        self.page.show(lambda width, height: scene_page(scene, self._deck.topics, width, height), from_top=from_top)
        if scene.stage is not Stage.TYPE:
            self.answer.paint(lambda width, height: grades(scene, width, height))
        self.show_hints()

    def _show_header(self) -> None:
        session = self._scene.session
        title = heading(self._scene, self._deck.topics, self._title)
        progress = Progress(len(session.answers), session.left, self._time())
        self.header.show(lambda width, height: header(title, progress, width, height))

    def _time(self) -> str:
        """The time that is left, where there is a limit."""
        return ""
