from collections.abc import Iterable
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.scheduling.sm2 import NEW, PASS, Memory, step
from k2quiz.scheduling.state import CardState
from tests.strategies import days, grades

Answers = list[tuple[date, int]]

answers = st.lists(st.tuples(days(), grades()), min_size=1, max_size=15).map(
    lambda pairs: sorted(pairs, key=lambda p: p[0])
)


def state_after(given_answers: Iterable[tuple[date, int]]) -> CardState:
    state = CardState()
    for day, grade in given_answers:
        state = state.after(grade, day)
    return state


def first_of_each_day(given_answers: Answers) -> dict[date, int]:
    first: dict[date, int] = {}
    for day, grade in given_answers:
        first.setdefault(day, grade)
    return first


@given(answers)
def test_only_the_first_answer_of_a_day_moves_the_scheduler(given_answers: Answers) -> None:
    state, memory = state_after(given_answers), NEW
    for grade in first_of_each_day(given_answers).values():
        memory = step(memory, grade)
    assert state.memory == memory


@given(answers, answers)
def test_many_answers_at_once_make_what_they_make_one_by_one(before: Answers, given_answers: Answers) -> None:
    state = state_after(before)
    together = state.after_all((grade, day) for day, grade in given_answers)
    for day, grade in given_answers:
        state = state.after(grade, day)
    assert together == state


@given(answers)
def test_a_card_is_due_its_interval_after_the_day_that_it_stepped(given_answers: Answers) -> None:
    state = state_after(given_answers)
    last = given_answers[-1][0]
    assert (state.stepped, state.seen) == (last, last)
    assert state.due == last + timedelta(days=state.memory.interval)
    assert [state.is_due(last + timedelta(days=d)) for d in (state.memory.interval - 1, state.memory.interval)] == [
        False,
        True,
    ]


@given(answers)
def test_a_card_was_introduced_on_the_day_of_its_first_answer(given_answers: Answers) -> None:
    assert state_after(given_answers).introduced == given_answers[0][0]


@given(answers)
def test_a_card_is_drilled_on_the_day_it_was_last_answered_below_4(given_answers: Answers) -> None:
    state = state_after(given_answers)
    day, grade = given_answers[-1]
    assert state.needs_drill(day) == (grade < 4)
    assert not state.needs_drill(day + timedelta(days=1))


@given(answers)
def test_a_lapse_is_a_card_forgotten_that_was_remembered_the_time_before(given_answers: Answers) -> None:
    first = list(first_of_each_day(given_answers).values())
    lapses = sum(before >= PASS > after for before, after in pairwise(first))
    assert state_after(given_answers).lapses == lapses


@given(days())
def test_a_card_never_seen_is_neither_due_nor_drilled(day: date) -> None:
    assert not CardState().is_due(day)
    assert not CardState().needs_drill(day)


def test_a_card_is_a_leech_from_the_sixth_lapse_on() -> None:
    assert [CardState(lapses=lapses).is_leech for lapses in (0, 5, 6, 7)] == [False, False, True, True]


def test_a_card_is_mature_from_an_interval_of_three_weeks_on() -> None:
    states = [CardState(memory=Memory(3, interval)) for interval in (0, 20, 21)]
    assert [state.is_mature for state in states] == [False, False, True]


def test_no_answer_leaves_a_card_as_it_was() -> None:
    assert CardState().after_all([]) == CardState()
    assert CardState().due is None
