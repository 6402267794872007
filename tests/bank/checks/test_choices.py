from pathlib import Path

import pytest

from k2quiz.bank.checks import check
from k2quiz.errors import Finding
from tests.bank.authoring import bank, item, spots, write

CODES = ("K2Q301", "K2Q302", "K2Q311")


def findings(folder: Path, fields: str) -> list[Finding]:
    """What is wrong with the choices of an item."""
    return [finding for finding in check(write(folder, bank(item(fields))))[1] if finding.code in CODES]


def long_form(right: str, *wrong: str, shuffle: bool = True) -> str:
    """An item with a reason for each choice; the right one stands on line 9."""
    choices = [f"  - right: {right}\n    why: x\n", *(f"  - wrong: {text}\n    why: x\n" for text in wrong)]
    return "ask: b\nchoices:\n" + "".join(choices) + ("" if shuffle else "shuffle: false\n")


@pytest.mark.parametrize(
    "fields",
    [
        long_form("Matrix Gla protein (MGP)", "Osteocalcin, the bone protein", "Albumin"),
        long_form("One two three four", "One two three fo"),
        long_form("Menaquinone-7 alone", "K1"),
        long_form("It slows in a subgroup only", "It slows", "It stops") + "  - right: It stays\n    why: x\n",
    ],
)
def test_sound_choices_pass(fields: str, tmp_path: Path) -> None:
    assert findings(tmp_path, fields) == []


def test_a_right_choice_much_longer_than_every_wrong_one_gives_itself_away(tmp_path: Path) -> None:
    found = findings(
        tmp_path, long_form("It binds calcium crystals and stops their growth", "It clots", "It thins blood")
    )
    assert spots(found) == ["9:16 K2Q301"]
    assert found[0].help == "shorten it, or make a wrong one as long"


def test_three_quarters_of_the_length_are_enough(tmp_path: Path) -> None:
    right = "aaaa bbbb cccc ddd ee"
    assert len(right) == 21
    assert spots(findings(tmp_path, long_form(right, "x" * 15))) == ["9:16 K2Q301"]
    assert findings(tmp_path, long_form(right, "x" * 16)) == []


@pytest.mark.parametrize("text", ["All of the above", "None of these", "both of them", "Neither of the above, I think"])
def test_of_the_above_cannot_be_shuffled(text: str, tmp_path: Path) -> None:
    found = findings(tmp_path, long_form("A", "B", text))
    assert spots(found) == ["13:16 K2Q302"]
    assert f"`{text}` among shuffled choices" in found[0].message


def test_of_the_above_may_stand_where_the_order_is_kept(tmp_path: Path) -> None:
    assert findings(tmp_path, long_form("A", "B", "All of the above", shuffle=False)) == []


def test_a_choice_without_a_reason_is_found_where_it_stands(tmp_path: Path) -> None:
    fields = "ask: b\nchoices:\n  - right: A\n    why: x\n  - wrong: B\n  - wrong: C\n"
    found = findings(tmp_path, fields)
    assert spots(found) == ["11:16 K2Q311", "12:16 K2Q311"]
    assert (found[0].message, found[0].help) == ("the choice `B` has no reason", "add a `why:` to it")


def test_the_short_form_has_no_reasons_and_is_told_so_once(tmp_path: Path) -> None:
    found = findings(tmp_path, "ask: b\nright: A\nwrong: [B, C, D]\n")
    assert spots(found) == ["6:5 K2Q311"]
    assert "`choices:`" in found[0].help


def test_a_statement_has_no_choices_to_look_at(tmp_path: Path) -> None:
    assert findings(tmp_path, "ask: b\ntruth: false\n") == []
