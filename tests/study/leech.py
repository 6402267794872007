"""A learner who forgets one card again and again."""

from k2quiz.card import Card
from k2quiz.grading.response import Chosen
from tests.cards import choice
from tests.learner import Learner, learner_with

FORGOTTEN = choice("forgotten")


def learner_with_lapses(lapses: int, card: Card = FORGOTTEN) -> Learner:
    """Someone who has forgotten a card that often since they knew it, and knows it now."""
    learner = learner_with([card])
    for option in [0, *(each for _ in range(lapses) for each in (1, 0))]:
        sitting = learner.desk().study(learner.cards)
        sitting.answer(Chosen((option,)))
        learner.tomorrow()
    return learner
