"""One screen for a whole sitting: question, feedback and summary are its states."""

from collections.abc import Callable
from dataclasses import replace

from textual import events
from textual.app import ComposeResult

from k2quiz.bank.catalogue import Catalogue
from k2quiz.errors import StorageError
from k2quiz.grading.quantity import is_readable
from k2quiz.grading.response import Recalled, Response, Skipped, Typed
from k2quiz.grading.rules import BUTTON_GRADES
from k2quiz.listing import Listed
from k2quiz.study.desk import Desk
from k2quiz.study.sitting import Sitting
from k2quiz.tui.arrangement import Arrangement
from k2quiz.tui.keys import NEW_CARDS, UNDO, Action
from k2quiz.tui.render.arranging import missing
from k2quiz.tui.render.header import header
from k2quiz.tui.render.scene import grades, heading, scene_page
from k2quiz.tui.screens.keyed import KeyedScreen
from k2quiz.tui.stage import Draft, Outlook, Scene, Stage, available
from k2quiz.tui.widgets.answer import AnswerLine
from k2quiz.tui.widgets.page import PageView


class StudyScreen(KeyedScreen):
    """Shows a sitting and turns keys into its calls; an answer that could not be saved leaves everything as it was."""

    AUTO_FOCUS = "#answer"

    def __init__(self, deck: Catalogue, desk: Desk, title: str, cards: tuple[Listed, ...], sitting: Sitting) -> None:
        super().__init__()
        self._deck = deck
        self._desk = desk
        self._title = title
        self._cards = cards
        self._sitting = sitting
        self._scene = Scene(sitting.session, sitting.session.question)
        self.answer = AnswerLine(id="answer")

    def compose(self) -> ComposeResult:
        """Header, card, answer line, hints."""
        yield self.header
        yield self.page
        yield self.answer
        yield self.hints

    def on_mount(self) -> None:
        """Show the first question."""
        self._enter()

    async def on_key(self, event: events.Key) -> None:
        """Write a character that came before the line to type in had the focus."""
        if self._scene.stage is Stage.TYPE and self.app.screen is self and event.is_printable and event.character:
            self.answer.insert_text_at_cursor(event.character)

    def on_input_changed(self) -> None:
        """Whoever types on has read the notice."""
        if self.notice:
            self.tell("")

    def actions(self) -> tuple[Action, ...]:
        """What can be done now."""
        return available(replace(self._scene, read=self.page.is_read))

    def on_page_view_read(self) -> None:
        """Enter goes on from here, or first leads to what is not read yet."""
        if self._scene.stage is Stage.FEEDBACK:
            self.show_hints()

    @property
    def typing(self) -> bool:
        """Whether a character that is pressed is written."""
        return self._scene.stage is Stage.TYPE

    def on_page_view_picked(self, message: PageView.Picked) -> None:
        """An option, a target or a slot was clicked."""
        self.action_pick(message.target + 1)

    def action_pick(self, number: int) -> None:
        """Answer with an option, turn its mark over where several can be right, or put a target into its slot.

        The slots have the numbers after the targets.
        """
        place, places = number - 1, self._scene.places
        match self._scene.stage:
            case Stage.SELECT:
                self._draft(self._scene.draft.toggled(place))
            case Stage.CHOOSE:
                self._choose(frozenset({place}), sure=True)
            case Stage.ARRANGE:
                arrangement = self._scene.arrangement
                self._arrange(arrangement.put(place) if place < places else arrangement.at(place - places))
            case _:
                pass

    def action_pick_unsure(self, number: int) -> None:
        """Answer with an option, and say that one is not sure of it."""
        self._choose(frozenset({number - 1}), sure=False)

    def action_guess(self) -> None:
        """The answer in the making is a guess, or none after all."""
        self._draft(replace(self._scene.draft, guess=not self._scene.draft.guess))

    def action_take_out(self) -> None:
        """Take a target out of its slot."""
        self._arrange(self._scene.arrangement.taken_out())

    def action_mark(self) -> None:
        """Turn the mark at the pointer over."""
        self.action_pick(self._scene.draft.pointer + 1)

    def action_confirm(self) -> None:
        """Answer with what is pointed at, marked, typed or arranged, look at a card's back, or grade it Good."""
        match self._scene.stage:
            case Stage.RECALL:
                self._draft(Draft(revealed=True))
            case Stage.REVEALED:
                self.action_grade(self._scene.session.preset)
            case _:
                self._answer(sure=True)

    def action_unsure(self) -> None:
        """Answer, and say that one is not sure."""
        self._answer(sure=False)

    def action_skip(self) -> None:
        """The learner does not know."""
        self._respond(Skipped())

    def action_hint(self) -> None:
        """Show the hint, and leave what was answered so far."""
        self._sitting.hint()
        self._scene = replace(self._scene, session=self._sitting.session)
        self._show()

    def action_afresh(self) -> None:
        """The card that was revised starts as a new one."""
        self._do(self._sitting.start_afresh)

    def action_keep(self) -> None:
        """The card that was revised keeps its history."""
        self._do(self._sitting.keep)

    def action_grade(self, button: int) -> None:
        """Grade one's own recall and go on, or change the grade of the answer being told."""
        if self._scene.stage is Stage.REVEALED:
            self._do(lambda: self._recall(button))
        else:
            self._do(lambda: self._sitting.regrade(button))

    def action_claim(self) -> None:
        """The learner's answer was right after all."""
        self._do(self._sitting.claim)

    def action_go_on(self) -> None:
        """The next question, or the summary."""
        self._do(self._sitting.go_on)

    def action_read_on(self) -> None:
        """The next page of the feedback."""
        self.action_page_down()

    def action_undo(self) -> None:
        """Take the last answer back."""
        self._do(self._sitting.undo)

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
        self._tell_away("Suspended; `k2quiz resume` brings it back.")

    def action_flag(self) -> None:
        """Write a note on the card for its author."""
        from k2quiz.tui.screens.flag import FlagScreen  # noqa: PLC0415 -- seldom wanted, and studying starts without it

        session = self._sitting.session
        if session.card:
            flag = session.history.flag(session.card.id)
            self.app.push_screen(FlagScreen(session.card, flag.note if flag else None, self._flag))

    def action_more(self) -> None:
        """Ten more new cards than the day has room for."""
        self._sit(self._desk.study(self._cards, more=NEW_CARDS))

    def action_practise(self) -> None:
        """The same cards without the schedule."""
        self._sit(self._desk.practise(self._cards))

    def action_leave(self) -> None:
        """Back to the banks."""
        self.dismiss()

    def action_up(self) -> None:
        """The option or slot above, or a line up."""
        self._move(-1)

    def action_down(self) -> None:
        """The option or slot below, or a line down."""
        self._move(1)

    def _tell_away(self, notice: str) -> None:
        if not self._scene.problem:
            self.tell(f"{notice} {self.sign(UNDO)} takes that back.")

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

    def _move(self, step: int) -> None:
        scene = self._scene
        if scene.stage is Stage.ARRANGE:
            arrangement = scene.arrangement
            self._arrange(arrangement.at((arrangement.slot + step) % len(arrangement.held)))
        elif scene.stage in (Stage.CHOOSE, Stage.SELECT):
            self._draft(scene.draft.moved(step, scene.places))
        else:
            self.page.scroll_lines(step)

    def _arrange(self, arrangement: Arrangement) -> None:
        self._draft(replace(self._scene.draft, arrangement=arrangement))

    def _answer(self, *, sure: bool) -> None:
        """Answer with what is pointed at, marked, typed or arranged."""
        match self._scene.stage:
            case Stage.CHOOSE:
                self._choose(frozenset({self._scene.draft.pointer}), sure=sure)
            case Stage.SELECT:
                self._choose(self._scene.draft.marked, sure=sure)
            case Stage.TYPE:
                self._type(self.answer.value.strip(), sure=sure)
            case Stage.ARRANGE:
                self._answer_arrangement(sure=sure)
            case _:
                pass

    def _answer_arrangement(self, *, sure: bool) -> None:
        if not self._scene.arrangement.missing:
            self._respond(self._scene.arranged(), sure=sure)
        else:
            self.tell(missing(self._scene))

    def _choose(self, places: frozenset[int], *, sure: bool) -> None:
        if places:
            self._respond(self._scene.chosen(places), sure=sure)
        else:
            self.tell("Mark at least one option first.")

    def _type(self, text: str, *, sure: bool) -> None:
        quantity = self._scene.quantity
        if not text:
            self.tell("Type an answer first.")
        elif quantity and not is_readable(quantity, text):
            self.tell(f"Type one number, alone or in {quantity.unit}." if quantity.unit else "Type one number.")
        else:
            self._respond(Typed(text), sure=sure)

    def _respond(self, response: Response, *, sure: bool = True) -> None:
        confidence = self._scene.draft.confidence(sure=sure)
        self._do(lambda: self._sitting.answer(response, confidence))

    def _recall(self, button: int) -> None:
        self._sitting.answer(Recalled(BUTTON_GRADES[button]))
        self._sitting.go_on()

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
        scene, session = self._scene, self._scene.session
        title = heading(scene, self._deck.topics, self._title)
        done, left = len(session.answers), session.left
        self.header.show(lambda width, height: header(title, done, left, width, height))
        self.page.show(lambda width, height: scene_page(scene, width, height), from_top=from_top)
        if scene.stage is not Stage.TYPE:
            self.answer.paint(lambda width, height: grades(scene, width, height))
        self.show_hints()
