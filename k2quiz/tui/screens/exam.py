"""A practice exam on the screen."""

from dataclasses import replace

from k2quiz.bank.catalogue import Catalogue
from k2quiz.listing import Listed
from k2quiz.study.desk import Desk
from k2quiz.study.exam import Paper
from k2quiz.study.wording import span
from k2quiz.tui import keys
from k2quiz.tui.keys import Action
from k2quiz.tui.render.exam import before_page
from k2quiz.tui.render.header import ruled
from k2quiz.tui.render.page import NOTHING
from k2quiz.tui.screens.keyed import KeyedScreen
from k2quiz.tui.screens.study import StudyScreen

_STEP = 5
"""How many questions more or fewer a key asks for."""


class BeforeExamScreen(KeyedScreen):
    """Says what an exam on some cards will be, and lets the learner choose how many questions it has."""

    def __init__(self, deck: Catalogue, desk: Desk, title: str, cards: tuple[Listed, ...]) -> None:
        super().__init__()
        self._deck = deck
        self._desk = desk
        self._title = title
        self._cards = cards
        self._asked = desk.candidates(cards)
        self._paper = Paper()

    def on_mount(self) -> None:
        """Show what it will be."""
        title = f"Exam: {self._title}"
        self.header.show(lambda width, height: ruled(title, NOTHING, width, height))
        self._show()

    def actions(self) -> tuple[Action, ...]:
        """Begin, change the number of questions, or leave."""
        begin = (keys.BEGIN, keys.FEWER, keys.FURTHER) if self._asked else ()
        return (*begin, keys.BACK, *keys.SCROLL, keys.HELP)

    def action_begin(self) -> None:
        """The first question; the time runs."""
        sitting = self._desk.examine(self._cards, self._paper)
        self.app.switch_screen(ExamScreen(self._deck, self._desk, self._title, self._cards, sitting))

    def action_fewer(self) -> None:
        """Fewer questions."""
        self._ask_for(-(-self._questions // _STEP) * _STEP - _STEP)

    def action_further(self) -> None:
        """More questions."""
        self._ask_for(self._questions // _STEP * _STEP + _STEP)

    def action_leave(self) -> None:
        """Back to the banks."""
        self.dismiss()

    @property
    def _questions(self) -> int:
        return min(self._paper.questions, len(self._asked))

    def _ask_for(self, questions: int) -> None:
        self._paper = replace(self._paper, questions=min(max(questions, _STEP), len(self._asked)))
        self._show()

    def _show(self) -> None:
        paper, asked, keymap = self._paper, self._asked, self.preferences.keymap
        self.page.show(lambda width, height: before_page(paper, asked, keymap, width, height))
        self.show_hints()


class ExamScreen(StudyScreen):
    """Asks one question after another until the exam is handed in or its time is over, and then tells how it went."""

    def on_mount(self) -> None:
        """Let the time run."""
        self.set_interval(1, self._tick)

    def action_finish(self) -> None:
        """Ask whether the exam is to be handed in."""
        self._scene = replace(self._scene, ending=True)
        self._show(from_top=True)

    def action_stay(self) -> None:
        """Back to the question, or to the last one where all were answered."""
        if self._scene.ending:
            self._enter()
        else:
            self.action_undo()

    def action_hand_in(self) -> None:
        """No more answers; how it went."""
        self._do(self._sitting.hand_in)

    def action_review(self) -> None:
        """The first answer that was missed."""
        self.action_go_on()

    def action_result(self) -> None:
        """From what was missed to how it went."""
        self._do(self._sitting.leave_feedback)

    def _tick(self) -> None:
        """Tell the time that is left, and hand the exam in when there is none."""
        exam = self._sitting.session.exam
        if exam is None or not exam.is_open:
            return
        if self._sitting.remaining:
            self._show_header()
        else:
            self.action_hand_in()
            self.tell("Time is up.")

    def _time(self) -> str:
        """What is left of the exam; of its end, nothing."""
        exam = self._sitting.session.exam
        return span(self._sitting.remaining) if exam and exam.is_open else ""
