import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.grading.normal import normal_form

SAME = [
    ("MK7", "MK-7", "mk 7", "MK–7", "MK−7", "(MK-7)", "mk-7."),
    ("dpucMGP", "dp-ucMGP", "DP UCMGP"),
    ("90-720", "90 to 720", "90–720", "90 – 720", "90..720"),
    ("53,372", "53372"),
    ("0.18", ".18", "0,18"),
    ("180 µg", "180 μg", "180ug", "180 mcg"),
    ("≥ 400", ">=400", "≧400"),
    ("53 %", "53%", "53 percent", "53 per cent"),
    ("−212", "-212", "–212"),
    ("45", "+45"),
    ("the liver", "liver", "a liver", "LIVER"),
    ("γ-carboxylation", "gamma carboxylation", "Γ-Carboxylation"),
    ("nattō", "natto", "NATTO"),
    ("women's", "womens", "women’s"),
    ("K2 & D", "K2 and D"),
    ("Glu → Gla", "Glu -> Gla", "glu gla"),
    ("vitamin K₂", "vitamin K2"),
    ("osteo\u00adcalcin", "osteocalcin", "osteo\u200bcalcin"),
]

DIFFERENT = [
    ("MK-7", "MK-4"),
    ("-212", "212"),
    ("fell by -212", "fell by 212"),
    ("≥ 400", "≤ 400", "> 400", "< 400", "400"),
    ("53 %", "53"),
    ("5.3", "53", "5 3"),
    ("10²", "102"),
    ("1½", "11/2x", "112"),
    ("CD4+", "CD4-", "CD4"),
    ("= 5", "≠ 5"),
    ("no table", "notable"),
    ("a typical", "atypical"),
    ("90 720", "90720"),
    ("vitamin A", "vitamin"),
    ("±5", "5"),
    ("5‰", "5", "5%"),
    ("हिन्दी", "हिन्दू"),
]


def same(one: str, other: str) -> bool:
    return normal_form(one).same(normal_form(other))


@pytest.mark.parametrize("texts", SAME)
def test_what_does_not_matter_is_left_out(texts: tuple[str, ...]) -> None:
    assert [text for text in texts if not same(texts[0], text)] == []


@pytest.mark.parametrize("texts", DIFFERENT)
def test_what_matters_is_kept(texts: tuple[str, ...]) -> None:
    assert [(one, other) for one in texts for other in texts if one != other and same(one, other)] == []


@given(st.text(max_size=60))
def test_composed_and_decomposed_text_are_the_same(text: str) -> None:
    assert normal_form(unicodedata.normalize("NFC", text)) == normal_form(unicodedata.normalize("NFD", text))


@given(st.text(alphabet="bcdefghijklm", min_size=1), st.integers(0, 20))
def test_a_space_more_or_less_makes_no_other_key(word: str, place: int) -> None:
    spaced = f"x{word[:place]} {word[place:]}"
    assert normal_form(spaced).key == normal_form(f"x{word}").key


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=6))
def test_numbers_are_never_run_together(numbers: list[int]) -> None:
    assert normal_form(" ; ".join(map(str, numbers))).key == " ".join(map(str, numbers))


def test_words_with_a_capital_inside_are_abbreviations() -> None:
    assert normal_form("total dp-ucMGP in Serum of DOAC users").fixed == {"ucmgp", "doac"}


def test_nothing_is_the_same_as_no_text() -> None:
    assert not same("", "")
    assert not same(" ", "")
