"""What keys are called, and which of them write."""

import string

import pytest
from textual.widgets import Input

from k2quiz.tui.keyboard import key_named, key_of, sign, writes


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("u", "u"),
        ("U", "u"),
        ("é", "é"),
        ("?", "question_mark"),
        (" ", "space"),
        ("/", "slash"),
        ("enter", "enter"),
        ("F5", "f5"),
        ("ctrl+z", "ctrl+z"),
        ("Ctrl+Shift+Left", "ctrl+shift+left"),
        ("question_mark", "question_mark"),
        ("ctrl+i", "tab"),
        ("ctrl+m", "enter"),
    ],
)
def test_a_key_is_known_by_its_character_or_its_name(text: str, key: str) -> None:
    assert key_named(text) == key


@pytest.mark.parametrize("text", ["", "uu", "f25", "ctrl+", "ctrl+zz", "hyper+z", "ctrl+ctrl+z", "shift", "\n", "\x1b"])
def test_what_no_keyboard_has_is_no_key(text: str) -> None:
    assert key_named(text) is None


@pytest.mark.parametrize("character", f"{string.ascii_lowercase}{string.digits}{string.punctuation}")
def test_a_character_is_shown_as_itself(character: str) -> None:
    key = key_named(character)
    assert key is not None
    assert sign(key) == character
    assert writes(key)


def test_a_key_with_a_modifier_is_shown_as_on_a_keyboard() -> None:
    assert [sign(key) for key in ("ctrl+z", "f5", "escape", "ctrl+up", "space")] == [
        "^Z",
        "F5",
        "esc",
        "ctrl+up",
        "space",
    ]


def test_whatever_moves_in_a_line_or_changes_it_writes() -> None:
    bindings = [binding for binding in Input.BINDINGS if not isinstance(binding, tuple)]
    edits = {key for binding in bindings for key in binding.key.split(",")} - {"enter"}
    assert [key for key in edits if not writes(key)] == []


@pytest.mark.parametrize("key", ["enter", "tab", "escape", "up", "pagedown", "f9", "ctrl+z", "ctrl+n", "alt+x"])
def test_other_keys_neither_write_nor_edit(key: str) -> None:
    assert not writes(key)


def test_a_capital_that_is_pressed_counts_as_a_small_letter() -> None:
    assert key_of("upper_d") == "d"
    assert key_of("escape") == "escape"
