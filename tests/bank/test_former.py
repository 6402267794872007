from pathlib import Path

import pytest

from k2quiz.bank.load import load, load_deck
from k2quiz.bank.rules import Report
from tests.bank.authoring import STATEMENT, bank, findings, item, only, spots, write


def test_a_former_id_is_of_the_same_bank_unless_it_names_another(tmp_path: Path) -> None:
    text = bank(item(STATEMENT + "was: old\n", "a"), item(STATEMENT + "was: [x/y/old, older]\n", "b"))
    assert [card.item.was for card in load_deck(write(tmp_path, text)).cards] == [
        ("demo/one/old",),
        ("x/y/old", "demo/one/older"),
    ]


FAULTS = {
    "no id": ("was: [Old One]\n", ["9:11 K2Q222"], "`Old One` was never an id"),
    "no id of a bank": ("was: [/old]\n", ["9:11 K2Q222"], "`/old` was never an id"),
    "its own": ("was: q1\n", ["9:10 K2Q290"], "`q1` is still the id of the item at"),
    "twice": ("was: [old, demo/one/old]\n", ["9:16 K2Q291"], "already taken over by demo/one/q1"),
    "fields": ("was: {a: b}\n", ["9:10 K2Q210"], "a list of texts"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_former_id_gives_one_finding(fault: str, tmp_path: Path) -> None:
    fields, where, message = FAULTS[fault]
    found = findings(tmp_path, bank(item(STATEMENT + fields)))
    assert spots(found) == where
    assert message in found[0].message


def test_the_id_of_another_item_is_no_former_id(tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item(STATEMENT, "a"), item(STATEMENT + "was: [older, a]\n", "b")))
    assert spots([finding]) == ["12:18 K2Q290"]
    assert "`a` is still the id of the item at" in finding.message
    assert finding.message.endswith("bank.yaml:6:5")


def test_two_items_cannot_both_have_the_history_of_a_third(tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item(STATEMENT + "was: old\n", "a"), item(STATEMENT + "was: old\n", "b")))
    assert spots([finding]) == ["13:10 K2Q291"]
    assert finding.message == "`old` was already taken over by demo/one/a"


def test_former_ids_are_compared_across_the_banks_of_a_deck(tmp_path: Path) -> None:
    write(tmp_path, "k2quiz: 1\ndeck: {id: d, title: D}\n", "deck.yaml")
    write(tmp_path / "banks", bank(item(STATEMENT, "a")), "one.yaml")
    other = bank(item(STATEMENT + "was: demo/one/a\n", "b")).replace("id: demo/one", "id: demo/two", 1)
    write(tmp_path / "banks", other, "two.yaml")
    report = Report()
    load(tmp_path, report)
    assert [(Path(finding.place.path).name, finding.code) for finding in report.findings] == [("two.yaml", "K2Q290")]
