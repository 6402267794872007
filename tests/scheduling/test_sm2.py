import json
from fractions import Fraction
from hashlib import sha256
from itertools import accumulate, product
from math import ceil
from pathlib import Path
from typing import TypedDict

import pytest
import supermemo2
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.scheduling.sm2 import GRADES, LONGEST_INTERVAL, LOWEST_EASE, NEW, PASS, Memory, step


class Vector(TypedDict):
    """What a sequence of grades makes of a new card, after each of them."""

    grades: list[int]
    repetitions: list[int]
    intervals: list[int]
    eases: list[int]


VECTORS: list[Vector] = json.loads(Path(__file__).with_name("sm2_vectors.json").read_text())
DIGEST = "5489a7f73ed3ab0d0ece2165ef19165d8108c55334dfb456a885ca1b293e8490"
ANY_DAY = "2026-11-23"

grades = st.sampled_from(GRADES)
memories = st.builds(
    Memory,
    repetitions=st.integers(0, 30),
    interval=st.integers(1, LONGEST_INTERVAL),
    ease=st.integers(LOWEST_EASE, 500),
)


def sequence(marks: list[int]) -> list[Memory]:
    """The memory of a new card after each grade."""
    return list(accumulate(marks, step, initial=NEW))[1:]


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: "".join(map(str, vector["grades"])))
def test_a_sequence_of_grades_makes_the_published_intervals_and_eases(vector: Vector) -> None:
    made = sequence(vector["grades"])
    assert [memory.repetitions for memory in made] == vector["repetitions"]
    assert [memory.interval for memory in made] == [min(LONGEST_INTERVAL, days) for days in vector["intervals"]]
    assert [memory.ease for memory in made] == vector["eases"]


def test_all_46656_sequences_of_six_grades_end_as_in_exact_fractions() -> None:
    digest = sha256()
    for marks in product(GRADES, repeat=6):
        last = sequence(list(marks))[-1]
        digest.update(f"{''.join(map(str, marks))}:{last.repetitions},{last.interval},{last.ease}\n".encode())
    assert digest.hexdigest() == DIGEST


@given(memories, grades)
def test_a_step_differs_from_the_package_supermemo2_only_where_its_floats_err(memory: Memory, grade: int) -> None:
    other = supermemo2.review(grade, memory.ease / 100, memory.interval, memory.repetitions, ANY_DAY)
    ours = step(memory, grade)
    assert ours.repetitions == other["repetitions"]
    assert ours.ease / 100 == pytest.approx(other["easiness"], abs=1e-9)
    product_is_whole = memory.interval * memory.ease % 100 == 0
    error = 1 if product_is_whole and other["interval"] > ceil(Fraction(memory.interval * memory.ease, 100)) else 0
    multiplied = grade >= PASS and memory.repetitions > 1
    assert ours.interval == min(LONGEST_INTERVAL, other["interval"] - (error if multiplied else 0))


def test_floats_err_in_the_sequence_that_is_known_for_it() -> None:
    memory = sequence([5, 5, 5, 5, 5])[-1]
    assert supermemo2.review(3, memory.ease / 100, memory.interval, memory.repetitions, ANY_DAY)["interval"] == 420
    assert step(memory, 3).interval == 420
    drifting = 2.5
    for _ in range(5):
        drifting = supermemo2.review(5, drifting, 1, 0, ANY_DAY)["easiness"]
    assert supermemo2.review(3, drifting, memory.interval, memory.repetitions, ANY_DAY)["interval"] == 421


@given(memories, grades)
def test_a_passed_card_waits_the_exact_product_rounded_up_within_the_longest_interval(
    memory: Memory, grade: int
) -> None:
    exact = ceil(Fraction(memory.interval) * Fraction(memory.ease, 100))
    expected = 1 if grade < PASS else {0: 1, 1: 6}.get(memory.repetitions, min(LONGEST_INTERVAL, exact))
    assert step(memory, grade).interval == expected


def test_a_product_that_is_whole_is_never_rounded_up_as_floats_would() -> None:
    whole = [(i, e) for e in range(LOWEST_EASE, 400) for i in range(1, 3651) if i * e % 100 == 0]
    assert any(ceil(interval * (ease / 100)) != interval * ease // 100 for interval, ease in whole)
    for interval, ease in whole:
        assert step(Memory(2, interval, ease), 4).interval == interval * ease // 100


@given(st.lists(grades, max_size=60))
def test_no_sequence_leaves_the_bounds_of_interval_and_ease(marks: list[int]) -> None:
    for memory in sequence(marks):
        assert 1 <= memory.interval <= LONGEST_INTERVAL
        assert memory.ease >= LOWEST_EASE


@given(memories, grades, grades)
def test_a_better_grade_never_makes_a_card_wait_less(memory: Memory, one: int, other: int) -> None:
    worse, better = step(memory, min(one, other)), step(memory, max(one, other))
    assert (worse.interval, worse.ease) <= (better.interval, better.ease)


@given(st.integers().filter(lambda grade: grade not in GRADES))
def test_a_grade_outside_0_to_5_is_refused(grade: int) -> None:
    with pytest.raises(ValueError, match="0-5"):
        step(NEW, grade)
