from decimal import Decimal
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Choose, FillIn, Gap, Interaction, Option, Quantity, Recall, Term, TypeIn
from k2quiz.grading.pace import baseline, format_of, pace

answers = st.tuples(st.integers(1, 200_000), st.integers(1, 500))


@pytest.mark.parametrize(
    ("interaction", "name"),
    [
        (Choose((Option("a", right=True),)), "choose"),
        (TypeIn(Term("a")), "type"),
        (TypeIn(Quantity(Decimal(1), Decimal(1))), "type"),
        (FillIn((Gap(1, Term("a")),), asked=1), "fill"),
        (Recall("a"), "recall"),
    ],
)
def test_every_interaction_has_a_format(interaction: Interaction, name: str) -> None:
    assert format_of(interaction) == name


@given(st.lists(answers, min_size=20, max_size=41))
def test_the_baseline_is_the_median_of_the_times_per_character(past: list[tuple[int, int]]) -> None:
    assert baseline(past) == median(min(took, 60_000) / length for took, length in past)


@pytest.mark.parametrize(("answers", "expected"), [(0, None), (1, None), (19, None), (20, 5.0)])
def test_below_twenty_answers_no_baseline_is_known(answers: int, expected: float | None) -> None:
    assert baseline([(500, 100)] * answers) == expected


def test_pace_is_the_time_as_a_multiple_of_the_usual() -> None:
    usual = baseline([(5_000, 100)] * 20)
    assert pace(10_000, 100, usual) == pytest.approx(2.0)
    assert pace(10_000, 200, usual) == pytest.approx(1.0)


def test_a_pause_counts_for_a_minute_at_most() -> None:
    assert pace(3_600_000, 100, 600.0) == pace(60_000, 100, 600.0) == pytest.approx(1.0)


@pytest.mark.parametrize("usual", [None, 0.0])
def test_without_a_usual_time_there_is_no_pace(usual: float | None) -> None:
    assert pace(1_000, 10, usual) is None


def test_a_card_without_text_and_a_clock_set_back_do_no_harm() -> None:
    assert pace(-5, 0, 1.0) == pytest.approx(0.0)
