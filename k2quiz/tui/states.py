"""The states that a learner can be in, each with everything that can ever be done there."""

from collections.abc import Iterable
from dataclasses import dataclass

from k2quiz.tui import keys
from k2quiz.tui.keys import Action

EVERYWHERE = (keys.PALETTE, keys.LEAVE_PROGRAM)
"""What works in every state."""

WAYS_OUT = (
    keys.LEAVE, keys.DONE, keys.FINISH, keys.STAY, keys.RESULT, keys.CLOSE, keys.QUIT, keys.CANCEL, keys.FORGET,
    keys.BACK, keys.TO_ROWS,
)  # fmt: skip
"""The actions without one of which nobody gets out of a state."""

_UNDOING = (keys.UNDO, keys.REDO)
_DOUBTS = (keys.UNSURE, keys.GUESS)
_CARD = (*_UNDOING, keys.LEAVE, *keys.OF_CARD, *keys.SCROLL, keys.HELP)
_EXAM = (*_UNDOING, keys.FINISH, keys.FLAG, *keys.SCROLL, keys.HELP)
_MISSED = (keys.CLAIM, keys.RESULT, *keys.OF_CARD, keys.DETAIL, *keys.SCROLL, keys.HELP)
_OF_ITEM = (keys.FLAG_CARD, keys.NEXT_CARD, keys.PREVIOUS_CARD, keys.BACK, *keys.SCROLL, keys.HELP)


@dataclass(frozen=True, slots=True)
class State:
    """A state by its name, with its actions, and whether something can be typed there."""

    name: str
    actions: tuple[Action, ...]
    typing: bool = False


STATES = (
    State(
        "Home",
        (
            keys.STUDY,
            keys.MORE,
            keys.PRACTISE,
            keys.EXAM,
            keys.SEARCH,
            keys.STATS,
            keys.QUIT,
            keys.BROWSE,
            keys.SETTINGS,
            *keys.SCROLL,
            keys.HELP,
        ),
    ),
    State("Choosing one", (keys.PICK, keys.PICK_UNSURE, keys.HINT, keys.SKIP, keys.CONFIRM, *_DOUBTS, *_CARD)),
    State("Choosing several", (keys.TOGGLE, keys.SUBMIT, keys.HINT, keys.MARK, keys.SKIP, *_DOUBTS, *_CARD)),
    State("Typing", (keys.SUBMIT, keys.HINT, keys.SKIP, *_DOUBTS, *_CARD), typing=True),
    State("Arranging", (keys.PUT, keys.SUBMIT, keys.HINT, keys.TAKE_OUT, keys.SKIP, *_DOUBTS, *_CARD)),
    State("Recalling", (keys.REVEAL, keys.HINT, keys.SKIP, *_CARD)),
    State("Grading yourself", (keys.RATE, keys.GOOD, keys.DETAIL, *_CARD)),
    State("Grading yourself after a hint", (keys.RATE, keys.HARD, keys.DETAIL, *_CARD)),
    State("A revised card", (keys.AFRESH, keys.KEEP, *_CARD)),
    State("After an answer", (keys.NEXT, keys.CLAIM, keys.GRADE, keys.DETAIL, *_CARD)),
    State("After an answer that is told on several pages", (keys.READ_ON, keys.CLAIM, keys.GRADE, keys.DETAIL, *_CARD)),
    State("Summary", (keys.DONE, keys.MORE, keys.PRACTISE, keys.LOOK_AT, *_UNDOING, *keys.SCROLL, keys.HELP)),
    State("Before an exam", (keys.BEGIN, keys.FEWER, keys.FURTHER, keys.BACK, *keys.SCROLL, keys.HELP)),
    State("Choosing one in an exam", (keys.PICK, keys.PICK_UNSURE, keys.SKIP, keys.CONFIRM, *_DOUBTS, *_EXAM)),
    State("Choosing several in an exam", (keys.TOGGLE, keys.SUBMIT, keys.MARK, keys.SKIP, *_DOUBTS, *_EXAM)),
    State("Typing in an exam", (keys.SUBMIT, keys.SKIP, *_DOUBTS, *_EXAM), typing=True),
    State("Arranging in an exam", (keys.PUT, keys.SUBMIT, keys.TAKE_OUT, keys.SKIP, *_DOUBTS, *_EXAM)),
    State("The end of an exam", (keys.HAND_IN, keys.STAY, *keys.SCROLL, keys.HELP)),
    State("The result of an exam", (keys.REVIEW, keys.LEAVE, *keys.SCROLL, keys.HELP)),
    State("What was missed", (keys.NEXT, *_MISSED)),
    State("What was missed, told on several pages", (keys.READ_ON, *_MISSED)),
    State("A note", (keys.KEEP_NOTE, keys.UNFLAG, keys.CANCEL), typing=True),
    State(
        "Settings",
        (keys.CHANGE, keys.LESS, keys.GREATER, keys.RESTORE, keys.LEAVE, *keys.SCROLL, keys.HELP),
    ),
    State(
        "Browse",
        (
            keys.LOOK,
            keys.STUDY_THESE,
            keys.PRACTISE_THESE,
            keys.FILTER,
            keys.BACK,
            keys.FIRST,
            keys.LAST,
            *keys.SCROLL,
            keys.HELP,
        ),
    ),
    State("A filter", (keys.TO_ROWS, keys.UP, keys.DOWN, keys.PAGE_UP, keys.PAGE_DOWN, keys.HELP), typing=True),
    State("A card", (keys.SUSPEND_CARD, *_OF_ITEM)),
    State("A suspended card", (keys.RESUME, *_OF_ITEM)),
    State(
        "Statistics",
        (
            keys.SECTION,
            keys.NEXT_SECTION,
            keys.PREVIOUS_SECTION,
            keys.HARDEST,
            keys.OF_WEEK,
            keys.OF_MONTH,
            keys.OF_YEAR,
            keys.LEAVE,
            *keys.SCROLL,
            keys.HELP,
        ),
    ),
    State("A number", (keys.KEEP_NUMBER, keys.FORGET), typing=True),
    State("Help", (keys.CLOSE, *keys.SCROLL)),
)


def state_of(actions: Iterable[Action]) -> State:
    """The state in which just those actions can be done, or the fewest others beside them."""
    told = {action.id for action in actions}

    def distance(state: State) -> tuple[int, int]:
        ever = {action.id for action in (*state.actions, *EVERYWHERE)}
        return len(told - ever), len(ever - told)

    return min(STATES, key=distance)


ACTIONS = tuple({action.id: action for state in STATES for action in (*state.actions, *EVERYWHERE)}.values())
"""Every action, once."""
