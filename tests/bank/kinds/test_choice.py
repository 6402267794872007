from pathlib import Path

import pytest

from k2quiz.card import Choose, Option
from tests.bank.authoring import bank, card, item, only, spots


def options(folder: Path, fields: str) -> Choose:
    interaction = card(folder, fields).interaction
    assert isinstance(interaction, Choose)
    return interaction


def test_one_right_text_and_wrong_ones_are_a_single_choice(tmp_path: Path) -> None:
    choose = options(tmp_path, "ask: Which?\nright: Natto\nwrong: [Spinach, Olive oil]\n")
    wrong = [Option(text, right=False) for text in ("Spinach", "Olive oil")]
    assert choose == Choose((Option("Natto", right=True), *wrong), several=False, shuffle=True)


def test_several_right_texts_are_all_asked_for(tmp_path: Path) -> None:
    assert options(tmp_path, "ask: Which?\nright: [Natto, Egg]\nwrong: Oil\n").several


def test_the_long_form_keeps_order_reasons_and_misconceptions(tmp_path: Path) -> None:
    fields = (
        "ask: Which?\nshuffle: no\nchoices:\n  - wrong: Oil\n    why: It holds K1.\n    misconception: k1-for-k2\n"
        "  - right: Natto\n"
    )
    expected = (Option("Oil", right=False, why="It holds K1.", misconception="k1-for-k2"), Option("Natto", right=True))
    assert options(tmp_path, fields) == Choose(expected, shuffle=False)


def test_the_prompt_is_the_question(tmp_path: Path) -> None:
    found = card(tmp_path, "ask: Which?\nright: Natto\nwrong: Oil\n")
    assert (found.prompt, found.id, found.item.kind) == ("Which?", "demo/one/q1", "choice")


LONG = "ask: b\nchoices:\n"

FAULTS = {
    "right alone": ("ask: b\nright: c\n", "6:5 K2Q240", "no `wrong` choices", "`answer:`"),
    "wrong alone": ("ask: b\nwrong: c\n", "6:5 K2Q240", "no `right` choices", "`right`"),
    "no right choice": (LONG + "  - wrong: c\n  - wrong: d\n", "9:7 K2Q244", "no right choice", "`right:`"),
    "no wrong choice": (LONG + "  - right: c\n  - right: d\n", "9:7 K2Q245", "no wrong choice", "`wrong:`"),
    "one choice": (LONG + "  - right: c\n", "9:7 K2Q245", "no wrong choice", "`wrong:`"),
    "empty long form": ("ask: b\nchoices: []\n", "8:14 K2Q244", "no right choice", "`right:`"),
    "empty list of right ones": ("ask: b\nright: []\nwrong: c\n", "8:12 K2Q244", "no right choice", "`right:`"),
    "empty list of wrong ones": ("ask: b\nright: c\nwrong: []\n", "9:12 K2Q245", "no wrong choice", "`wrong:`"),
    "two empty lists": ("ask: b\nright: []\nwrong: []\n", "8:12 K2Q244", "no right choice", "`right:`"),
    "nothing after the name": ("ask: b\nchoices:\n", "8:13 K2Q211", "`choices` is empty", "write it"),
    "nothing wrong": ("ask: b\nright: c\nwrong:\n", "9:11 K2Q211", "`wrong` is empty", "write it"),
    "misspelt side": (LONG + "  - right: c\n  - wrnog: d\n", "10:9 K2Q204", "`wrnog`", "did you mean `wrong`?"),
    "unknown side": (LONG + "  - right: c\n  - maybe: d\n", "10:9 K2Q204", "`maybe`", "known: right, wrong"),
    "no side": (LONG + "  - right: c\n  - why: d\n", "10:9 K2Q242", "either `right:` or `wrong:`", "one of the two"),
    "both sides": (LONG + "  - right: c\n    wrong: d\n", "9:9 K2Q242", "either `right:` or `wrong:`", "one of"),
    "bare text": (LONG + "  - right: a\n  - b\n", "10:9 K2Q201", "one of `choices` is text", "`- right: …`"),
    "mapping": (LONG + "  right: a\n  wrong: b\n", "9:7 K2Q210", "`choices` must be a list", "`- right: …`"),
    "several in one": (LONG + "  - right: [a, b]\n  - wrong: c\n", "9:16 K2Q210", "`right` must be text", "of its own"),
    "colon in a short choice": (
        "ask: b\nright: a\nwrong:\n  - This: that\n  - c\n",
        "10:9 K2Q210",
        "`wrong` must be text",
        "'This: that'",
    ),
    "colon in brackets": ("ask: b\nright: [a: b]\nwrong: c\n", "8:13 K2Q210", "`right` must be text", "'a: b'"),
    "colon under the name": (
        "ask: b\nright:\n  a: b\nwrong: c\n",
        "9:7 K2Q210",
        "`right` must be a list",
        "quote text",
    ),
    "same choice": ("ask: b\nright: MGP\nwrong: [c, mgp.]\n", "9:16 K2Q246", "`mgp.` appears twice", "change one"),
    "same choice in the long form": (
        LONG + "  - right: MGP\n  - wrong: c\n  - wrong: c\n",
        "11:9 K2Q246",
        "`c` appears twice",
        "change one",
    ),
    "both forms": ("ask: b\nright: c\n" + LONG[7:] + "  - right: d\n", "8:12 K2Q221", "beside `choices`", "move it"),
    "misspelt reason": (LONG + "  - right: c\n    wyh: d\n  - wrong: e\n", "10:9 K2Q204", "`wyh`", "`why`"),
    "shuffle": ("ask: b\nright: c\nwrong: d\nshuffle: never\n", "10:14 K2Q213", "true or false", "write true"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_choice_gives_one_finding(fault: str, tmp_path: Path) -> None:
    fields, spot, message, mend = FAULTS[fault]
    finding = only(tmp_path, bank(item(fields)))
    assert spots([finding]) == [spot]
    assert message in finding.message
    assert mend in finding.help


def test_a_choice_whose_side_is_a_blank_is_one_finding(tmp_path: Path) -> None:
    fields = "ask: Which?\nchoices:\n  - ‹right›: Natto\n  - wrong: Oil\n  - wrong: Kale\n"
    assert only(tmp_path, bank(item(fields))).code == "K2Q217"
