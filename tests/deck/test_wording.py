"""What the shipped deck must not say: words of the article, advice, and figures that nobody could bear out."""

import re

import pytest

from k2quiz.bank.checks.grounding import ARTICLE, numbers_of
from k2quiz.bank.checks.words import unquoted
from k2quiz.bank.item import Authored
from k2quiz.bank.node import ListNode, MapNode, Node, TextNode
from k2quiz.bank.reader import read_yaml
from k2quiz.bank.rules import Report
from tests.deck.runs import HASHES, LENGTH, hashed_runs
from tests.deck.shipped import DECK, ITEMS, LEDGER, name_of, texts_of

ARTICLE_RUNS = frozenset(HASHES.read_text("ascii").split())

TO_THE_READER = re.compile(r"\b(?:you|your|yours|yourself)\b", re.IGNORECASE)
IMPERATIVE = re.compile(
    r"(?:^|[.!?:;] )(?:please |do not |never |always )?"
    r"(?:take|avoid|stop|start|use|eat|drink|buy|add|skip|consult|reduce|increase|limit|combine|switch)\b",
    re.IGNORECASE,
)
UNHEARD = re.compile(r"BASIK|VitaK-CAC|DANCODE|\ballerg|\brash\b|anaphyla|\b850 mg", re.IGNORECASE)
"""Trials without a result that anybody read, harms that no source names, a table's misprint."""

UNSOUND = frozenset({17, 60, 68, 86, 117, 348, 365, 389, 854})
"""Counts on which sources differ, sizes that were planned and not reached, misprinted differences, secondary hours."""

SOUND = {"dietary-sources/food-and-fact": {60}, "dietary-sources/greens-and-k2": {60}}
"""Where such a number is a share of phylloquinone intake."""

UNTRACED = {"an-07", "an-08"}
"""Facts whose figures stand in the article and could be traced nowhere else."""


def all_texts(node: Node) -> list[str]:
    match node:
        case TextNode(value=value):
            return [value]
        case MapNode():
            return [text for _, value in node for text in all_texts(value)]
        case ListNode(items=items):
            return [text for part in items for text in all_texts(part)]


def copied(texts: list[str]) -> list[str]:
    return [run for text in texts for digest, run in hashed_runs(text) if digest in ARTICLE_RUNS]


def test_the_runs_of_the_article_are_all_there() -> None:
    assert len(ARTICLE_RUNS) > 1_000
    assert all(re.fullmatch("[0-9a-f]{12}", digest) for digest in ARTICLE_RUNS)


def test_a_run_is_known_by_its_words_whatever_their_case_and_punctuation() -> None:
    words = "One two, three-four (five) six SEVEN"
    assert list(hashed_runs(words)) == list(hashed_runs("one two three four five six seven"))
    assert len(list(hashed_runs(words))) == len(words.replace("-", " ").split()) - LENGTH + 1


@pytest.mark.parametrize("item", ITEMS, ids=name_of)
def test_no_item_takes_seven_words_in_a_row_from_the_article(item: Authored) -> None:
    assert copied(texts_of(item) + all_texts(item.node)) == []


@pytest.mark.parametrize("name", ["deck.yaml", "facts.yaml"])
def test_no_file_of_our_own_words_takes_seven_words_in_a_row_from_the_article(name: str) -> None:
    root = read_yaml(DECK / name, Report())
    assert root is not None
    assert copied(all_texts(root)) == []


@pytest.mark.parametrize("item", ITEMS, ids=name_of)
def test_no_item_addresses_the_learners_own_health(item: Authored) -> None:
    texts = [unquoted(text) for text in texts_of(item)]
    assert [text for text in texts if TO_THE_READER.search(text) or IMPERATIVE.search(text)] == []


@pytest.mark.parametrize("item", ITEMS, ids=name_of)
def test_no_item_asks_for_what_nobody_could_bear_out(item: Authored) -> None:
    assert [text for text in texts_of(item) if UNHEARD.search(text)] == []
    assert {*map(int, numbers_of(item))} & UNSOUND <= SOUND.get(name_of(item), set())


@pytest.mark.parametrize("item", [item for item in ITEMS if UNTRACED & {*item.item.covers}], ids=name_of)
def test_a_figure_that_could_not_be_traced_is_told_as_the_articles(item: Authored) -> None:
    figures = {value for name in UNTRACED for value in LEDGER[name].values} & {"37", "53"}
    assert figures == {"37", "53"}
    asked = item.cards[0].prompt
    assert item.item.nuance
    assert item.item.stance == ARTICLE or not any(figure in asked for figure in figures)
    assert "article" in asked or "article" in item.item.explain
