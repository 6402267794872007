"""Question and answer, line by line, until nothing is left or the learner leaves."""

from collections.abc import Mapping

from k2quiz.card import Recall
from k2quiz.errors import K2QuizError, StorageError
from k2quiz.grading.response import Recalled
from k2quiz.grading.rules import BUTTON_GRADES
from k2quiz.plain.asking import DO_NOT_KNOW, doubted, hint_line, response_to
from k2quiz.plain.console import QUIT, Console
from k2quiz.plain.examining import NOT_IN_AN_EXAM, ended, is_over, time_line
from k2quiz.plain.showing import AFRESH, KEEP, expected, shown, standing_grade
from k2quiz.plain.telling import claimable
from k2quiz.study.desk import Desk
from k2quiz.study.session import Session
from k2quiz.study.sitting import Sitting
from k2quiz.study.wording import BUTTONS

_GRADES = {str(button): button for button in BUTTONS}

_MEANINGS = (
    "? or :s skips: you do not know.",
    "? after an answer, as in 2?, says that you are not sure: a right one is graded Hard then.",
    "?? says that it is a guess: it comes again today, even if it is right.",
    ":hint shows the hint, where there is one; a right answer is graded Hard then.",
    ":u undoes: your last answer or suspension is taken back, and you are asked again. :redo lets the answer stand.",
    ":flag marks the card for its author; a note can follow. :unflag takes the mark away.",
    ":bury asks it no more today, :suspend no more until `k2quiz resume` brings it back.",
    ":edit tells the file and line of the card, and opens them in your editor where there is a terminal.",
    ":r claims: your typed answer was right although it was refused.",
    ":q quits. Every answer is saved already.",
)


class Talk:
    """A sitting as a talk; beyond its session it knows whether a back was looked at, and whether the learner left."""

    def __init__(self, topics: Mapping[str, str], desk: Desk, sitting: Sitting, console: Console) -> None:
        self._topics = topics
        self._desk = desk
        self._sitting = sitting
        self._console = console
        self._revealed = False
        self._left = False

    def hold(self) -> None:
        """Show where the sitting stands, and read lines until one of them moves it on; then hand an exam in."""
        while not self._left and (self._session.question or self._session.feedback or self._goes_back()):
            told = shown(self._session, self._topics, revealed=self._revealed)
            self._console.say(*told, *time_line(self._sitting), self._expected())
            while not self._moves_on(self._console.read()):
                self._console.say(self._expected())
        self._sitting.hand_in()

    @property
    def _session(self) -> Session:
        return self._sitting.session

    def _goes_back(self) -> bool:
        """Whether the learner goes back into an exam of which every question has an answer, and time is left."""
        if not ended(self._sitting):
            return False
        self._console.say("Every question has an answer. Press Enter to hand the exam in, or type :u to go back.")
        return self._console.read().lower().startswith(":u") and self._undo()

    def _expected(self) -> str:
        return expected(self._session, revealed=self._revealed)

    def _moves_on(self, line: str) -> bool:
        """Whether a line leads to something else to be shown."""
        try:
            return self._obey(line) if line.startswith(":") else self._take(line)
        except StorageError as error:
            self._console.say(str(error))
            return False

    def _obey(self, line: str) -> bool:
        """Do what a command says; its first letters are enough."""
        name, _, note = line.partition(" ")
        if len(name) > 1 and ":flag".startswith(name.lower()):
            return self._flag(note.strip())
        commands = {
            QUIT: self._leave,
            ":help": self._help,
            ":hint": self._hint,
            ":undo": self._undo,
            ":right": self._claim,
            ":skip": self._skip,
            ":redo": self._redo,
            ":bury": self._bury,
            ":suspend": self._suspend,
            ":unflag": self._unflag,
            ":edit": self._edit,
        }
        for known, command in commands.items():
            if len(line) > 1 and known.startswith(line.lower()):
                if self._session.exam and known in NOT_IN_AN_EXAM:
                    self._console.say("Not in an exam.")
                    return False
                return command()
        self._console.say("There is no such command; :h lists them.")
        return False

    def _leave(self) -> bool:
        self._left = True
        return True

    def _help(self) -> bool:
        self._console.say(*_MEANINGS)
        return False

    def _hint(self) -> bool:
        question = self._session.question
        if not question or question.revised or self._revealed or not question.card.item.hint:
            self._console.say("There is no hint here.")
        else:
            self._sitting.hint()
            self._console.say(hint_line(question))
        return False

    def _undo(self) -> bool:
        if not self._session.last and not self._session.put_away:
            self._console.say("There is nothing to take back.")
            return False
        what = "suspension" if self._session.put_away else "answer"
        self._sitting.undo()
        self._revealed = False
        if is_over(self._session):
            return True
        self._console.say(f"Your last {what} is taken back.")
        return True

    def _redo(self) -> bool:
        if not self._session.taken_back:
            self._console.say("There is no answer that was taken back.")
            return False
        self._sitting.redo()
        self._revealed = False
        return True

    def _bury(self) -> bool:
        self._sitting.bury()
        return self._put_away("It is asked again tomorrow.")

    def _suspend(self) -> bool:
        self._sitting.suspend()
        return self._put_away("It is asked no more, until `k2quiz resume` brings it back.")

    def _put_away(self, notice: str) -> bool:
        self._revealed = False
        self._console.say(f"{notice} :u takes that back.")
        return True

    def _flag(self, note: str) -> bool:
        self._sitting.flag(note)
        self._console.say("Flagged; `k2quiz flags` shows it to the author.")
        return False

    def _unflag(self) -> bool:
        self._sitting.unflag()
        self._console.say("The mark is gone.")
        return False

    def _edit(self) -> bool:
        card = self._session.card
        if card is None:
            return False
        self._console.say(f"{card.item.place.path}:{card.item.place.line}")
        if refusal := self._desk.refusal(card):
            self._console.say(refusal)
            return False
        try:
            self._desk.edit(card)
        except K2QuizError as error:
            self._console.say(str(error))
            return False
        return True

    def _claim(self) -> bool:
        feedback = self._session.feedback
        if not feedback or not claimable(feedback):
            self._console.say("There is no refused answer to call right.")
            return False
        self._sitting.claim()
        self._console.say("Right, as you say.", *standing_grade(self._session))
        return False

    def _skip(self) -> bool:
        return self._take(DO_NOT_KNOW)

    def _take(self, line: str) -> bool:
        if self._session.feedback:
            return self._go_on(line)
        if self._session.question and self._session.question.revised:
            return self._settle(line.lower())
        return self._rate(line) if self._revealed else self._answer(line)

    def _settle(self, line: str) -> bool:
        """Start a revised card afresh, or carry on with it."""
        if line == AFRESH:
            self._sitting.start_afresh()
        elif line == KEEP:
            self._sitting.keep()
        return line in (AFRESH, KEEP)

    def _answer(self, line: str) -> bool:
        question = self._session.question
        if question is None:
            return False
        if isinstance(question.card.interaction, Recall) and not line:
            self._revealed = True
            return True
        said, confidence = doubted(line)
        response = response_to(question, said)
        if response is not None:
            self._sitting.answer(response, confidence)
        return response is not None

    def _rate(self, line: str) -> bool:
        """Grade what was recalled, and go on; the last card of all stays, so that it can be undone."""
        button = _GRADES.get(line) if line else self._session.preset
        if button is None:
            return False
        self._sitting.answer(Recalled(BUTTON_GRADES[button]))
        self._revealed = False
        if self._session.left:
            self._console.say(*standing_grade(self._session))
            self._sitting.go_on()
        return True

    def _go_on(self, line: str) -> bool:
        if line in _GRADES and not self._session.practice:
            self._sitting.regrade(_GRADES[line])
            self._console.say(*standing_grade(self._session))
        elif not line:
            self._sitting.go_on()
            return True
        return False
