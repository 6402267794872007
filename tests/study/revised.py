"""A learner who knows a card, and then its right answer gets another meaning."""

from dataclasses import replace

from k2quiz.card import Card
from k2quiz.grading.response import Chosen
from tests.cards import choice
from tests.learner import Learner, learner_with

KNOWN = choice("known")


def revised(card: Card, revision: int = 2) -> Card:
    """The card after its item's `rev` was raised."""
    return replace(card, item=replace(card.item, revision=revision))


def learner_of_a_revised_card(*others: Card) -> Learner:
    """Someone who answered one card right twice and meets it again when it is due, at revision 2."""
    learner = learner_with([KNOWN])
    for nights in (1, 6):
        learner.desk().study(learner.cards).answer(Chosen((0,)))
        for _ in range(nights):
            learner.tomorrow()
    learner.cards = (revised(KNOWN), *others)
    return learner
