import re
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from k2quiz.bank.source import _SUSPECT
from k2quiz.text import cells, cut, is_harmful, printable

CHARACTERS = [chr(number) for number in range(sys.maxunicode + 1)]


@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\x9b", "\r", "\x0b"])
def test_a_control_character_is_harmful(character: str) -> None:
    assert is_harmful(character)


@pytest.mark.parametrize(
    "character", ["\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f", "\u061c", "\u200b", "\u2060", "\ufeff"]
)
def test_a_character_that_reorders_or_hides_text_is_harmful(character: str) -> None:
    assert is_harmful(character)


@pytest.mark.parametrize("character", ["\u2028", "\u2029", chr(0xD800), chr(0xDFFF), "\ufffe", "\uffff"])
def test_a_separator_a_surrogate_and_no_character_are_harmful(character: str) -> None:
    assert is_harmful(character)


@pytest.mark.parametrize("character", [*"aé漢🦴µ−’…€ \u00a0\n\t", "\u200c", "\u200d", "\u00ad", "\u0301", "\ufe0f"])
def test_what_people_write_is_harmless(character: str) -> None:
    assert not is_harmful(character)


def test_every_printable_character_but_the_two_that_are_none_is_harmless() -> None:
    assert [character for character in CHARACTERS if character.isprintable() and is_harmful(character)] == []


def test_the_quick_look_at_a_file_misses_no_harmful_character() -> None:
    missed = [character for character in CHARACTERS if is_harmful(character) and not _SUSPECT.match(character)]
    assert missed == ["\r"]  # line ends are made one before the look


@given(st.text())
def test_printable_text_has_no_harmful_character_and_keeps_its_length(text: str) -> None:
    shown = printable(text)
    assert not any(map(is_harmful, shown))
    assert len(shown) == len(text)


@given(st.text())
def test_harmless_characters_stay_as_they_are(text: str) -> None:
    pairs = zip(text, printable(text), strict=True)
    assert all(after == ("\ufffd" if is_harmful(before) else before) for before, after in pairs)


@given(st.text())
def test_printable_text_steers_no_terminal(text: str) -> None:
    categories = {unicodedata.category(character) for character in printable(text)} - {"Cf"}
    assert not categories & {"Cs", "Zl", "Zp"}
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]", printable(text))


@pytest.mark.parametrize("text", ["", "plain", "µ–’…€", "Å", "A\u030a", "漢字", "ＡＢ", "한국", "12 µg", "γ-Gla"])
def test_a_text_takes_as_many_columns_as_the_screen_counts(text: str) -> None:
    assert cells(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("short", 5, "short"),
        ("longer", 5, "long…"),
        ("漢漢漢", 5, "漢漢…"),
        ("漢漢漢", 6, "漢漢漢"),
        ("a b c", 3, "a…"),
    ],
)
def test_a_text_is_cut_to_columns(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown
    assert cells(shown) <= width
