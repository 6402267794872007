"""The learner's own pace."""

from k2quiz.event import Reviewed
from k2quiz.grading.pace import ENOUGH
from k2quiz.grading.response import Chosen
from tests.cards import choice
from tests.learner import Learner, learner_with

USUAL = 4_000


def practised(answers: int) -> Learner:
    """Someone who answered that many choices, each in four seconds, some days ago."""
    cards = [choice(f"c{index}") for index in range(answers + 1)]
    learner = learner_with(cards, new_per_day=answers)
    sitting = learner.desk().study(cards)
    for _ in range(answers):
        learner.clock.milliseconds += USUAL
        sitting.answer(Chosen((0,)))
        sitting.go_on()
    learner.tomorrow()
    return learner


def grade_after(learner: Learner, milliseconds: int) -> int:
    sitting = learner.desk().study(learner.cards)
    learner.clock.milliseconds += milliseconds
    sitting.answer(Chosen((0,)))
    event = learner.events[-1]
    assert isinstance(event, Reviewed)
    return event.grade


def test_a_slow_right_answer_is_graded_three_once_the_usual_pace_is_known() -> None:
    assert grade_after(practised(20), USUAL * 3) == 3


def test_a_quick_right_answer_is_graded_five_once_the_usual_pace_is_known() -> None:
    assert grade_after(practised(20), USUAL // 2) == 5


def test_pace_does_not_count_before_twenty_answers() -> None:
    assert grade_after(practised(19), USUAL * 3) == 4


def test_the_usual_pace_is_that_of_the_cards_met_last() -> None:
    cards = [choice(f"c{index}") for index in range(2 * ENOUGH)]
    learner = learner_with(cards, new_per_day=ENOUGH)
    for met, usual in ((cards[:ENOUGH], USUAL * 10), (cards[ENOUGH:], USUAL)):
        sitting = learner.desk().study(met)
        for _ in met:
            learner.clock.milliseconds += usual
            sitting.answer(Chosen((0,)))
            sitting.go_on()
        learner.tomorrow()
    assert grade_after(learner, USUAL * 3) == 3
