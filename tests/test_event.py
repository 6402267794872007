from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import CardId
from k2quiz.event import Event, History, Regraded, Reviewed, Stamp, Undone, replay
from k2quiz.scheduling.sm2 import NEW, Memory, step
from tests.strategies import card_events, days, grades, histories, reviews, stamps

CARD = CardId("bank/item")
LATER = 1_000
"""A number that no stamp drawn before has."""


def answers() -> st.SearchStrategy[Reviewed]:
    return reviews(CARD, LATER)


@given(histories(), st.data())
def test_the_order_and_the_number_of_times_that_events_arrive_do_not_matter(
    events: tuple[Event, ...], data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(events))) if events else []
    arrived = data.draw(st.permutations([*events, *again]))
    assert replay(arrived) == replay(events)


@given(histories(), st.data())
def test_adding_events_one_by_one_makes_the_same_history_as_replaying_them(
    events: tuple[Event, ...], data: st.DataObject
) -> None:
    history = History()
    for event in data.draw(st.permutations([*events, *events[:3]])):
        history = history.add(event)
    assert history == replay(events)


@given(card_events(CARD), answers(), stamps(LATER + 1))
def test_an_answer_undone_is_as_if_it_had_never_been_given(
    events: tuple[Event, ...], answer: Reviewed, stamp: Stamp
) -> None:
    undone = Undone(stamp, CARD, answer.stamp.id)
    assert _outcome((*events, answer, undone)) == _outcome(events)


@given(card_events(CARD), answers(), stamps(LATER + 1), grades())
def test_an_answer_regraded_is_as_if_it_had_been_graded_so(
    events: tuple[Event, ...], answer: Reviewed, stamp: Stamp, grade: int
) -> None:
    regraded = Regraded(stamp, CARD, answer.stamp.id, grade)
    assert _outcome((*events, answer, regraded)) == _outcome((*events, replace(answer, grade=grade)))


@given(card_events(CARD), answers())
def test_practice_leaves_the_schedule_alone(events: tuple[Event, ...], answer: Reviewed) -> None:
    assert replay((*events, replace(answer, practice=True))).states == replay(events).states


@given(card_events(CARD, most=20))
def test_a_card_steps_once_on_every_day_it_is_answered_with_the_first_answer_of_that_day(
    events: tuple[Event, ...],
) -> None:
    history = replay(events)
    first: dict[date, int] = {}
    for answer in history.answers(CARD):
        if not answer.practice:
            first.setdefault(answer.stamp.day, answer.grade)
    state = history.states.get(CARD)
    assert (state.memory if state else NEW) == _stepped(first.values())


@given(histories(), days())
def test_the_answers_of_a_day_are_those_that_stand_and_count_in_the_order_they_were_given(
    events: tuple[Event, ...], day: date
) -> None:
    history = replay(events)
    given_that_day = history.answered_on(day)
    standing = [answer for card in history.events for answer in history.answers(card)]
    assert set(given_that_day) == {a for a in standing if a.stamp.day == day and not a.practice}
    assert list(given_that_day) == sorted(given_that_day, key=lambda answer: answer.stamp.order)


@given(card_events(CARD))
def test_the_last_of_several_grades_holds(events: tuple[Event, ...]) -> None:
    for answer in replay(events).answers(CARD):
        changes = [e for e in events if isinstance(e, Regraded) and e.review == answer.stamp.id]
        given_first = next(e for e in events if e.stamp.id == answer.stamp.id)
        last = max(changes, key=lambda change: change.stamp.order, default=given_first)
        assert isinstance(last, Regraded | Reviewed)
        assert answer.grade == last.grade


def _outcome(events: Iterable[Event]) -> object:
    history = replay(events)
    return history.answers(CARD), history.states


def _stepped(grades: Iterable[int]) -> Memory:
    memory = NEW
    for grade in grades:
        memory = step(memory, grade)
    return memory
