"""The shipped deck against its ledger: every fact asked for, every number with a source, every source used."""

from k2quiz.bank.checks.grounding import figures, numbers_of
from k2quiz.bank.coverage import survey
from k2quiz.bank.node import ListNode, MapNode, TextNode, parts
from k2quiz.bank.reader import read_yaml
from k2quiz.bank.rules import Report
from tests.deck.shipped import DECK, ITEMS, LEDGER, LOADED, share

SURVEY = survey(LEDGER, ITEMS)


def test_every_fact_of_the_ledger_is_asked_for() -> None:
    assert SURVEY.uncovered == ()
    assert SURVEY.all.covered == SURVEY.all.facts == len(LEDGER) > 150


def test_every_key_fact_is_asked_in_two_kinds_one_of_them_a_production() -> None:
    assert SURVEY.thin == ()
    assert SURVEY.all.key_ok == SURVEY.all.key > 35


def test_every_fact_that_is_more_or_less_true_has_an_item_that_says_so() -> None:
    assert SURVEY.unqualified == ()
    assert SURVEY.all.nuance_ok == SURVEY.all.nuanced > 35


def test_every_fact_that_an_item_covers_is_in_the_ledger() -> None:
    assert {name for item in ITEMS for name in item.item.covers} <= LEDGER.keys()


def test_nine_numbers_in_ten_come_from_the_facts_that_their_item_covers() -> None:
    """The rest is declared by the item, or the year of a reference; a number without either is an error of `check`."""
    held = told = 0
    for item in ITEMS:
        found = numbers_of(item)
        values = set(figures(value for name in item.item.covers for value in LEDGER[name].values))
        held += len(found & values)
        told += len(found)
    assert told > 200
    assert share(held, told) >= 0.90


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
    topics = {topic.value for fact in facts() if isinstance(topic := fact.get("topic"), TextNode)}
    assert topics <= LOADED.deck.topics.keys()
