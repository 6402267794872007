"""What is told of keys that cannot be meant."""

from collections.abc import Mapping

import pytest

from k2quiz.tui.remapping import keymap_of


@pytest.mark.parametrize(
    ("chosen", "action", "message", "mend"),
    [
        ({"undoo": ["z"]}, "undoo", "unknown action `undoo`", "did you mean `undo`?"),
        ({"colour": ["z"]}, "colour", "unknown action `colour`", "the settings screen lists"),
        ({"undo": ["zz"]}, "undo", "`zz` is not a key", "such as `enter`, `f5` or `ctrl+z`"),
        ({"pick": ["z"]}, "pick", "has the numbers on the screen", "leave it out"),
        ({"undo": ["f"]}, "undo", "`f` is already the key of `flag`", "give `flag` other keys too"),
        ({"undo": ["F"]}, "undo", "`f` is already the key of `flag`", "choose another key"),
        ({"undo": ["1"]}, "undo", "`1` is already the key of `pick`", "choose another key"),
        ({"undo": ["z"], "flag": ["z"]}, "flag", "`z` is already the key of `undo`", "choose another key"),
        ({"undo": ["f2"]}, "undo", "`F2` is already the key of `dont-know`", "choose another key"),
        ({"undo": ["ctrl+p"]}, "undo", "`^P` is already the key of `palette`", "choose another key"),
        ({"answer": ["v"]}, "answer", "`answer` is left without a key (Typing)", "writes nothing, such as `f9`"),
        ({"leave": ["escape"]}, "leave", "`leave` needs a second key", "add another"),
        ({"quit": ["escape"]}, "quit", "`quit` needs a second key", "add another"),
    ],
)
def test_a_fault_is_told_with_a_way_to_mend_it(
    chosen: Mapping[str, list[str]], action: str, message: str, mend: str
) -> None:
    _, faults = keymap_of(chosen)
    (fault,) = [fault for fault in faults if message in fault.message and fault.action == action][:1]
    assert mend in fault.mend


@pytest.mark.parametrize(
    "chosen",
    [
        {"undo": ["z"]},
        {"undo": ["f"], "flag": ["u"]},
        {"leave": ["z", "escape", "left", "backspace"]},
        {"leave": ["v"]},
        {"good": ["g"], "hard": ["g"]},
        {"answer": ["f11"]},
        {"up": ["z"], "down": ["v"]},
    ],
)
def test_what_can_be_meant_is_taken(chosen: Mapping[str, list[str]]) -> None:
    keymap, faults = keymap_of(chosen)
    assert faults == []
    assert {name: list(given) for name, given in keymap.chosen.items()} == chosen
