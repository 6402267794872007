from pathlib import Path

import pytest

from k2quiz.bank.checks import check
from k2quiz.bank.load import load, load_deck
from k2quiz.bank.rules import Report
from k2quiz.errors import FaultyFileError, UsageError
from tests.bank.authoring import HEADER, STATEMENT, bank, item, spots, write

DECK = """\
k2quiz: 1
deck:
  id: my-deck
  title: My deck
  language: en
  license: CC0-1.0
  authors: [A]
  anki: Mine
  disclaimer: For study only.
  topics: {safety: Safety}
"""
REFERENCES = "k2quiz: 1\nreferences:\n  a2022: {title: T}\n"
FACTS = "k2quiz: 1\nfacts:\n  - {id: f-1, claim: C, verdict: supported}\n"
FIELDS = STATEMENT + "topic: safety\nrefs: [a2022]\n"


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck of two banks, with references and a ledger."""
    folder = tmp_path / "deck"
    write(folder, DECK, "deck.yaml")
    write(folder, REFERENCES, "references.yaml")
    write(folder, FACTS, "facts.yaml")
    write(folder / "banks", bank(item(FIELDS, "a"), item(FIELDS, "b")), "one.yaml")
    write(folder / "banks", bank(item(FIELDS, "a")).replace("demo/one", "demo/two"), "two.yaml")
    return folder


def ids(path: Path) -> list[str]:
    return [card.id for card in load_deck(path).cards]


def test_a_folder_is_a_deck_with_its_header_its_banks_and_its_ledger(deck: Path) -> None:
    report = Report()
    loaded = load(deck, report)
    assert report.findings == []
    assert loaded is not None
    found = loaded.deck
    assert (found.id, found.title, found.path, found.anki) == ("my-deck", "My deck", deck, "Mine")
    assert (found.language, found.license, found.authors) == ("en", "CC0-1.0", ("A",))
    assert (found.disclaimer, found.topics) == ("For study only.", {"safety": "Safety"})
    assert [entry.id for entry in found.banks] == ["demo/one", "demo/two"]
    assert [card.id for card in found.cards] == ["demo/one/a", "demo/one/b", "demo/two/a"]
    assert [entry.item.id for entry in loaded.items] == ["demo/one/a", "demo/one/b", "demo/two/a"]
    assert loaded.ledger == deck / "facts.yaml"


def test_the_deck_file_stands_for_its_folder(deck: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ids(deck / "deck.yaml") == ids(deck)
    monkeypatch.chdir(deck)
    assert ids(Path("deck.yaml")) == ids(Path())


def test_a_lone_bank_is_a_deck_of_one(tmp_path: Path) -> None:
    header = HEADER.replace("items:", "  language: en\n  license: CC0-1.0\n  authors: A\n  topics: {a: A}\nitems:")
    path = write(tmp_path, header + item(STATEMENT))
    found = load_deck(path)
    assert (found.id, found.title, found.anki, found.path) == ("demo/one", "One", "One", path)
    assert (found.language, found.license, found.authors, found.topics) == ("en", "CC0-1.0", ("A",), {"a": "A"})


def test_a_bank_inside_a_deck_keeps_the_deck_s_topics_and_references(deck: Path) -> None:
    found = load_deck(deck / "banks" / "one.yaml")
    assert found.id == "my-deck"
    assert [card.id for card in found.cards] == ["demo/one/a", "demo/one/b"]
    assert [reference.id for card in found.cards for reference in card.item.references] == ["a2022", "a2022"]


def test_a_bank_named_from_within_its_folder_still_belongs_to_its_deck(
    deck: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(deck / "banks")
    assert load_deck(Path("one.yaml")).id == "my-deck"


def test_a_missing_path_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"There is no file or folder `.*nowhere\.yaml`\."):
        load_deck(tmp_path / "nowhere.yaml")


def test_a_folder_without_a_deck_file_is_told_what_a_deck_is(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"it has no deck\.yaml\. Name a deck's folder, or one bank file\."):
        load_deck(tmp_path)


def test_a_faulty_deck_is_not_studied_and_tells_every_error_once(deck: Path) -> None:
    fields = "ask: b\ntruth: maybe\n"
    header = HEADER.replace("items:", "defaults: {difficulty: 9}\nitems:")
    write(deck / "banks", header + item(fields, "a") + item(fields, "b"), "one.yaml")
    with pytest.raises(FaultyFileError) as caught:
        load_deck(deck)
    assert spots(list(caught.value.findings)) == ["5:24 K2Q214", "9:12 K2Q213", "12:12 K2Q213"]
    assert "one.yaml:5:24: error K2Q214" in str(caught.value)


def test_warnings_do_not_keep_a_deck_from_being_studied(tmp_path: Path) -> None:
    assert len(load_deck(write(tmp_path, HEADER + "  - {ask: b, truth: true}\n")).cards) == 1


def test_two_banks_of_one_id_are_an_error_that_names_both_files(deck: Path) -> None:
    text = bank(item(FIELDS, "c"))
    write(deck / "banks", text, "three.yaml")
    (finding,) = [finding for finding in check(deck)[1] if finding.code == "K2Q223"]
    assert finding.place.path.endswith("three.yaml")
    assert (finding.place.line, finding.place.column) == (3, 7)
    assert "`demo/one` is already used" in finding.message
    assert "one.yaml" in finding.message


FAULTS = {
    "no header": ("k2quiz: 1\n", "1:1 K2Q207", "no `deck`", "write `deck:` with `id:` and `title:` under it"),
    "no id": (DECK.replace("  id: my-deck\n", ""), "3:3 K2Q207", "no `id`", "it never changes again"),
    "no title": (DECK.replace("  title: My deck\n", ""), "3:3 K2Q207", "no `title`", "what the learner sees"),
    "misspelt field": (DECK.replace("license", "licence"), "6:3 K2Q204", "`licence` in `deck`", "`license`?"),
    "misspelt header": (DECK.replace("deck:", "dekc:"), "2:1 K2Q204", "unknown field `dekc` in a deck", "`deck`?"),
    "empty": ("", "1:1 K2Q200", "the file is empty", "`k2quiz: 1`"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_deck_file_gives_one_finding(fault: str, deck: Path) -> None:
    text, spot, message, mend = FAULTS[fault]
    write(deck, text, "deck.yaml")
    found = [finding for finding in check(deck)[1] if finding.place.path.endswith("deck.yaml")]
    assert spots(found) == [spot]
    assert message in found[0].message
    assert mend in found[0].help


def test_a_deck_without_banks_is_a_warning(tmp_path: Path) -> None:
    write(tmp_path, DECK, "deck.yaml")
    loaded, found = check(tmp_path)
    assert loaded is not None
    assert spots(list(found)) == ["3:3 K2Q208"]
    assert found[0].help == "put bank files into the folder `banks` beside it"


def test_a_bank_that_cannot_be_read_hides_no_other(deck: Path) -> None:
    write(deck / "banks", "a: [", "one.yaml")
    loaded, found = check(deck)
    assert loaded is not None
    assert [entry.id for entry in loaded.deck.banks] == ["demo/two"]
    assert [finding.code for finding in found if finding.place.path.endswith("one.yaml")] == ["K2Q100"]


def test_a_moved_file_another_order_or_an_edit_changes_no_card_s_id(deck: Path) -> None:
    before = set(ids(deck))
    (deck / "banks" / "one.yaml").rename(deck / "banks" / "zzz.yaml")
    edited = FIELDS.replace("Natto holds K2", "Natto is rich in K2") + "difficulty: 4\n"
    write(deck / "banks", bank(item(FIELDS, "b"), item(edited, "a")), "zzz.yaml")
    assert set(ids(deck)) == before


def test_the_ids_of_a_deck_are_unique(deck: Path) -> None:
    text = bank(item(FIELDS, "a"), item("front: x\nback: y\nreverse: true\n", "b"), item("cloze: '{{c1::a}}'\n", "c"))
    write(deck / "banks", text, "one.yaml")
    found = ids(deck)
    assert len(set(found)) == len(found) == 5


def test_banks_come_in_the_order_of_the_deck_s_topics_and_those_without_one_last(deck: Path) -> None:
    write(deck, DECK.replace("{safety: Safety}", "{trials: Trials, safety: Safety}"), "deck.yaml")
    late = bank(item(FIELDS.replace("safety", "trials"), "a")).replace("demo/one", "demo/zero")
    write(deck / "banks", late, "zero.yaml")
    write(deck / "banks", bank(item(STATEMENT, "a")).replace("demo/one", "demo/after"), "after.yaml")
    assert [found.id for found in load_deck(deck).banks] == ["demo/zero", "demo/one", "demo/two", "demo/after"]
