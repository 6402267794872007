"""The grade buttons."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.study.feedback import Future
from k2quiz.tui.render.grades import grade_row
from tests.learner import TODAY
from tests.tui.sample import text_of


def futures(*days: int) -> tuple[Future, ...]:
    return tuple(
        Future(button, button + 1, TODAY + timedelta(days), drill=button < 3) for button, days in enumerate(days, 1)
    )


def row(width: int, height: int, today: date | None = TODAY, days: tuple[int, ...] = (1, 6, 15, 17)) -> str:
    return text_of(grade_row(futures(*days), 3, today, width, height))


def test_each_grade_stands_above_what_it_would_do() -> None:
    names, days = row(100, 2).split("\n")
    for name, day in {"1 Again": "again today, tomorrow", "▸3 Good": "in 15 days", "4 Easy": "in 17 days"}.items():
        assert days[names.index(name.lstrip("▸")) :].startswith(day)


def test_the_grade_that_stands_is_marked_by_a_glyph() -> None:
    assert "▸3 Good" in row(78, 2)
    assert row(78, 2).count("▸") == 1


def test_one_short_line_is_enough_where_there_is_little_room() -> None:
    assert row(38, 1) == " 1 ↻1d   2 ↻6d  ▸3 Good 15d   4 17d"
    assert row(38, 1, days=(1, 300, 500, 600)) == " 1 ↻1d   2 ↻10mo  ▸3 16mo   4 20mo"


@given(st.tuples(*[st.integers(1, 36_500)] * 4), st.integers(38, 120), st.integers(1, 2))
def test_every_button_is_seen_at_every_width(days: tuple[int, ...], width: int, height: int) -> None:
    page = grade_row(futures(*days), 3, TODAY, width, height)
    assert all(line.text.cell_length <= width for line in page.lines)
    assert all(f"{button}" in page.lines[0].text.plain for button in (1, 2, 3, 4))


def test_practice_names_the_grades_without_days() -> None:
    assert row(38, 1, today=None) == " 1 Again   2 Hard  ▸3 Good   4 Easy"
