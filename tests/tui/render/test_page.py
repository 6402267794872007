"""Paragraphs become lines."""

from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from k2quiz.tui.render.page import GAP, Block, fitted, joined, lay_out, words
from tests.tui.sample import text_of, written

HOSTILE = "[/] [@click=app.quit] [red]x \x1b]52;c;eA==\x07\x9b2J\u202e"


def test_text_hangs_beside_its_lead() -> None:
    page = lay_out([Block(words("one two three"), words("1  "))], 8)
    assert text_of(page) == "1  one\n   two\n   three"


@given(st.text(), st.integers(1, 80))
def test_no_line_is_wider_than_the_page(text: str, width: int) -> None:
    page = lay_out([Block(words(text))], max(2, width))
    assert all(line.text.cell_length <= max(2, width) for line in page.lines)


@given(st.text())
def test_nothing_that_steers_a_terminal_is_laid_out(text: str) -> None:
    laid = "".join(line.text.plain for line in lay_out([Block(words(text))], 20).lines)
    assert not {character for character in laid if character < " " or "\x7f" <= character < "\xa0"}


def test_markup_in_a_text_stays_text() -> None:
    content = words(HOSTILE)
    assert content.plain.startswith("[/] [@click=app.quit] [red]x �]52;c;eA==")
    assert content.spans == []


def test_every_line_of_a_block_leads_to_its_target() -> None:
    page = lay_out([GAP, Block(words("one two"), target=3)], 4)
    assert [line.target for line in page.lines] == [None, 3, 3]


def test_the_focus_spans_every_focused_line() -> None:
    page = lay_out([GAP, Block(words("a"), focused=True), GAP, Block(words("b c"), focused=True), GAP], 2)
    assert page.focus == range(1, 5)
    assert lay_out([GAP], 2).focus == range(0)


def test_parts_are_set_off_by_empty_lines_where_there_is_room() -> None:
    parts = [[Block(words("a"))], [], [Block(words("b")), Block(words("c"))]]
    assert written(joined(parts)) == "a\n\nb\nc"
    assert written(joined(parts, tight=True)) == "a\nb\nc"


@given(st.text("aé漢", max_size=30), st.integers(0, 20))
def test_a_fitted_text_has_exactly_its_width(text: str, width: int) -> None:
    assert fitted(Content(text), width).cell_length == width
