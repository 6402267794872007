"""The hint bar."""

from k2quiz.tui.render.hints import hint_line, notice_line
from tests.cards import choice, typed
from tests.tui.sample import scene_of, table_of, text_of


def test_the_bar_shows_what_fits_and_always_help() -> None:
    actions = table_of(scene_of(choice()))
    assert (
        text_of(hint_line(actions, 78)) == "1-4 Answer  0 Don't know  enter Choose  tab Unsure  g Guess  q Back  ? Help"
    )
    assert text_of(hint_line(actions, 38)) == "1-4 Answer  0 Don't know  ? Help"
    assert text_of(hint_line(actions, 6)) == "? Help"


def test_keys_that_do_not_write_are_told_while_typing() -> None:
    assert text_of(hint_line(table_of(scene_of(typed())), 78)) == (
        "enter Answer  F2 Don't know  tab Unsure  F9 Guess  esc Back  F1 Help"
    )


def test_a_notice_is_cut_to_the_bar() -> None:
    assert text_of(notice_line("Type one number.", 10)) == "! Type on…"
