"""Settings as rows."""

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.tui.render.settings import Row, sentence_page, settings_page
from tests.tui.sample import text_of

ROWS = [Row("New cards a day", "10", "How many."), Row("undo", "u F3 ^Z", "Take back.", "Keys: Studying")]


def test_each_row_tells_its_value_and_the_highlighted_one_is_marked() -> None:
    assert text_of(settings_page(ROWS, 1, 40)).split("\n") == [
        "  New cards a day     10",
        "",
        "  Keys: Studying",
        "▸ undo                u F3 ^Z",
    ]


def test_a_heading_is_kept_in_view_with_its_row_and_only_rows_can_be_clicked() -> None:
    page = settings_page(ROWS, 1, 40)
    assert page.focus == range(2, 4)
    assert [line.target for line in page.lines] == [0, None, None, 1]


@given(st.integers(24, 120), st.text(max_size=40))
def test_no_row_is_wider_than_the_page(width: int, text: str) -> None:
    page = settings_page([Row(text, text, text)], 0, width)
    assert all(line.text.cell_length <= width for line in page.lines)


@given(st.integers(10, 60), st.integers(1, 3), st.text("ab ", max_size=200))
def test_a_sentence_keeps_to_its_room(width: int, height: int, text: str) -> None:
    page = sentence_page(text, width, height)
    assert len(page.lines) <= height
    assert all(line.text.cell_length <= width for line in page.lines)
