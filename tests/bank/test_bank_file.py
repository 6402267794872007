from pathlib import Path

import pytest

from k2quiz.bank.bank_file import read_bank
from k2quiz.bank.rules import Report
from tests.bank.authoring import HEADER, STATEMENT, bank, findings, item, only, spots, write

SOUND = bank(item(STATEMENT))


def test_a_bank_has_its_header_and_its_cards(tmp_path: Path) -> None:
    header = (
        "k2quiz: 1\nbank:\n  id: demo/one\n  title: One\n  description: A demonstration.\n  language: en\n"
        "  license: CC-BY-4.0\n  authors: [A, B]\n  version: 2026.10\n  topics: {safety: Safety}\nitems:\n"
    )
    path = write(tmp_path, header + item(STATEMENT + "topic: safety\n"))
    report = Report()
    found = read_bank(path, {"trials": "Trials"}, {}, report)
    assert report.findings == []
    assert found is not None
    assert (found.bank.id, found.bank.title, found.bank.path) == ("demo/one", "One", path)
    assert (found.language, found.license, found.authors) == ("en", "CC-BY-4.0", ("A", "B"))
    assert found.topics == {"trials": "Trials", "safety": "Safety"}
    assert [card.id for card in found.bank.cards] == ["demo/one/q1"]
    assert (found.place.line, found.place.column) == (3, 7)


FAULTS = {
    "list on top": ("- a\n- b\n", "1:1 K2Q201", "starts with `k2quiz: 1`, not with a list", "`k2quiz: 1` first"),
    "text on top": ("hello\n", "1:1 K2Q201", "not with text", "`k2quiz: 1` first"),
    "no version": (SOUND.replace("k2quiz: 1\n", ""), "1:1 K2Q205", "no `k2quiz: 1`", "as the first line"),
    "future version": (SOUND.replace(": 1", ": 2", 1), "1:9 K2Q206", "format version `2`", "upgrade k2quiz"),
    "no header": ("k2quiz: 1\nitems:\n" + item(STATEMENT), "1:1 K2Q207", "no `bank`", "write `bank:` with `id:`"),
    "misspelt header": (SOUND.replace("bank:", "bnak:"), "2:1 K2Q204", "unknown field `bnak`", "did you mean `bank`?"),
    "header is text": ("k2quiz: 1\nbank: mine\nitems:\n" + item(STATEMENT), "2:7 K2Q210", "not text", "indent"),
    "empty header": ("k2quiz: 1\nbank:\nitems:\n" + item(STATEMENT), "2:6 K2Q211", "`bank` is empty", "write it"),
    "no id": (SOUND.replace("  id: demo/one\n", "", 1), "3:3 K2Q207", "no `id`", "it never changes again"),
    "bad id": (SOUND.replace("demo/one", "My Bank"), "3:7 K2Q222", "`My Bank` is not a valid id", "`my-bank`"),
    "no title": (SOUND.replace("  title: One\n", ""), "3:3 K2Q207", "no `title`", "what the learner sees"),
    "misspelt title": (SOUND.replace("title", "titel"), "4:3 K2Q204", "unknown field `titel`", "`title`?"),
    "topics in brackets": (SOUND.replace("items:", "  topics: [a]\nitems:"), "5:11 K2Q210", "not a list", "for each"),
    "misspelt items": (SOUND.replace("items", "questions"), "5:1 K2Q204", "`questions`", "did you mean `items`?"),
    "items are a mapping": (HEADER + "  a: b\n", "6:3 K2Q210", "`items` must be a list", "`- id: …`"),
    "items are text": (HEADER + "  abc\n", "6:3 K2Q210", "`items` must be a list, not text", "`- id: …`"),
    "items are empty": (HEADER, "5:7 K2Q211", "`items` is empty", "write it"),
    "items are an empty list": (HEADER.rstrip() + " []\n", "5:8 K2Q208", "no items yet", "`- id: …`"),
    "no items": (HEADER.replace("items:\n", ""), "1:1 K2Q208", "no items yet", "`- id: …`"),
    "item is text": (HEADER + "  - What is MGP?\n", "6:5 K2Q201", "one of `items` is text", "field name and a colon"),
    "item is empty": (HEADER + "  -\n", "6:4 K2Q201", "one of `items` is empty", "field name and a colon"),
    "id twice": (SOUND + item(STATEMENT), "9:9 K2Q223", "id `q1` is already used on line 6", "an id of its own"),
    "misspelt default": (
        SOUND.replace("items:", "defaults: {dificulty: 3}\nitems:") + item(STATEMENT, "q2"),
        "5:12 K2Q204",
        "unknown field `dificulty` in `defaults`",
        "did you mean `difficulty`?",
    ),
    "answer among the defaults": (
        SOUND.replace("items:", "defaults: {truth: true}\nitems:"),
        "5:12 K2Q204",
        "unknown field `truth` in `defaults`",
        "known: topic",
    ),
    "bad default of many items": (
        SOUND.replace("items:", "defaults: {difficulty: 9}\nitems:") + item(STATEMENT, "q2"),
        "5:24 K2Q214",
        "not `9`",
        "1 to 5",
    ),
    "defaults are a list": (SOUND.replace("items:", "defaults: [a]\nitems:"), "5:11 K2Q210", "not a list", "indent"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_bank_gives_one_finding(fault: str, tmp_path: Path) -> None:
    text, spot, message, mend = FAULTS[fault]
    finding = only(tmp_path, text)
    assert spots([finding]) == [spot]
    assert message in finding.message
    assert mend in finding.help


def test_a_sound_bank_has_no_finding(tmp_path: Path) -> None:
    assert findings(tmp_path, SOUND) == []


def test_faults_of_several_items_are_told_together_in_their_order(tmp_path: Path) -> None:
    text = bank(item("ask: b\n", "a"), item(STATEMENT, "b"), item("truth: true\n", "c"))
    assert spots(findings(tmp_path, text)) == ["6:5 K2Q220", "11:5 K2Q225"]


def test_a_faulty_item_hides_no_other(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item("ask: b\n", "a"), item(STATEMENT, "b")))
    found = read_bank(path, {}, {}, Report())
    assert found is not None
    assert [card.id for card in found.bank.cards] == ["demo/one/b"]
