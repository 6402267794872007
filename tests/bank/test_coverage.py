from pathlib import Path

import pytest

from k2quiz.bank.checks import check
from k2quiz.bank.coverage import Coverage, Survey, survey
from k2quiz.bank.ledger import Fact, Ledger, read_ledger
from k2quiz.bank.rules import Report
from tests.bank.authoring import bank, item, write

DECK = "k2quiz: 1\ndeck: {id: d, title: D}\n"
LEDGER = """\
k2quiz: 1
facts:
  - {id: k-1, topic: trees, claim: C, verdict: supported, weight: key}
  - {id: n-1, topic: trees, claim: C, verdict: simplified}
  - {id: p-1, topic: ferns, claim: C, verdict: supported}
"""

TRUE = "ask: It is.\ntruth: true\n"
TYPED = "ask: Which?\nanswer: oak\n"


def surveyed(folder: Path, *fields: str) -> Survey:
    write(folder, DECK, "deck.yaml")
    write(folder, LEDGER, "facts.yaml")
    text = bank(*(item(one, f"q{number}") for number, one in enumerate(fields, 1)))
    loaded, _ = check(write(folder / "banks", text))
    assert loaded is not None
    assert loaded.ledger is not None
    return survey(read_ledger(loaded.ledger, Report()), loaded.items)


def test_facts_and_items_are_counted_topic_by_topic(tmp_path: Path) -> None:
    found = surveyed(tmp_path, TRUE + "covers: [k-1, n-1]\n", TYPED + "covers: [k-1, p-1]\n", TRUE)
    assert found.topics == (
        Coverage("trees", facts=2, covered=2, key=1, key_ok=1, nuanced=1, nuance_ok=0, items=2, coverings=3),
        Coverage("ferns", facts=1, covered=1, key=0, key_ok=0, nuanced=0, nuance_ok=0, items=1, coverings=1),
    )
    assert found.all == Coverage("all", 3, 3, 1, 1, 1, 0, items=2, coverings=4)
    assert found.all.redundancy == pytest.approx(4 / 3)


def test_what_needs_items_is_named(tmp_path: Path) -> None:
    found = surveyed(tmp_path, TRUE + "covers: [k-1, n-1]\n")
    assert (found.uncovered, found.thin, found.unqualified) == (("p-1",), ("k-1",), ("n-1",))


@pytest.mark.parametrize(
    ("items", "firm"),
    [
        ([TRUE + "covers: [k-1]\n", TYPED + "covers: [k-1]\n"], True),
        ([TRUE + "covers: [k-1]\n", "front: A\nback: B\ncovers: [p-1, k-1]\n"], True),
        ([TRUE + "covers: [k-1]\n", "cloze: An {{c1::oak}}\ncovers: [k-1]\n"], True),
        ([TRUE + "covers: [k-1]\n"], False),
        ([TYPED + "covers: [k-1]\n", TYPED + "covers: [k-1]\n"], False),
        ([TRUE + "covers: [k-1]\n", "ask: b\norder: [a, b, c]\ncovers: [k-1]\n"], False),
        ([TRUE + "covers: [p-1, k-1]\n", TYPED + "covers: [p-1, k-1]\n"], False),
        ([TRUE + "covers: [k-1]\n", TYPED + "covers: [k-1]\nstatus: retired\n"], False),
        ([TRUE + "covers: [k-1]\n", TYPED + "covers: [k-1]\nstatus: draft\n"], False),
    ],
)
def test_a_key_fact_wants_two_kinds_a_production_and_an_item_of_its_own(
    items: list[str],
    firm: bool,  # noqa: FBT001 - a case
    tmp_path: Path,
) -> None:
    assert surveyed(tmp_path, *items).all.key_ok == firm


@pytest.mark.parametrize(
    ("more", "told"),
    [("nuance: true\n", 1), ("nuance: true\nlevel: apply\n", 1), ("nuance: true\nlevel: remember\n", 0), ("", 0)],
)
def test_a_simplified_fact_wants_a_nuance_above_remembering(more: str, told: int, tmp_path: Path) -> None:
    assert surveyed(tmp_path, f"{TRUE}covers: [n-1]\n{more}").all.nuance_ok == told


def test_an_item_that_names_a_fact_twice_covers_it_once(tmp_path: Path) -> None:
    assert surveyed(tmp_path, TRUE + "covers: [p-1, p-1]\n").all.coverings == 1


def test_the_share_is_that_of_what_is_worst(tmp_path: Path) -> None:
    assert surveyed(tmp_path, TRUE + "covers: [p-1]\n").all.share == 0
    ledger: Ledger = {name: Fact(name, "C", "core", "supported", (), "t") for name in ("p-1", "p-2", "p-3", "p-4")}
    assert survey(ledger, ()).all.share == 0
    assert survey({}, ()).all.share == 1
    assert survey({}, ()).all.redundancy == 0
