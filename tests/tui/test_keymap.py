"""Keys that a learner chose, in every state there is."""

from collections import Counter
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.tui import keys
from k2quiz.tui.keyboard import key_named, writes
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.keys import FUNCTION_KEYS, Action
from k2quiz.tui.remapping import keymap_of
from k2quiz.tui.states import ACTIONS, EVERYWHERE, STATES, WAYS_OUT, State
from tests.tui.test_keys import TABLES

CONSTANTS = {
    action for value in vars(keys).values() for action in (value if isinstance(value, tuple) else (value,))
    if isinstance(action, Action)
}  # fmt: skip
CHOSEN = st.dictionaries(
    st.sampled_from([action.id for action in ACTIONS if not action.numbered]),
    st.lists(
        st.sampled_from(["z", "u", "q", "1", "tab", "f9", "f3", "ctrl+z", "escape", "backspace", "?"]), min_size=1
    ),
    max_size=4,
)


def resolved(keymap: Keymap, state: State) -> tuple[Action, ...]:
    return keymap.table((*state.actions, *EVERYWHERE), typing=state.typing)


def test_a_word_means_one_thing_and_no_two_actions_of_a_state() -> None:
    assert {action.id: action.name for action in CONSTANTS}.items() >= {(each.id, each.name) for each in CONSTANTS}
    for state in STATES:
        words = Counter(action.id for action in (*state.actions, *EVERYWHERE))
        assert [word for word, number in words.items() if number > 1] == []
    assert [action.id for action in CONSTANTS if not action.id.replace("-", "").isalpha()] == []


def test_every_action_belongs_to_a_state() -> None:
    assert {action.id for action in CONSTANTS} == {action.id for action in ACTIONS}


@pytest.mark.parametrize("name", TABLES)
def test_every_table_is_that_of_a_state(name: str) -> None:
    table = {action.id for action in TABLES[name][1]}
    assert [state.name for state in STATES if table <= {action.id for action in state.actions}] != []


@pytest.mark.parametrize("state", STATES, ids=lambda state: state.name)
def test_as_shipped_every_action_keeps_its_first_key_but_where_that_is_another_s(state: State) -> None:
    table = {action.id: action.keys for action in resolved(Keymap(), state)}
    numbers = {key for action in state.actions if action.numbered for key in action.keys}
    for action in state.actions:
        own = [key for key in action.keys if action.numbered or key not in numbers]
        first = next(key for key in (*own, *FUNCTION_KEYS.get(action.name, ())) if not state.typing or not writes(key))
        assert first in table[action.id]


@given(CHOSEN, st.sampled_from(STATES))
def test_whatever_is_chosen_no_key_means_two_things(chosen: Mapping[str, list[str]], state: State) -> None:
    keymap = Keymap({name: tuple(filter(None, map(key_named, given))) for name, given in chosen.items()})
    used = [key for action in resolved(keymap, state) for key in action.keys]
    assert len(used) == len(set(used))
    if state.typing:
        assert [key for key in used if writes(key)] == []


@given(CHOSEN, st.sampled_from(STATES))
def test_what_is_taken_leaves_every_state_a_way_out_and_every_action_a_key(
    chosen: Mapping[str, list[str]], state: State
) -> None:
    keymap, faults = keymap_of(chosen)
    assert not faults or keymap == Keymap()
    table = {action.id: action.keys for action in resolved(keymap, state)}
    assert table.keys() == {action.id for action in (*state.actions, *EVERYWHERE)}
    for action in WAYS_OUT:
        assert state.typing or table.get(action.id) != ("escape",)


@given(CHOSEN)
def test_what_is_taken_is_what_was_chosen(chosen: Mapping[str, list[str]]) -> None:
    keymap, faults = keymap_of(chosen)
    if not faults:
        assert {name: list(given) for name, given in keymap.chosen.items()} == {
            name: list(dict.fromkeys(map(key_named, given))) for name, given in chosen.items()
        }


def test_a_chosen_key_takes_the_place_of_the_shipped_ones_and_function_keys_stay() -> None:
    keymap, _ = keymap_of({"undo": ["z"]})
    (undo,) = keymap.table([keys.UNDO])
    assert undo.signs == "z F3 ^Z"
    (undo,) = keymap.table([keys.UNDO], typing=True)
    assert undo.signs == "F3 ^Z"


def test_letters_of_options_are_taken_from_other_actions() -> None:
    letters = Action("pick", ("a", "b"), "Answer", "Answer.", numbered=True)
    bury, _ = Keymap().table([keys.BURY, letters])
    assert bury.signs == "F7 ^B"


def test_an_action_that_has_no_key_left_is_left_out() -> None:
    assert Keymap().table([keys.CLAIM], typing=True) == ()
