from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.bank.checks import check
from k2quiz.bank.checks.duplicates import ALIKE, check_duplicates
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.checks.words import likeness
from k2quiz.bank.item import Authored
from k2quiz.bank.node import MapNode
from k2quiz.bank.rules import Report
from k2quiz.card import Card, Item, ItemId, Recall
from k2quiz.errors import Place
from tests.bank.authoring import BEGINNING, bank, item, write

ASK = "ask: Which circulating marker rises when vitamin status is poor?\n"


def pairs(folder: Path, *fields: str) -> list[tuple[int, str]]:
    text = bank(*(item(one, f"q{number}") for number, one in enumerate(fields, 1)))
    found = [finding for finding in check(write(folder, text))[1] if finding.code == "K2Q333"]
    return [(finding.place.line, finding.message.split("`")[1]) for finding in found]


@pytest.mark.parametrize(
    "other",
    [
        ASK,
        ASK.upper().replace("ASK", "ask"),
        ASK.replace("rises when", "goes up, or rises, when"),
        ASK.replace("circulating marker", "marker, circulating,"),
    ],
)
def test_a_question_that_reads_like_another_is_found_at_the_later_one(other: str, tmp_path: Path) -> None:
    assert pairs(tmp_path, ASK + "answer: ucMGP\n", other + "answer: UCMGP\n") == [(10, "demo/one/q1")]


@pytest.mark.parametrize(
    "other",
    [
        ASK + "answer: dp-ucMGP\n",
        ASK.replace("poor", "not poor") + "answer: ucMGP\n",
        ASK.replace("marker", "marker of 5") + "answer: ucMGP\n",
        ASK.replace("marker", "MK-7 marker") + "answer: ucMGP\n",
        ASK.replace("circulating marker", "urinary protein") + "answer: ucMGP\n",
    ],
)
def test_questions_with_other_answers_numbers_negations_or_words_pass(other: str, tmp_path: Path) -> None:
    assert pairs(tmp_path, ASK + "answer: ucMGP\n", other) == []


def test_a_question_is_told_apart_from_the_earliest_only(tmp_path: Path) -> None:
    assert pairs(tmp_path, *[ASK + "answer: ucMGP\n"] * 3) == [(10, "demo/one/q1"), (13, "demo/one/q1")]


def flashcard(number: int, words: frozenset[str]) -> Reading:
    place = Place("b.yaml", number + 1)
    family = Item(ItemId(f"b/i{number}"), "b", "flashcard", place)
    return Reading(
        Authored(
            family,
            (Card(family, " ".join(sorted(words)), Recall("x")),),
            {},
            MapNode("b.yaml", BEGINNING, BEGINNING, {}),
        )
    )


WORDS = st.lists(
    st.frozensets(st.sampled_from(["pear", "plum", "fig", "lime", "date", "kiwi", "palm"]), min_size=3), max_size=8
)


@given(WORDS)
def test_the_index_misses_no_pair_that_comparing_all_would_find(texts: list[frozenset[str]]) -> None:
    report = Report()
    check_duplicates([flashcard(number, words) for number, words in enumerate(texts)], report)
    first: list[frozenset[str]] = []
    later = []
    for number, words in enumerate(texts):
        if any(likeness(words, other) >= ALIKE for other in first):
            later.append(number + 1)
        else:
            first.append(words)
    assert [finding.place.line for finding in report.in_order()] == later
