"""Shares and their intervals."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.insight.share import Share

COUNTS = st.integers(1, 5000).flatmap(lambda answers: st.tuples(st.integers(0, answers), st.just(answers)))


def test_without_an_answer_nothing_is_known() -> None:
    assert (Share().share, Share().interval) == (None, None)


@pytest.mark.parametrize(
    ("right", "answers", "low", "high"),
    [
        # R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998),
        # 857-872, Table I, method 3
        (81, 263, 0.2553, 0.3662),
        (15, 148, 0.0624, 0.1605),
        (0, 20, 0.0000, 0.1611),
        (1, 29, 0.0061, 0.1718),
    ],
)
def test_the_interval_is_the_published_one(right: int, answers: int, low: float, high: float) -> None:
    found = Share(right, answers).interval
    assert found is not None
    assert (round(found[0], 4), round(found[1], 4)) == (low, high)


@given(COUNTS)
def test_the_interval_holds_the_share_and_stays_within_nought_and_one(counts: tuple[int, int]) -> None:
    share = Share(*counts)
    assert share.interval is not None
    assert share.share is not None
    low, high = share.interval
    assert 0 <= low <= share.share + 1e-12
    assert share.share - 1e-12 <= high <= 1


@given(COUNTS)
def test_the_interval_of_the_wrong_ones_mirrors_that_of_the_right(counts: tuple[int, int]) -> None:
    right, answers = counts
    found, mirrored = Share(right, answers).interval, Share(answers - right, answers).interval
    assert found is not None
    assert mirrored is not None
    assert found[0] == pytest.approx(1 - mirrored[1], abs=1e-9)
