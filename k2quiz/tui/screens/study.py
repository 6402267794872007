"""One screen for a whole sitting: question, feedback and summary are its states."""

from dataclasses import replace

from textual import events

from k2quiz.grading.quantity import is_readable
from k2quiz.grading.response import Recalled, Response, Skipped, Typed
from k2quiz.grading.rules import BUTTON_GRADES
from k2quiz.tui.arrangement import Arrangement
from k2quiz.tui.keys import NEW_CARDS
from k2quiz.tui.render.arranging import missing
from k2quiz.tui.screens.of_card import CardScreen
from k2quiz.tui.stage import Draft, Stage
from k2quiz.tui.widgets.page import PageView


class StudyScreen(CardScreen):
    """Turns keys into answers, and goes from one question to the next."""

    async def on_key(self, event: events.Key) -> None:
        """Write a character that came before the line to type in had the focus."""
        if self.typing and self.app.screen is self:
            self.answer.write(event)

    def on_page_view_picked(self, message: PageView.Picked) -> None:
        """An option, a target, a slot or a missed card was clicked."""
        if self._scene.stage is Stage.SUMMARY:
            self.action_look_at(message.target + 1)
        else:
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
