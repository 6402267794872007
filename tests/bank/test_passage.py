from pathlib import Path
from textwrap import indent

import pytest

from k2quiz.bank.load import load_deck
from tests.bank.authoring import HEADER, STATEMENT, bank, findings, item, only, spots, write


def passage(*items: str, fields: str = "", text: str = "passage: A man asks.\n") -> str:
    """A passage of a bank; its first item begins on the third line after its fields, its fields in column 9."""
    return "  - " + indent(text + fields + "items:\n" + "".join(items), "    ").lstrip()


def test_every_item_about_a_passage_has_it_as_its_context(tmp_path: Path) -> None:
    text = bank(item(STATEMENT, "a"), passage(item(STATEMENT, "b"), item(STATEMENT, "c")), item(STATEMENT, "d"))
    cards = load_deck(write(tmp_path, text)).cards
    assert [(card.id, card.item.context) for card in cards] == [
        ("demo/one/a", ""),
        ("demo/one/b", "A man asks."),
        ("demo/one/c", "A man asks."),
        ("demo/one/d", ""),
    ]


def test_the_nearest_defaults_win_and_all_tags_add_up(tmp_path: Path) -> None:
    header = HEADER.replace("items:", "defaults: {difficulty: 2, level: apply, tags: [all]}\nitems:")
    own = item(STATEMENT + "difficulty: 5\ntags: own\n", "b")
    text = header + passage(item(STATEMENT, "a"), own, fields="defaults: {difficulty: 4, tags: case}\n")
    first, second = (card.item for card in load_deck(write(tmp_path, text + item(STATEMENT, "c"))).cards[:2])
    assert (first.difficulty, first.level, first.tags) == (4, "apply", ("all", "case"))
    assert (second.difficulty, second.level, second.tags) == (5, "apply", ("all", "case", "own"))


def test_the_defaults_of_a_passage_end_with_it(tmp_path: Path) -> None:
    text = bank(passage(item(STATEMENT, "a"), fields="defaults: {difficulty: 4}\n"), item(STATEMENT, "b"))
    assert [card.item.difficulty for card in load_deck(write(tmp_path, text)).cards] == [4, 0]


def test_an_item_keeps_its_id_when_it_moves_under_a_passage(tmp_path: Path) -> None:
    alone = load_deck(write(tmp_path, bank(item(STATEMENT, "a")))).cards
    about = load_deck(write(tmp_path, bank(passage(item(STATEMENT, "a"))))).cards
    assert [card.id for card in alone] == [card.id for card in about]


INNER = passage(item(STATEMENT, "a"))
FAULTS = {
    "no text": (passage(item(STATEMENT), text=""), "6:5 K2Q207", "no `passage`", "write the text"),
    "empty text": (passage(item(STATEMENT), text="passage:\n"), "6:13 K2Q211", "`passage` is empty", "write it"),
    "text in brackets": (passage(item(STATEMENT), text="passage: [a]\n"), "6:14 K2Q210", "not a list", "without"),
    "misspelt text": (
        passage(item(STATEMENT), text="pasage: a\n"),
        "6:5 K2Q204",
        "`pasage`",
        "did you mean `passage`?",
    ),
    "no items": ("  - passage: a\n", "6:5 K2Q207", "no `items`", "below the passage"),
    "misspelt items": ("  - passage: a\n    itmes: []\n", "7:5 K2Q204", "`itmes`", "did you mean `items`?"),
    "nothing after items": ("  - passage: a\n    items:\n", "7:11 K2Q211", "`items` is empty", "write it"),
    "an empty list": ("  - passage: a\n    items: []\n", "7:12 K2Q208", "a passage without items", "take it out"),
    "items are text": ("  - passage: a\n    items: b\n", "7:12 K2Q210", "`items` must be a list", "`- id: …`"),
    "a question beside it": (item("passage: a\n" + STATEMENT), "6:5 K2Q207", "without `items`", "`- passage:`"),
    "an id": (passage(item(STATEMENT), fields="id: p\n"), "7:5 K2Q204", "`id` in a passage", "known: passage"),
    "a passage within": (passage(item(STATEMENT, "b"), INNER), "11:9 K2Q209", "within a passage", "move it out"),
    "a misspelt default": (
        passage(item(STATEMENT), fields="defaults: {dificulty: 3}\n"),
        "7:16 K2Q204",
        "unknown field `dificulty` in `defaults`",
        "did you mean `difficulty`?",
    ),
    "a bad default": (
        passage(item(STATEMENT, "a"), item(STATEMENT, "b"), fields="defaults: {difficulty: 9}\n"),
        "7:28 K2Q214",
        "not `9`",
        "1 to 5",
    ),
    "a faulty item": (passage(item("ask: b\ntruth: maybe\n")), "10:16 K2Q213", "not `maybe`", "true or false"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_passage_gives_one_finding(fault: str, tmp_path: Path) -> None:
    text, spot, message, mend = FAULTS[fault]
    finding = only(tmp_path, bank(text, item(STATEMENT, "z")))
    assert spots([finding]) == [spot]
    assert message in finding.message
    assert mend in finding.help


def test_an_id_is_used_once_in_and_out_of_passages(tmp_path: Path) -> None:
    found = findings(tmp_path, bank(item(STATEMENT), passage(item(STATEMENT))))
    assert [(finding.code, finding.place.line) for finding in found] == [("K2Q223", 11)]
