from collections.abc import Iterator
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.plain.console import QUIT, Console
from k2quiz.text import is_harmful


def interrupted() -> Iterator[str]:
    yield "first\n"
    raise KeyboardInterrupt


def test_the_end_of_the_input_quits_and_goes_on_quitting() -> None:
    console = Console(["last"], StringIO())
    assert [console.read(), console.read(), console.read()] == ["last", QUIT, QUIT]


def test_an_interrupt_quits() -> None:
    console = Console(interrupted(), StringIO())
    assert [console.read(), console.read()] == ["first", QUIT]


def test_windows_line_ends_and_the_space_around_a_line_are_dropped() -> None:
    assert Console([" 1 3\t\r\n"], StringIO()).read() == "1 3"


@given(st.lists(st.text()))
def test_neither_what_is_said_nor_what_is_read_can_steer_a_terminal(texts: list[str]) -> None:
    out = StringIO()
    console = Console(texts, out)
    console.say(*texts)
    assert not any(is_harmful(character) for character in out.getvalue())
    assert not any(is_harmful(character) for _ in texts for character in console.read())
