"""What a name on the command line means."""

import pytest

from k2quiz.cli.names import one_named
from k2quiz.errors import UsageError

KNOWN = ["a/one/x", "a/two/x", "a/two/y", "a/two/z#c1"]


@pytest.mark.parametrize(
    ("name", "meant"), [("a/one/x", "a/one/x"), ("one/x", "a/one/x"), ("y", "a/two/y"), ("z#c1", "a/two/z#c1")]
)
def test_the_shortest_unambiguous_end_of_an_id_is_enough(name: str, meant: str) -> None:
    assert one_named(name, KNOWN, "item") == meant


def test_an_end_that_several_ids_have_names_them() -> None:
    with pytest.raises(UsageError, match="a/one/x, a/two/x"):
        one_named("x", KNOWN, "item")


def test_a_name_that_nothing_has_is_answered_with_what_is_close() -> None:
    with pytest.raises(UsageError, match="Did you mean y"):
        one_named("yy", KNOWN, "item")
