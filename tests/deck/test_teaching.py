"""What a learner of the shipped deck is told after an answer."""

import pytest

from k2quiz.bank.item import LEVELS, Authored
from k2quiz.bank.kinds.truth import KIND as TRUTH
from k2quiz.bank.node import TextNode
from tests.deck.shipped import ITEMS, bank_of, choices, lures, name_of, share

HARMLESS = {"safety/further-reading-source"}
"""Items on safety about which a wrong belief does no harm."""


@pytest.mark.parametrize("item", ITEMS, ids=name_of)
def test_an_item_explains_cites_and_rests_on_facts(item: Authored) -> None:
    assert 60 <= len(item.item.explain) <= 600
    assert item.item.references
    assert item.item.covers


@pytest.mark.parametrize("item", ITEMS, ids=name_of)
def test_an_item_says_what_it_asks_of_the_learner(item: Authored) -> None:
    assert item.item.level in LEVELS
    assert 1 <= item.item.difficulty <= 5


def test_every_option_has_its_reason() -> None:
    bare = [
        (name_of(item), option.text) for item, _, choose in choices() for option in choose.options if not option.why
    ]
    assert bare == []


def test_every_false_statement_is_put_right() -> None:
    false = [item for item in ITEMS if item.item.kind == TRUTH.name and is_false(item)]
    assert false
    assert [name_of(item) for item in false if item.node.get("correction") is None] == []


def is_false(item: Authored) -> bool:
    truth = item.node.get("truth")
    return isinstance(truth, TextNode) and truth.value == "false"


def test_an_item_on_safety_is_critical() -> None:
    safety = [item for item in ITEMS if bank_of(item) == "safety"]
    assert {name_of(item) for item in safety if not item.item.critical} == HARMLESS


def test_three_wrong_choices_in_four_name_the_mistaken_belief_behind_them() -> None:
    found = list(lures())
    assert share(sum(bool(option.misconception) for option in found), len(found)) >= 0.75
