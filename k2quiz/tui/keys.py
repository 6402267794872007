"""Every action, declared once: dispatch, hint bar, palette and help all read it here."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from k2quiz.tui.keyboard import key_of, sign, writes

NEW_CARDS = 10
"""How many more new cards a learner can ask for at once."""


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a screen does: its name there, its keys as Textual names them, how it is told.

    An action without a label is left out of the hint bar. The keys of a `numbered` action are digits or letters in
    a row, and its method is given the place of the key, from 1. `word` is the action's own in the settings, where
    several share a name.
    """

    name: str
    keys: tuple[str, ...]
    label: str
    sentence: str
    numbered: bool = False
    word: str = ""

    @property
    def id(self) -> str:
        """What the settings file calls the action; it never changes."""
        return self.word or self.name.replace("_", "-")

    def on(self, *keys: str) -> "Action":
        """The same action on other keys."""
        return replace(self, keys=keys)

    def call(self, key: str = "") -> str:
        """What Textual runs for one of the keys, or for a click."""
        return f"screen.{self.name}({self.keys.index(key) + 1})" if self.numbered else f"screen.{self.name}"

    @property
    def sign(self) -> str:
        """The first key as a learner knows it, or the range of them."""
        several = self.numbered and len(self.keys) > 1
        return f"{self.keys[0]}-{self.keys[-1]}" if several else sign(self.keys[0])

    @property
    def signs(self) -> str:
        """All keys as a learner knows them."""
        return self.sign if self.numbered else " ".join(map(sign, self.keys))


def find(actions: Iterable[Action], key: str) -> str | None:
    """What Textual runs for a key among those actions; capital letters count as small ones."""
    small = key_of(key)
    return next((action.call(small) for action in actions if small in action.keys), None)


def digits(count: int) -> tuple[str, ...]:
    """The digit keys for that many options, as far as there are digits."""
    return tuple("123456789"[:count])


def letters(count: int) -> tuple[str, ...]:
    """The letter keys for that many options, as many as there are digits."""
    return tuple("abcdefghi"[:count])


UP = Action("up", ("up", "k"), "", "Move up, or scroll up where there is nothing to choose.")
DOWN = Action("down", ("down", "j"), "", "Move down, or scroll down where there is nothing to choose.")
PAGE_UP = Action("page_up", ("pageup",), "", "Scroll a page up.")
PAGE_DOWN = Action("page_down", ("pagedown",), "", "Scroll a page down.")
SCROLL = (UP, DOWN, PAGE_UP, PAGE_DOWN)
HELP = Action("help", ("question_mark", "f1"), "Help", "Show the keys that work here.")
CLOSE = Action(
    "close", ("q", "escape", "left", "backspace", "enter", "space", "question_mark", "f1"), "Close", "Close it."
)

STUDY = Action("study", ("enter", "space", "right", "l"), "Study", "Study what is due in the highlighted row.")
PRACTISE = Action("practise", ("p",), "Practise", "Practise without changing the schedule.")
EXAM = Action("exam", ("e",), "Exam", "Take a practice exam: on time, told at the end, and no schedule changes.")
MORE = Action("more", ("n",), f"{NEW_CARDS} new", f"Study {NEW_CARDS} more new cards than the day has room for.")
STATS = Action("stats", ("s",), "Stats", "Show how studying goes with the highlighted row.")
SETTINGS = Action("settings", ("comma",), "Settings", "Change the settings, the keys and the colours.")
QUIT = Action("quit", ("q", "escape"), "Quit", "Quit. Every answer is saved already.")
SEARCH = Action("search", ("slash",), "Search", "Search the cards of the highlighted row.")
BROWSE = Action("browse", ("b",), "Browse", "Browse the cards of the highlighted row.")

FILTER = Action("filter", ("slash", "f"), "Filter", "Write a filter, such as is:due lapses>2 -flag:x.")
TO_ROWS = Action("to_rows", ("enter", "escape", "tab"), "To the cards", "Keep the filter, and go to the cards.")
LOOK = Action("look", ("enter", "space", "right", "l"), "Look", "Look at the highlighted card and its history.")
STUDY_THESE = Action("study", ("s",), "Study", "Study what is due of the cards that are shown.", word="study-these")
PRACTISE_THESE = Action(
    "practise", ("p",), "Practise", "Practise the cards that are shown; no schedule changes.", word="practise-these"
)
FIRST = Action("first", ("home",), "", "Go to the first card.")
LAST = Action("last", ("end",), "", "Go to the last card.")
SUSPEND_CARD = Action(
    "suspend", ("x",), "Suspend", "Ask this card no more, until it is brought back.", word="suspend-card"
)
RESUME = Action("resume", ("x",), "Bring back", "Ask this card again.")
FLAG_CARD = Action("flag", ("f",), "Flag", "Mark this card for its author, with a note.", word="flag-card")
NEXT_CARD = Action("next_card", ("n",), "Next", "Look at the next of the cards.")
PREVIOUS_CARD = Action("previous_card", ("p",), "Previous", "Look at the card before.")

PICK = Action("pick", digits(9), "Answer", "Answer with the option of that number.", numbered=True)
PICK_UNSURE = Action(
    "pick_unsure", letters(9), "", "Answer with the option of that letter, and say that you are not sure.",
    numbered=True,
)  # fmt: skip
UNSURE = Action("unsure", ("tab",), "Unsure", "Give the answer, and say that you are not sure.")
GUESS = Action("guess", ("g",), "Guess", "Say that this answer is a guess, or that it is none after all.")
TOGGLE = Action(
    "pick", digits(9), "Mark", "Mark the option of that number, or take its mark away.", numbered=True, word="toggle"
)
MARK = Action("mark", ("space",), "", "Mark the option at the pointer, or take its mark away.")
CONFIRM = Action("confirm", ("enter", "space"), "Choose", "Answer with the option at the pointer.", word="choose")
SUBMIT = Action("confirm", ("enter",), "Answer", "Give the answer.", word="answer")
PUT = Action(
    "pick", digits(9), "Put", "Put the target of that number into the current place.", numbered=True, word="put"
)
TAKE_OUT = Action("take_out", ("backspace", "delete"), "Take out", "Take out what lies in the current or last place.")
HINT = Action("hint", ("h",), "Hint", "Show the hint; a right answer is graded Hard then.")
AFRESH = Action("afresh", ("s",), "Start afresh", "Learn this card as if it were new.")
KEEP = Action("keep", ("c",), "Carry on", "Carry on with what you know of this card.")
REVEAL = Action("confirm", ("space", "enter"), "Show", "Show the answer.", word="show")
SKIP = Action("skip", ("d", "0"), "Don't know", "Say that you do not know, and see the answer.", word="dont-know")
CLAIM = Action("claim", ("r",), "I was right", "Say that your answer was right although it was refused.")
GRADE = Action("grade", digits(4), "Grade", "Give the answer another grade: Again, Hard, Good, Easy.", numbered=True)
RATE = Action(
    "grade", digits(4), "Grade", "Grade yourself and go on: Again, Hard, Good, Easy.", numbered=True, word="rate"
)
GOOD = Action("confirm", ("space", "enter"), "Good", "Grade yourself Good and go on.", word="good")
HARD = Action(
    "confirm", ("space", "enter"), "Hard", "Grade yourself Hard, as you saw the hint, and go on.", word="hard"
)
NEXT = Action("go_on", ("enter", "space"), "Next", "Go on.", word="next")
READ_ON = Action("read_on", ("enter", "space"), "More", "Read on.")
UNDO = Action("undo", ("u",), "Undo", "Take the last answer or suspension back, and be asked again.")
REDO = Action("redo", ("y",), "Redo", "Let the answer that was taken back stand again.")
FLAG = Action("flag", ("f",), "", "Mark this card for its author, with a note.")
BURY = Action("bury", ("b",), "", "Ask this card no more today.")
SUSPEND = Action("suspend", ("x",), "", "Ask this card no more, until `k2quiz resume` brings it back.")
EDIT = Action("edit", ("e",), "", "Change the text of this card in your editor, and carry on with the new one.")
DETAIL = Action("detail", ("i",), "", "Look at this card's schedule and history.")
LOOK_AT = Action("look_at", digits(9), "Look", "Look at the missed card of that number.", numbered=True)
OF_CARD = (FLAG, BURY, SUSPEND, EDIT)
KEEP_NOTE = Action("keep_note", ("enter",), "Keep", "Keep the note.")
UNFLAG = Action("unflag", ("f2", "ctrl+t"), "Take the mark away", "Take the mark of this card away.")
CANCEL = Action("cancel", ("escape",), "Back", "Go back, and leave the mark as it was.")
FINISH = Action("finish", ("q", "escape", "left", "backspace"), "Finish", "Hand the exam in, after one more question.")
HAND_IN = Action("hand_in", ("enter", "space"), "Hand in", "Hand the exam in, and see how it went.")
STAY = Action("stay", ("q", "escape", "left", "backspace"), "Back", "Go back to the questions.")
REVIEW = Action("review", ("enter", "space"), "Missed", "Go through the questions that were missed.")
RESULT = Action("result", ("q", "escape", "left", "backspace"), "Result", "Go back to the result.")
BEGIN = Action("begin", ("enter", "space"), "Begin", "Begin; the time runs from then on.")
FEWER = Action("fewer", ("left", "minus"), "Fewer", "Fewer questions.")
FURTHER = Action("further", ("right", "plus", "equals_sign"), "More", "More questions.")
LEAVE = Action("leave", ("q", "escape", "left", "backspace"), "Back", "Go back. Every answer is saved already.")
BACK = Action("leave", ("q", "escape", "left", "backspace"), "Back", "Go back.", word="back")
DONE = Action(
    "leave", ("enter", "q", "escape", "space", "left", "backspace"), "Back", "Go back to the banks.", word="done"
)
NEXT_SECTION = Action("next_section", ("tab",), "Next", "Go to the next section.")
PREVIOUS_SECTION = Action("previous_section", ("shift+tab",), "", "Go to the section before.")
SECTION = Action("section", digits(8), "Section", "Go to the section of that number.", numbered=True)
HARDEST = Action("hardest", ("enter",), "Hardest", "Look at the hardest card, and from there at the others.")
OF_WEEK = Action("of_week", ("w",), "Week", "Look back on the last week.")
OF_MONTH = Action("of_month", ("m",), "Month", "Look back on the last month.")
OF_YEAR = Action("of_year", ("y",), "Year", "Look back on the last year.")
LEAVE_PROGRAM = Action("leave_program", ("ctrl+q", "ctrl+c"), "Quit", "Quit k2quiz. Every answer is saved already.")
PALETTE = Action("palette", ("ctrl+p",), "Commands", "Find anything by its name.")

CHANGE = Action("change", ("enter", "space"), "Change", "Change what is highlighted: type a number, press a key.")
LESS = Action("less", ("left", "minus"), "Less", "The setting before, or one less.")
GREATER = Action("greater", ("right", "plus", "equals_sign"), "More", "The setting after, or one more.", word="greater")
RESTORE = Action("restore", ("backspace", "delete"), "As shipped", "Set what is highlighted as it was at first.")
KEEP_NUMBER = Action("keep_number", ("enter",), "Keep", "Keep the number.")
FORGET = Action("forget", ("escape", "ctrl+g"), "Back", "Leave it as it was.")

FUNCTION_KEYS = {
    SKIP.name: ("f2", "ctrl+n"),
    UNDO.name: ("f3", "ctrl+z"),
    HINT.name: ("f4", "ctrl+t"),
    REDO.name: ("f5", "ctrl+y"),
    FLAG.name: ("f6", "ctrl+l"),
    BURY.name: ("f7", "ctrl+b"),
    SUSPEND.name: ("f8", "ctrl+o"),
    EDIT.name: ("f10", "ctrl+s"),
    GUESS.name: ("f9", "ctrl+r"),
    LEAVE.name: ("escape",),
    FINISH.name: ("escape",),
    HELP.name: ("f1", "ctrl+g"),
    UP.name: ("up",),
    DOWN.name: ("down",),
    PAGE_UP.name: ("pageup",),
    PAGE_DOWN.name: ("pagedown",),
}
"""Keys that actions have in every state, by the actions' names, whatever else is taken from them there."""


def while_typing(actions: Iterable[Action]) -> tuple[Action, ...]:
    """The same actions on keys that neither write anything nor edit what was written."""
    return tuple(action.on(*(key for key in everywhere(action) if not writes(key))) for action in actions)


def everywhere(action: Action) -> dict[str, None]:
    """The keys of an action in their order, then its function keys, each once."""
    return dict.fromkeys((*action.keys, *(() if action.numbered else FUNCTION_KEYS.get(action.name, ()))))
