from math import exp
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.bank.checks.banks import chi_square_tail
from tests.bank.checks.found import found

TREES = ["elm", "ash", "fir"]


def kept(name: str, place: int, *, shuffle: bool = False) -> str:
    """A choice whose right option stands at a place."""
    options = [f"  - {{wrong: {tree}, why: No.}}\n" for tree in TREES]
    options.insert(place, "  - {right: oak, why: Yes.}\n")
    more = "" if shuffle else "shuffle: false\n"
    return f"ask: Which of lot {name}?\n{more}choices:\n{''.join(options)}"


def findings(folder: Path, *fields: str) -> list[str]:
    return [spot for spot in found(folder, *fields) if spot.split()[1] in ("K2Q330", "K2Q331", "K2Q332")]


def test_four_right_options_in_one_place_are_no_chance(tmp_path: Path) -> None:
    assert findings(tmp_path, *(kept(name, 2) for name in "IVXL")) == ["3:7 K2Q330"]


def test_three_may_be(tmp_path: Path) -> None:
    assert findings(tmp_path, *(kept(name, 2) for name in "IVX")) == []


def test_shuffled_choices_have_no_places(tmp_path: Path) -> None:
    assert findings(tmp_path, *(kept(name, 2, shuffle=True) for name in "IVXL")) == []


def test_a_fault_that_a_robot_finds_is_told_once(tmp_path: Path) -> None:
    assert findings(tmp_path, *(kept(name, 0) for name in "IVXLC")) == ["3:7 K2Q331"]


def statement(number: int, *, truth: bool) -> str:
    return f"ask: Tree number {'IVXLCDM'[number]} bears fruit.\ntruth: {truth}\n"


@pytest.mark.parametrize(
    ("true", "false", "uneven"),
    [(2, 3, 0), (3, 2, 0), (4, 1, 1), (1, 4, 1), (4, 0, 0), (0, 5, 1), (3, 4, 0), (5, 2, 1)],
)
def test_two_to_three_of_five_statements_are_true(true: int, false: int, uneven: int, tmp_path: Path) -> None:
    fields = [statement(number, truth=number < true) for number in range(true + false)]
    assert findings(tmp_path, *fields) == ["3:7 K2Q332"] * uneven


def test_the_tail_of_chi_square_is_that_of_the_tables() -> None:
    table = {1: 3.841, 2: 5.991, 3: 7.815, 4: 9.488, 5: 11.070, 6: 12.592}
    assert [chi_square_tail(value, freedom) for freedom, value in table.items()] == pytest.approx([0.05] * 6, abs=1e-4)


@given(st.floats(0.01, 100))
def test_the_tail_with_two_degrees_is_an_exponential(statistic: float) -> None:
    assert chi_square_tail(statistic, 2) == pytest.approx(exp(-statistic / 2))


def test_where_nothing_differs_anything_is_likely() -> None:
    assert chi_square_tail(0, 3) == chi_square_tail(5, 0) == 1
