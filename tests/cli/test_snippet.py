"""Lines with marks under them, as wide as a terminal shows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.cli.snippet import WIDEST, columns_of, snippet
from k2quiz.text import is_harmful


def columns(text: str) -> int:
    return sum(map(columns_of, text))


def test_the_marks_stand_under_what_is_meant() -> None:
    shown = snippet("    number: 0,5", 13, 16)
    assert (shown.line, shown.marks) == ("    number: 0,5", "            ^^^")


def test_an_empty_place_and_one_behind_the_end_are_one_mark() -> None:
    assert snippet("ask", 2, 2).marks == " ^"
    assert snippet("ask", 4, 4).marks == "   ^"
    assert snippet("", 1, 1).marks == "^"


def test_wide_characters_count_two_and_combining_ones_none() -> None:
    assert snippet("漢字 x", 4, 5).marks == "     ^"
    assert snippet("漢字 x", 1, 3).marks == "^^^^"
    assert snippet("e\u0301e\u0301 x", 6, 7).marks == "   ^"
    assert snippet("🦴 x", 3, 4).marks == "   ^"


def test_tabs_are_shown_as_the_spaces_that_they_take() -> None:
    shown = snippet("\task\tb", 6, 7)
    assert (shown.line, shown.marks) == ("    ask b", "        ^")


def test_a_long_line_is_cut_on_both_sides_of_the_marks() -> None:
    shown = snippet("a" * 500 + "b" + "c" * 500, 501, 502)
    assert shown.line.startswith("…a")
    assert shown.line.endswith("c…")
    assert shown.line[shown.marks.index("^")] == "b"


def test_no_control_character_comes_out() -> None:
    assert snippet("a\x1b[31m\u202eb\rc", 1, 2).line == "a\ufffd[31m\ufffdb\ufffdc"


@given(st.text(max_size=300), st.integers(1, 320), st.integers(0, 40))
def test_any_line_is_shown_within_the_width_with_marks_inside(line: str, start: int, length: int) -> None:
    start = min(start, len(line) + 1)
    shown = snippet(line, start, start + length)
    assert not any(is_harmful(character) for character in shown.line)
    assert columns(shown.line) <= WIDEST + 2
    assert shown.marks.strip("^ ") == ""
    assert "^" in shown.marks
    assert len(shown.marks) <= WIDEST + 2


@given(st.text("ab漢🦴e\u0301 ", min_size=1, max_size=400), st.data())
def test_the_character_above_the_first_mark_is_the_one_that_is_meant(line: str, data: st.DataObject) -> None:
    spots = [number for number, character in enumerate(line) if columns_of(character)]
    if not spots:
        return
    at = data.draw(st.sampled_from(spots))
    shown = snippet(line, at + 1, at + 2)
    indent, column = shown.marks.index("^"), 0
    for character in shown.line:
        if column == indent and columns_of(character):
            assert character == line[at]
            return
        column += columns_of(character)
    raise AssertionError(shown)


def test_only_what_stands_around_a_place_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file may be one line with thousands of findings."""
    seen: list[str] = []

    def count(character: str) -> int:
        seen.append(character)
        return 1

    monkeypatch.setattr("k2quiz.cli.snippet.columns_of", count)
    line = "a" * 500_000 + "b" + "c" * 500_000
    shown = snippet(line, 500_001, 500_002)
    assert shown.line[shown.marks.index("^")] == "b"
    assert (shown.line[0], shown.line[-1]) == ("…", "…")
    assert len(seen) < 1_000
