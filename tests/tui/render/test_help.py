"""The keys, told."""

from k2quiz.tui import keys
from k2quiz.tui.render.help import help_blocks
from tests.tui.sample import written

SECTIONS = (("Now", (keys.SKIP,)), ("Everywhere", (keys.HELP,)))


def test_keys_stand_beside_what_they_do_in_one_column_below_their_headings() -> None:
    assert written(help_blocks(SECTIONS, 78), 78).split("\n") == [
        "Now",
        "d 0   Say that you do not know, and see the answer.",
        "",
        "Everywhere",
        "? F1  Show the keys that work here.",
    ]


def test_where_it_is_narrow_keys_stand_above_what_they_do_without_empty_lines() -> None:
    assert written(help_blocks(SECTIONS, 38), 38).split("\n") == [
        "Now",
        "d 0",
        "  Say that you do not know, and see",
        "  the answer.",
        "Everywhere",
        "? F1",
        "  Show the keys that work here.",
    ]
