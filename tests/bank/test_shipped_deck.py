"""The deck that every learner gets."""

import json
from pathlib import Path

import pytest

from k2quiz.bank.checks import check
from k2quiz.bank.item import Authored
from k2quiz.bank.kinds import all_kinds
from k2quiz.bank.ledger import read_ledger
from k2quiz.bank.lock import LOCK_FILE, read_lock, relock
from k2quiz.bank.node import ListNode, MapNode, TextNode, parts
from k2quiz.bank.reader import read_yaml
from k2quiz.bank.rules import Report
from k2quiz.card import Card, Choose

DECK = Path(__file__).parents[2] / "decks" / "vitamin-k2"
BANKS = ["k1-vs-k2", "safety", "trial-nuances", "ucmgp-markers"]
LOADED, FINDINGS = check(DECK)
assert LOADED is not None
ITEMS = LOADED.items
BANK_OF = {item.item.id: Path(item.item.place.path).stem for item in ITEMS}


def test_the_deck_has_no_finding_at_all() -> None:
    assert [str(finding) for finding in FINDINGS] == []


def test_the_deck_has_the_banks_that_it_promises() -> None:
    assert set(BANKS) <= set(BANK_OF.values())


@pytest.mark.parametrize("bank", BANKS)
def test_a_bank_has_at_least_fifteen_items(bank: str) -> None:
    assert list(BANK_OF.values()).count(bank) >= 15


def test_every_fact_of_the_ledger_is_asked_about() -> None:
    covered = {fact for item in ITEMS for fact in item.item.covers}
    assert set(read_ledger(DECK / "facts.yaml", Report())) - covered == set()


def test_every_kind_is_represented() -> None:
    assert {item.item.kind for item in ITEMS} == {kind.name for kind in all_kinds()}


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.item.id)
def test_an_item_explains_cites_and_rests_on_facts(item: Authored) -> None:
    assert item.item.explain
    assert item.item.references
    assert item.item.covers


@pytest.mark.parametrize("item", ITEMS, ids=lambda item: item.item.id)
def test_every_option_has_its_reason(item: Authored) -> None:
    for card in item.cards:
        if isinstance(card.interaction, Choose) and item.item.kind == "choice":
            assert all(option.why for option in card.interaction.options)


def test_every_topic_is_known_and_titled() -> None:
    assert LOADED is not None
    assert {item.item.topic for item in ITEMS} <= LOADED.deck.topics.keys()
    assert all(LOADED.deck.topics.values())


def root(name: str) -> MapNode:
    node = read_yaml(DECK / name, Report())
    assert isinstance(node, MapNode)
    return node


def facts() -> list[MapNode]:
    nodes = root("facts.yaml").get("facts")
    assert isinstance(nodes, ListNode)
    return [node for node in nodes.items if isinstance(node, MapNode)]


def cited_by_facts() -> set[str]:
    return {ref.value for fact in facts() for ref in parts(fact.get("refs")) if isinstance(ref, TextNode)}


def references() -> set[str]:
    nodes = root("references.yaml").get("references")
    assert isinstance(nodes, MapNode)
    return {key.value for key, _ in nodes}


def test_every_reference_of_a_fact_is_known() -> None:
    assert cited_by_facts() <= references()


def test_no_reference_is_unused() -> None:
    cited = {reference.id for item in ITEMS for reference in item.item.references}
    assert references() - cited - cited_by_facts() == set()


def test_every_topic_of_a_fact_is_known() -> None:
    assert LOADED is not None
    topics = {topic.value for fact in facts() if isinstance(topic := fact.get("topic"), TextNode)}
    assert topics <= LOADED.deck.topics.keys()


def test_every_fact_that_is_covered_is_in_the_ledger() -> None:
    ledger = read_ledger(DECK / "facts.yaml", Report())
    assert {name for item in ITEMS for name in item.item.covers} <= ledger.keys()


def single_choices() -> list[tuple[Card, Choose]]:
    return [
        (card, card.interaction)
        for item in ITEMS
        for card in item.cards
        if item.item.kind == "choice" and isinstance(card.interaction, Choose) and not card.interaction.several
    ]


@pytest.mark.parametrize("longest", [True, False], ids=["longest", "shortest"])
def test_a_robot_that_looks_at_the_length_of_options_learns_little(longest: bool) -> None:  # noqa: FBT001 - a case
    hits = chance = 0.0
    found = single_choices()
    for _, choose in found:
        lengths = [len(option.text) for option in choose.options]
        picked = max(lengths) if longest else min(lengths)
        right = [option.right for option in choose.options if len(option.text) == picked]
        hits += sum(right) / len(right)
        chance += 1 / len(lengths)
    assert len(found) >= 15
    assert 100 * hits / len(found) <= 100 * chance / len(found) + 9


def test_the_statements_are_not_all_of_one_truth() -> None:
    truths = [
        card.interaction.options[0].right
        for item in ITEMS
        for card in item.cards
        if item.item.kind == "truth" and isinstance(card.interaction, Choose)
    ]
    assert 0.3 <= sum(truths) / len(truths) <= 0.7


def test_the_ids_of_all_cards_are_unique() -> None:
    ids = [card.id for item in ITEMS for card in item.cards]
    assert len(ids) == len(set(ids))


def test_the_lock_is_current() -> None:
    """After an edit: `k2quiz check --lock decks/vitamin-k2`."""
    assert LOADED is not None
    lock = read_lock(DECK / LOCK_FILE)
    assert relock(LOADED.deck, lock, 0) == lock


def test_the_lock_is_written_as_the_program_writes_it() -> None:
    text = (DECK / LOCK_FILE).read_text("utf-8")
    items = json.loads(text)["items"]
    assert list(items) == sorted(items)
