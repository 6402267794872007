"""What help tells, and in which order."""

import pytest

from k2quiz.tui import keys
from k2quiz.tui.guide import guide
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.states import EVERYWHERE, STATES, State, state_of
from tests.tui.test_keys import TABLES

NAMES = {
    "demo/one/choice": "Choosing one",
    "demo/one/several": "Choosing several",
    "demo/one/choice in an exam": "Choosing one in an exam",
    "demo/one/choice at the end of an exam": "The end of an exam",
    "demo/one/choice after it": "After an answer",
    "after practice": "After an answer",
    "revealed": "Grading yourself",
    "summary": "Summary",
    "nothing due": "Summary",
    "home": "Home",
    "statistics": "Statistics",
    "before an exam": "Before an exam",
    "before an exam that has no questions": "Before an exam",
    "result": "The result of an exam",
    "result without a miss": "The result of an exam",
    "missed": "What was missed",
    "missed and told on several pages": "What was missed, told on several pages",
    "browse": "Browse",
    "browse while a filter is written": "A filter",
    "card": "A card",
    "suspended card": "A suspended card",
    "help": "Help",
}


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_a_state_is_known_by_its_actions_on_whatever_keys(state: State) -> None:
    assert state_of(state.actions) is state
    assert state_of(Keymap().table((*state.actions, *EVERYWHERE), typing=state.typing)) is state


@pytest.mark.parametrize(("table", "name"), NAMES.items())
def test_what_can_be_done_now_comes_first_under_the_name_of_the_state(table: str, name: str) -> None:
    assert guide(TABLES[table][1])[0][0] == name


@pytest.mark.parametrize("table", TABLES)
def test_help_tells_every_action_once(table: str) -> None:
    told = [action for _, actions in guide(TABLES[table][1]) for action in actions]
    assert sorted(action.id for action in told) == sorted(action.id for action in TABLES[table][1])


def test_the_card_moving_and_what_works_everywhere_follow_each_below_its_heading() -> None:
    sections = guide((*TABLES["demo/one/choice after it"][1], *EVERYWHERE))
    assert [(heading, [action.id for action in actions]) for heading, actions in sections] == [
        ("After an answer", ["next", "grade", "undo", "leave"]),
        ("This card", ["flag", "bury", "suspend", "edit", "detail"]),
        ("Moving", ["up", "down", "page-up", "page-down"]),
        ("Everywhere", ["help", "palette", "leave-program"]),
    ]


def test_other_keys_leave_an_action_where_it_belongs() -> None:
    keymap = Keymap({"flag": ("z",), "help": ("v",)})
    sections = guide(keymap.table((keys.NEXT, keys.LEAVE, keys.FLAG, keys.HELP)))
    assert [(heading, [action.sign for action in actions]) for heading, actions in sections] == [
        ("After an answer", ["enter", "q"]),
        ("This card", ["z"]),
        ("Everywhere", ["v"]),
    ]
