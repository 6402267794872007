"""A sitting in a few numbers."""

from datetime import timedelta

from k2quiz.card import Card
from k2quiz.grading.response import Chosen, Typed
from k2quiz.study.summary import summarise
from tests.cards import choice, typed
from tests.learner import TODAY, learner_with


def test_a_card_is_right_only_if_it_was_right_at_first() -> None:
    learner = learner_with([choice("a"), choice("b")])
    sitting = learner.desk().study(learner.cards)
    for option in (1, 0, 0):
        sitting.answer(Chosen((option,)))
        sitting.go_on()
    found = summarise(sitting.session)
    assert (found.cards, found.right, found.answers) == (2, 1, 3)


def test_missed_cards_are_named_in_order_with_the_day_they_return() -> None:
    learner = learner_with([choice("a"), choice("b"), choice("c")])
    sitting = learner.desk().study(learner.cards)
    asked: list[Card] = []
    while sitting.session.question and len(asked) < 3:
        asked.append(sitting.session.question.card)
        sitting.answer(Chosen((1,)))
        sitting.go_on()
    found = summarise(sitting.session)
    assert [(missed.card, missed.due) for missed in found.missed] == [
        (card, TODAY + timedelta(days=1)) for card in asked
    ]


def test_a_claimed_answer_is_not_missed() -> None:
    learner = learner_with([typed()])
    sitting = learner.desk().study(learner.cards)
    sitting.answer(Typed("something else entirely"))
    sitting.claim()
    assert summarise(sitting.session).missed == ()


def test_a_sitting_without_answers_has_nothing_to_sum_up() -> None:
    learner = learner_with([])
    found = summarise(learner.desk().study([]).session)
    assert (found.cards, found.right, found.answers, found.missed) == (0, 0, 0, ())
