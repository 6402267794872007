"""The line at the top."""

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.tui.render.header import Progress, header
from tests.tui.sample import text_of


@given(st.text("ab漢 ", max_size=90), st.integers(0, 999), st.integers(0, 999), st.integers(30, 120))
def test_title_and_progress_fill_exactly_one_line(title: str, done: int, left: int, width: int) -> None:
    (line,) = header(title, Progress(done, left), width, 1).lines
    assert line.text.cell_length == width
    assert line.text.plain.endswith(f"{done} done · {left} left")


def test_the_bar_grows_with_what_is_done() -> None:
    bars = [text_of(header("", Progress(done, 4 - done), 80, 1)).count("━") for done in range(5)]
    assert bars == [0, 5, 10, 15, 20]
