import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.grading.edits import Edit, is_plural, shared_start, single_edit

words = st.text(alphabet="abc", max_size=6)


def distance(one: str, other: str) -> int:
    """The textbook optimal string alignment distance."""
    rows = [list(range(len(other) + 1))]
    for i, left in enumerate(one, 1):
        row = [i]
        for j, right in enumerate(other, 1):
            best = min(rows[-1][j] + 1, row[-1] + 1, rows[-1][j - 1] + (left != right))
            if i > 1 and j > 1 and (left, one[i - 2]) == (other[j - 2], right):
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


@given(words, words)
def test_a_single_edit_is_found_exactly_where_the_distance_is_one(one: str, other: str) -> None:
    assert (single_edit(one, other) is not None) == (distance(one, other) == 1)


@given(words, words)
def test_exchanging_the_stretch_of_an_edit_makes_the_other_word(one: str, other: str) -> None:
    edit = single_edit(one, other)
    expected = other if distance(one, other) == 1 else one
    assert (one[: edit.start] + other[edit.start : edit.other_end] + one[edit.end :] if edit else one) == expected


@pytest.mark.parametrize(
    ("one", "other", "edit"),
    [
        ("calcin", "calcn", Edit(4, 5, 4)),
        ("calcin", "calcinn", Edit(6, 6, 7)),
        ("calcin", "clacin", Edit(1, 3, 3)),
        ("calcin", "kalcin", Edit(0, 1, 1)),
    ],
)
def test_an_edit_says_where_it_is(one: str, other: str, edit: Edit) -> None:
    assert single_edit(one, other) == edit


@given(words, words)
def test_the_shared_start_is_the_longest(one: str, other: str) -> None:
    length = shared_start(one, other)
    assert one[:length] == other[:length]
    assert one[: length + 1] != other[: length + 1] or length == min(len(one), len(other))


def test_a_plural_is_the_word_with_an_s() -> None:
    assert is_plural("cell", "cells")
    assert is_plural("cells", "cell")
    assert not is_plural("cell", "cell")
    assert not is_plural("cells", "celss")
