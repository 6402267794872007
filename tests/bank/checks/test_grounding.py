from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.bank.checks import check
from k2quiz.bank.checks.grounding import numbers_of
from k2quiz.bank.item import Authored
from k2quiz.bank.node import MapNode
from k2quiz.card import Card, Item, ItemId, Recall
from k2quiz.errors import Finding, Place
from tests.bank.authoring import BEGINNING, STATEMENT, bank, item, spots, write

DECK = "k2quiz: 1\ndeck: {id: d, title: D}\n"
REFERENCES = "k2quiz: 1\nreferences:\n  a2022: {title: T, year: 2022}\n"
FACTS = """\
k2quiz: 1
facts:
  - {id: f-1, claim: C, verdict: supported, values: {cutoff_au: 400, share: 4.5, men: "1,500", mass: 2 × 10^3}}
  - {id: f-2, claim: C, verdict: overstated}
  - {id: f-3, claim: C, verdict: editorial}
  - {id: f-4, claim: C, verdict: simplified}
"""
CODES = ("K2Q228", "K2Q229", "K2Q320", "K2Q321")


def findings(folder: Path, fields: str) -> list[Finding]:
    """Where an item of a deck with a ledger parts from its facts."""
    write(folder, DECK, "deck.yaml")
    write(folder, REFERENCES, "references.yaml")
    write(folder, FACTS, "facts.yaml")
    return [finding for finding in check(write(folder / "banks", bank(item(fields))))[1] if finding.code in CODES]


@pytest.mark.parametrize(
    "fields",
    [
        STATEMENT,
        STATEMENT + "covers: [f-1, f-3, f-4]\n",
        STATEMENT + "covers: [f-2]\nnuance: true\n",
        "ask: Above 400 AU?\ntruth: true\ncovers: f-1\n",
        "ask: Of 1,500 men 4.50 %?\ntruth: true\ncovers: f-1\n",
        "ask: About 2000 g?\ntruth: true\ncovers: f-1\n",
        "ask: About 2 × 10³ g?\ntruth: true\ncovers: f-1\n",
        "ask: Published in 2022?\ntruth: true\nrefs: [a2022]\n",
        "ask: A dose of 90 µg?\ntruth: true\nnumbers: {90: the label}\n",
        "ask: How much ×10^3?\nnumber: 2\nnumbers: {×10^3: a scale, 2: a count}\n",
        "ask: Vitamin K2 as MK-7, C57BL6 and MK-4?\ntruth: true\n",
        "ask: b\nnumber: 400\ncovers: f-1\n",
        "ask: b\nnumber: 90..720\n",
        "cloze: Above {{c1::400}} AU\ncovers: f-1\n",
    ],
)
def test_a_grounded_item_passes(fields: str, tmp_path: Path) -> None:
    assert findings(tmp_path, fields) == []


@pytest.mark.parametrize(
    ("fields", "spot", "message", "mend"),
    [
        (STATEMENT + "covers: [f-3, f-11]\n", "9:19 K2Q228", "fact `f-11` is not in the ledger", "`f-1`?"),
        (STATEMENT + "covers: [f-1, f-3, f-4, f-1, f-3]\n", "9:13 K2Q229", "covers 5 facts (limit 4)", "split"),
        (STATEMENT + "covers: [f-2]\n", "6:5 K2Q321", "fact `f-2` is overstated", "article and evidence part"),
        (STATEMENT + "covers: [f-2]\nnuance: false\n", "10:13 K2Q321", "no `nuance: true`", "mark it"),
        ("ask: Above 300 AU?\ntruth: true\ncovers: f-1\n", "7:10 K2Q320", "the number 300 has no", "`numbers`"),
        ("ask: Above 400 AU?\ntruth: true\n", "7:10 K2Q320", "the number 400 has no", "cover the fact"),
        ("ask: About 3×10^3?\ntruth: true\n", "7:10 K2Q320", "the number 3000 has no", "cover the fact"),
        ("ask: b\nright: Of 7 men\nwrong: none\n", "8:12 K2Q320", "the number 7 has no", "cover the fact"),
        ("ask: b\nanswer: a\nreject: {answer: c, why: Of 8}\n", "9:30 K2Q320", "the number 8 has", "cover the fact"),
        ("ask: b\nnumber: 0.50\n", "8:13 K2Q320", "the number 0.5 has no", "cover the fact"),
        ("cloze: Of {{c1::9}} men\n", "7:12 K2Q320", "the number 9 has no", "cover the fact"),
        ("front: b\nback: Of 6 men\n", "8:11 K2Q320", "the number 6 has no", "cover the fact"),
        (STATEMENT + "explain: Of 5 men.\n", "9:14 K2Q320", "the number 5 has no", "cover the fact"),
    ],
)
def test_an_item_that_parts_from_its_facts_gives_one_finding(
    fields: str, spot: str, message: str, mend: str, tmp_path: Path
) -> None:
    found = findings(tmp_path, fields)
    assert spots(found) == [spot]
    assert message in found[0].message
    assert mend in found[0].help


def test_each_number_without_a_source_is_named(tmp_path: Path) -> None:
    found = findings(tmp_path, "ask: Of 30 men 4 or 200?\ntruth: true\n")
    assert sorted(finding.message.split()[2] for finding in found) == ["200", "30", "4"]


def test_a_deck_without_a_ledger_needs_no_grounding(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item("ask: Of 30 men?\ntruth: true\ncovers: [x]\n")))
    assert not [finding for finding in check(path)[1] if finding.code in CODES]


def test_a_number_in_the_passage_needs_a_source_too(tmp_path: Path) -> None:
    write(tmp_path, DECK, "deck.yaml")
    write(tmp_path, FACTS, "facts.yaml")
    items = "  - passage: Of 77 men.\n    items:\n      - {id: q1, ask: Men took part., truth: true}\n"
    found = check(write(tmp_path / "banks", bank(items)))[1]
    assert "the number 77 has no source" in [finding.message for finding in found]


STRONG = [
    ("ask: It is compelling.\ntruth: true\n", True),
    ("ask: It is compelling.\ntruth: false\n", False),
    ('ask: It is "compelling", the article says.\ntruth: true\n', False),
    ("ask: It is compelling.\ntruth: true\nstance: article\n", False),
    ("ask: b\nright: A remarkable fall\nwrong: none\n", True),
    ("ask: b\nright: none\nwrong: A remarkable fall\n", False),
    ("front: b\nback: It is strongly supported\n", False),
    ("front: b\nback: The data strongly support it\n", True),
    ("cloze: It {{c1::reversed}} stiffness\n", True),
    ("ask: b\norder: [one, two, a crucial contraindication]\n", True),
    ("ask: b\nanswer: recommended\n", False),
]


@pytest.mark.parametrize(("fields", "strong"), STRONG)
def test_a_strength_word_in_what_an_item_claims_is_quoted(fields: str, strong: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a case
    write(tmp_path, DECK, "deck.yaml")
    write(tmp_path, FACTS, "facts.yaml")
    found = check(write(tmp_path / "banks", bank(item(fields))))[1]
    assert ("K2Q323" in {finding.code for finding in found}) == strong


def authored(text: str) -> Authored:
    """A flashcard whose back is this text."""
    family = Item(ItemId("b/i"), "b", "flashcard", Place("b.yaml"))
    return Authored(family, (Card(family, "front", Recall(text)),), {}, MapNode("b.yaml", BEGINNING, BEGINNING, {}))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("1,234,567.8 of them", ["1234567.8"]),
        ("from 90 to 720, or 90–720, or 90-720", ["90", "720"]),
        ("p = 0.047; 45 %; −5", ["0.047", "45", "5"]),
        ("K2, MK-7, MK-4, D3, IL-6, C57BL6, v1.2", []),
        ("10^3, 10³, 2×10^−3, 2 · 10⁻³ and 1.5 x 10^2", ["1000", "0.002", "150"]),
        ("10 men, 110^2", ["10", "110", "2"]),
        ("in 2022.", ["2022"]),
        ("", []),
    ],
)
def test_the_numbers_of_a_text_are_those_that_a_reader_sees(text: str, numbers: list[str]) -> None:
    assert numbers_of(authored(text)) == {Decimal(number) for number in numbers}


@given(st.integers(0, 10**12), st.integers(0, 999))
def test_a_number_is_the_same_however_it_is_written(whole: int, thousandths: int) -> None:
    number = Decimal(whole) + Decimal(thousandths) / 1000
    plain, grouped = f"{whole}.{thousandths:03}", f"{whole:,}.{thousandths:03}"
    assert numbers_of(authored(plain)) == numbers_of(authored(f"({grouped})")) == {number}
