"""What a learner does with a card beside answering it."""

from collections.abc import Sequence
from dataclasses import replace

from textual.app import SuspendNotSupported

from k2quiz.card import Card
from k2quiz.errors import K2QuizError, StorageError
from k2quiz.study.summary import summarise
from k2quiz.tui.keys import UNDO
from k2quiz.tui.screens.sitting import SittingScreen

_SUSPENDED = "Suspended; `k2quiz resume` brings it back."


class CardScreen(SittingScreen):
    """Takes answers back, puts the current card away, marks it for its author, and opens its text."""

    def on_screen_resume(self) -> None:
        """Know of what was said of cards that were looked up; one that was suspended makes room for the next."""
        session, shown = self._sitting.session, self._scene.session.card
        if session is self._scene.session:
            return
        if shown is None:
            self._enter()
        elif session.history.is_suspended(shown.id, session.day):
            self._do(self._sitting.go_on)
            self._tell_away(_SUSPENDED)
        else:
            self._scene = replace(self._scene, session=session)
            self._show()

    def action_undo(self) -> None:
        """Take the last answer back, whether it was given in this sitting or before."""
        session = self._sitting.session
        if session.last or session.put_away:
            self._do(self._sitting.undo)
        else:
            self.tell("None of these cards has an answer to take back.")

    def action_redo(self) -> None:
        """Let the answer that was taken back stand again."""
        self._do(self._sitting.redo)

    def action_bury(self) -> None:
        """Ask the card no more today."""
        self._do(self._sitting.bury)
        self._tell_away("Asked again tomorrow.")

    def action_suspend(self) -> None:
        """Ask the card no more."""
        self._do(self._sitting.suspend)
        self._tell_away(_SUSPENDED)

    def action_flag(self) -> None:
        """Write a note on the card for its author."""
        from k2quiz.tui.screens.flag import FlagScreen  # noqa: PLC0415 -- seldom wanted, and studying starts without it

        session = self._sitting.session
        if session.card:
            flag = session.history.flag(session.card.id)
            self.app.push_screen(FlagScreen(session.card, flag.note if flag else None, self._flag))

    def action_edit(self) -> None:
        """Change the card's text in an editor, and carry on with the new one."""
        card = self._sitting.session.card
        if card is None:
            return
        if refusal := self._desk.refusal(card):
            self.tell(refusal)
            return
        try:
            with self.app.suspend():
                self._desk.edit(card)
        except (K2QuizError, SuspendNotSupported) as error:
            self.tell(str(error))
        else:
            self._enter()

    def action_detail(self) -> None:
        """The schedule and history of the card whose answer is known by now."""
        if card := self._sitting.session.card:
            self._look_up((card,), 0)

    def action_look_at(self, number: int) -> None:
        """The schedule and history of a card that was missed, from which the others can be reached."""
        missed = summarise(self._sitting.session).missed
        self._look_up(tuple(each.card for each in missed), number - 1)

    def _look_up(self, cards: Sequence[Card], place: int) -> None:
        from k2quiz.tui.screens.item import ItemScreen  # noqa: PLC0415 -- seldom wanted, and studying starts without it

        self.app.push_screen(ItemScreen(self._deck, self._desk, cards, place))

    def _tell_away(self, notice: str) -> None:
        if not self._scene.problem:
            signs = [action.sign for action in self.table() if action.id == UNDO.id]
            self.tell(" ".join([notice, *(f"{sign} takes that back." for sign in signs)]))

    def _flag(self, note: str | None) -> None:
        """Mark the card with a note, or take the mark away; what was answered so far stays."""
        try:
            self._sitting.unflag() if note is None else self._sitting.flag(note)
        except StorageError as error:
            self._scene = replace(self._scene, problem=str(error))
        else:
            self._scene = replace(self._scene, session=self._sitting.session, problem="")
            self.tell("The mark is gone." if note is None else "Flagged; `k2quiz flags` shows it to the author.")
        self._show()
