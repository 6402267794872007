"""What the shipped deck is made of: how many items of which kind, and what they ask of a learner."""

from collections import Counter

import pytest

from k2quiz.bank.coverage import produces
from k2quiz.bank.item import LEVELS
from k2quiz.bank.kinds import all_kinds
from k2quiz.bank.kinds.truth import KIND as TRUTH
from k2quiz.card import Choose
from tests.deck.shipped import ITEMS, LOADED, bank_of, share

BLUEPRINT = {
    "k1-vs-k2": 34,
    "ucmgp-markers": 28,
    "mechanism": 32,
    "calcium-paradox": 12,
    "animal-evidence": 18,
    "trial-nuances": 58,
    "dietary-sources": 14,
    "dose": 16,
    "safety": 28,
}
REMEMBER = LEVELS[0]


def test_every_bank_has_the_items_that_the_blueprint_wants() -> None:
    found = Counter(map(bank_of, ITEMS))
    assert found.keys() == BLUEPRINT.keys()
    assert {bank: wanted for bank, wanted in BLUEPRINT.items() if found[bank] < wanted} == {}


def test_the_deck_has_at_least_240_items() -> None:
    assert len(ITEMS) >= 240


def test_every_kind_is_represented() -> None:
    assert {item.item.kind for item in ITEMS} == {kind.name for kind in all_kinds()}


def test_two_items_in_five_make_the_learner_produce_the_answer() -> None:
    assert share(sum(map(produces, ITEMS)), len(ITEMS)) >= 0.40


@pytest.mark.parametrize(("banks", "least"), [(BLUEPRINT, 0.55), (["trial-nuances"], 0.60), (["safety"], 0.60)])
def test_more_than_remembering_is_asked_for(banks: list[str], least: float) -> None:
    levels = [item.item.level for item in ITEMS if bank_of(item) in banks]
    assert share(sum(level != REMEMBER for level in levels), len(levels)) >= least


def test_statements_to_be_judged_are_few() -> None:
    statements = [item for item in ITEMS if item.item.kind == TRUTH.name]
    assert share(len(statements), len(ITEMS)) <= 0.08


def test_the_statements_are_not_all_of_one_truth() -> None:
    truths = [
        card.interaction.options[0].right
        for item in ITEMS
        for card in item.cards
        if item.item.kind == TRUTH.name and isinstance(card.interaction, Choose)
    ]
    assert 0.4 <= share(sum(truths), len(truths)) <= 0.6


def test_every_topic_is_known_and_titled() -> None:
    assert {item.item.topic for item in ITEMS} <= LOADED.deck.topics.keys()
    assert all(LOADED.deck.topics.values())


def test_the_ids_of_all_cards_are_unique() -> None:
    ids = [card.id for item in ITEMS for card in item.cards]
    assert len(ids) == len(set(ids))
