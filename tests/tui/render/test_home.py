"""The table of the banks."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.study.agenda import Load
from k2quiz.tui.render.home import Row, bank_rows, disclaimer_page, status, today_in_short
from tests.learner import TODAY
from tests.tui.sample import text_of

BUSY = Row("All banks", Load(12, 3, 1), None, 40)
DONE = Row("A bank with a title that is longer than most", Load(0, 0, 0), TODAY + timedelta(days=3), 0)
NEW = Row("New", Load(0, 0, 0), None, 2)


def table(width: int) -> list[str]:
    return text_of(bank_rows([BUSY, DONE], 0, TODAY, width, 10)).split("\n")[1:]


def test_numbers_are_aligned_at_the_right_under_their_names() -> None:
    head, busy, done = table(78)
    for name, number in {"Due": "12", "New": "3", "Again": "1"}.items():
        end = head.index(name) + len(name)
        assert busy[:end].endswith(number)
        assert done[:end].endswith("·")


def test_a_bank_on_which_nothing_is_due_says_when_it_is() -> None:
    assert table(78)[2].endswith("in 3 days")


def test_long_titles_are_cut_with_an_ellipsis() -> None:
    assert "A bank with a tit…  " in table(38)[2]


@given(st.integers(30, 120), st.text(max_size=60))
def test_no_row_is_wider_than_the_page(width: int, title: str) -> None:
    page = bank_rows([Row(title, BUSY.load, None, 1)], 0, TODAY, width, 3)
    assert all(line.text.cell_length <= width for line in page.lines)


def test_only_banks_can_be_clicked() -> None:
    assert [line.target for line in bank_rows([BUSY, DONE], 0, TODAY, 78, 3).lines] == [None, 0, 1]


def test_the_highlighted_row_is_told_in_a_sentence() -> None:
    assert status(BUSY, TODAY) == "Today: 12 due, 3 new, 1 again today."
    assert status(DONE, TODAY) == "Nothing is due; the next cards are due in 3 days."
    assert status(NEW, TODAY) == "Nothing is due; 2 cards not seen yet."


def test_a_disclaimer_is_cut_with_an_ellipsis_only_where_it_has_to_be() -> None:
    text = "not medical advice " * 6
    assert text_of(disclaimer_page(text, 40, 0)).replace("\n", " ") == text.strip()
    cut = disclaimer_page(text, 40, 2)
    assert len(cut.lines) == 2
    assert cut.lines[-1].text.plain.endswith(" …")
    assert cut.lines[-1].text.cell_length <= 40


def test_the_header_says_as_much_as_there_is_room_for() -> None:
    def told(room: int) -> str:
        return today_in_short(Load(17, 15, 2), 4, "14-day streak", 311, room)

    assert told(60) == "17 due · 15 new · 2 again · about 4 min · 14-day streak"
    assert told(40) == "about 4 min · 14-day streak"
    assert told(14) == "14-day streak"
    assert told(9) == "311 cards"


def test_the_header_is_silent_about_what_there_is_not() -> None:
    assert today_in_short(Load(0, 10, 0), 2, "", 311, 60) == "10 new · about 2 min"
    assert today_in_short(Load(0, 10, 0), 0, "", 311, 60) == "10 new"
    assert today_in_short(Load(0, 0, 0), 0, "1-day streak", 311, 60) == "1-day streak"
    assert today_in_short(Load(0, 0, 0), 0, "", 1, 60) == "1 card"
