"""The keys, told."""

from k2quiz.tui import keys
from k2quiz.tui.render.help import help_blocks
from tests.tui.sample import written


def test_keys_stand_beside_what_they_do_or_above_it_where_it_is_narrow() -> None:
    actions = (keys.HELP, keys.SKIP)
    assert written(help_blocks(actions, 78), 78) == (
        "? F1  Show the keys that work here.\nd 0   Say that you do not know, and see the answer."
    )
    assert written(help_blocks((keys.HELP,), 38), 38) == "? F1\n  Show the keys that work here."
