"""Progress, counted again from the events."""

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.event import Reviewed
from k2quiz.grading.response import Chosen
from k2quiz.insight.progress import progress
from tests.cards import choice
from tests.learner import learner_with


def test_nothing_answered_has_no_retention() -> None:
    found = progress([choice()], learner_with([choice()]).history())
    assert (found.cards, found.met, found.answers, found.retention, found.last) == (1, 0, 0, None, None)


@given(answers=st.lists(st.lists(st.booleans(), min_size=1, max_size=6), min_size=1, max_size=5))
def test_the_numbers_are_those_of_an_independent_count(answers: list[list[bool]]) -> None:
    cards = [choice(f"c{index}") for index in range(4)]
    learner = learner_with(cards)
    for day in answers:
        sitting = learner.desk().study(cards)
        for right in day:
            sitting.answer(Chosen((0 if right else 1,)))
            sitting.go_on()
        learner.tomorrow()
    events = [event for event in learner.events if isinstance(event, Reviewed)]
    first_days: dict[str, object] = {}
    for event in events:
        first_days.setdefault(event.card, event.stamp.day)
    later = [event for event in events if event.stamp.day != first_days[event.card]]
    found = progress(cards, learner.history())
    assert found.answers == len(events)
    assert found.right == sum(event.grade >= 3 for event in events)
    assert found.met == len(first_days)
    assert found.days == len({event.stamp.day for event in events})
    assert found.retention == (sum(event.grade >= 3 for event in later) / len(later) if later else None)
