from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Quantity
from k2quiz.grading.quantity import has_other_units, is_readable, match_quantity, unit_form
from k2quiz.grading.units import measure_of

METRIC = {"ng": -9, "µg": -6, "mcg": -6, "mg": -3, "g": 0, "kg": 3, "micrograms": -6, "milligrams": -3, "cg": -2}

figures = st.decimals(min_value=-10_000, max_value=10_000, places=3)


def quantity(figure: str, unit: str = "", high: str = "") -> Quantity:
    return Quantity(Decimal(figure), Decimal(high or figure), unit, figure)


def code(asked: Quantity, typed: str) -> str:
    (reason,) = match_quantity(asked, typed).reasons
    return reason.code


RIGHT = {
    ("180", "µg"): ("180 µg", "180 mcg", "180 ug", "180 μg", "180 micrograms", "180 microgrammes", "0.18 mg", "0,18 mg",
                    ".18mg", "180", "180.0", "+180", "180 µg/day", "180 ug a day", "180 mcg daily", "180 µg per day",
                    "180μg.", "180 MCG", " 180 ", "180000 ng", "180 µg each day", "180 µg once daily", "１８０"),
    ("1200", "µg"): ("1,200", "1200", "1 200", "1,200.0 µg", "1.2 mg"),
    ("53", "%"): ("53 %", "53%", "53 percent", "53 per cent", "53", "53,0 %"),
    ("-212", "pmol/L"): ("-212 pmol/L", "−212", "–212 pmol/l", "- 212", "-0.212 nmol/L", "-212 pmol per litre"),
    ("45", ""): ("+45", "45", "45.", "45.00"),
    ("0.047", ""): (".047", "0,047", "0.0470"),
    ("2", "years"): ("2 years", "24 months", "2y", "2 yr", "2 YEARS"),
    ("24", "months"): ("2 years", "24", "24 mo"),
    ("12", "weeks"): ("84 days", "12 wk", "2016 h", "12 Weeks"),
    ("400", "AU"): ("400 AU", "400 au", "400"),
    ("10", "ng/mL"): ("10 µg/L", "10 ng / ml", "10 pg/uL", "10 ng per mL"),
    ("180", "µg/day"): ("180 µg", "180 ug/d", "180 µg daily", "180"),
    ("10.8", "m/s"): ("10,8", "10.8 metres per second", "1080 cm/s"),
    ("90", "mL/min/1.73 m²"): ("90", "90 ml/min/1.73m2", "90 mL per min per 1.73 m²"),
}  # fmt: skip

WRONG = {
    ("180", "µg"): {"180 mg": "unit", "180 ng": "unit", "180 weeks": "unit", "180 %": "unit", "0.18 µg": "number",
                    "-180": "number", "1,80": "number", "18": "number", "181": "number", "179.999 µg": "number",
                    "180 µg/week": "unit"},
    ("-212", "pmol/L"): {"212": "number", "-212 nmol/L": "unit", "-221": "number", "-212 pmol": "unit"},
    ("53", "%"): {"0.53": "number", "37 %": "number", "53 mg": "unit"},
    ("12", "weeks"): {"6 weeks": "number", "12 months": "unit", "3 months": "unit", "12 days": "unit"},
    ("2", "years"): {"104 weeks": "unit", "730 days": "unit"},
    ("400", "AU"): {"400 mg": "unit", "399": "number"},
    ("1200", "µg"): {"1.200": "number", "1,2": "number"},
}  # fmt: skip

UNREADABLE = (
    "", " ", "x", "-", ".", "µg", "about 180", "180 or 720", "180-720", "90 to 720", "≥180", "<180", "not 180", "1e2",
    "180 bananas", "180 µg of MK-7", "10²", "1½", "½", "1,200,00", "1.200,5", "180 18", "--180", "180 µg?!x",
    "1" * 201, "NaN", "Infinity", "180 percentage points",
)  # fmt: skip


@pytest.mark.parametrize(("asked", "typed"), [(asked, text) for asked, texts in RIGHT.items() for text in texts])
def test_the_number_is_right_in_whatever_way_it_is_written(asked: tuple[str, str], typed: str) -> None:
    assert code(quantity(*asked), typed) == "right"


@pytest.mark.parametrize(
    ("asked", "typed", "reason"), [(asked, *row) for asked, rows in WRONG.items() for row in rows.items()]
)
def test_another_number_or_unit_is_wrong_and_told_apart(asked: tuple[str, str], typed: str, reason: str) -> None:
    verdict = match_quantity(quantity(*asked), typed)
    assert (verdict.correct, verdict.credit, code(quantity(*asked), typed)) == (False, 0.0, reason)


@pytest.mark.parametrize("typed", UNREADABLE)
def test_what_is_not_one_number_with_a_unit_is_worth_asking_again(typed: str) -> None:
    asked = quantity("180", "µg")
    assert (code(asked, typed), is_readable(asked, typed)) == ("unreadable", False)


def test_a_number_without_a_unit_takes_none() -> None:
    assert is_readable(quantity("365"), "365")
    assert not is_readable(quantity("365"), "365 men")
    assert not is_readable(quantity("365"), "365 mg")


def test_a_wrong_unit_is_told_with_both() -> None:
    (reason,) = match_quantity(quantity("180", "µg"), " 180 mg ").reasons
    assert reason.text == "Mind the unit: “180 mg” is not 180 µg."


def test_a_typed_text_is_repeated_without_what_could_steer_a_terminal() -> None:
    (reason,) = match_quantity(quantity("180", "µg"), "180\x0bmg").reasons
    assert "\x0b" not in reason.text


def test_a_wrong_sign_is_told() -> None:
    (reason,) = match_quantity(quantity("-212"), "212").reasons
    assert reason.text == "Mind the sign."


@given(figures, figures, figures)
def test_anything_within_the_ends_is_right_and_nothing_beyond(one: Decimal, other: Decimal, typed: Decimal) -> None:
    low, high = sorted((one, other))
    assert match_quantity(Quantity(low, high), f"{typed:f}").correct == (low <= typed <= high)


@given(figures, st.sampled_from(sorted(METRIC)), st.sampled_from(sorted(METRIC)))
def test_the_same_amount_in_another_unit_is_right(figure: Decimal, asked: str, typed: str) -> None:
    same = figure.scaleb(METRIC[asked] - METRIC[typed])
    assert match_quantity(Quantity(figure, figure, asked), f"{same:f} {typed}").correct


@given(figures, st.sampled_from(sorted(METRIC)), st.sampled_from(sorted(METRIC)))
def test_the_same_number_in_a_unit_of_another_size_is_wrong(figure: Decimal, asked: str, typed: str) -> None:
    expected = METRIC[asked] == METRIC[typed] or not figure
    assert match_quantity(Quantity(figure, figure, asked), f"{figure:f} {typed}").correct == expected


@given(st.text(max_size=250), st.sampled_from(["", "µg", "AU", "%", "pmol/L", "5", "/"]))
def test_any_text_is_judged_and_unreadable_exactly_where_it_says_so(typed: str, unit: str) -> None:
    asked = quantity("180", unit)
    assert (code(asked, typed) == "unreadable") == (not is_readable(asked, typed))


@given(st.from_regex(r"[-+]?[0-9,. ]{1,40}( ?[a-zµ%/ ]{0,12})?", fullmatch=True))
def test_anything_that_looks_like_an_amount_is_judged(typed: str) -> None:
    assert match_quantity(quantity("180", "µg"), typed).reasons


def test_no_digit_is_lost_in_comparing() -> None:
    nearly = f"0.18{'0' * 150}1 mg"
    assert code(quantity("180", "µg"), nearly) == "number"


@pytest.mark.parametrize(
    ("unit", "form"),
    [("µg", "ug"), ("mg per day", "mg"), ("pmol / L", "pmol/l"), ("per cent", "%"), ("men", "men"), ("trials", "trial"),
     ("mL/min/1.73 m²", "ml/min/1.73m2"), ("mg/kg/d", "mg/kg"), ("I.U.", "iu"), ("days", "days"), ("", "")],
)  # fmt: skip
def test_the_form_of_a_unit_is_what_matters_of_it(unit: str, form: str) -> None:
    assert unit_form(unit) == form


@pytest.mark.parametrize(
    ("one", "other"), [("ug", "mcg"), ("ng/ml", "ug/l"), ("mg/kg", "ug/g"), ("%", "percent"), ("d", "day")]
)
def test_units_of_one_size_measure_the_same(one: str, other: str) -> None:
    first, second = measure_of(one), measure_of(other)
    assert first is not None
    assert second is not None
    assert first.dimension == second.dimension
    assert first.size * second.per == second.size * first.per


@pytest.mark.parametrize("unit", ["", "/", "au", "mg/", "/ml", "mg//l", "banana"])
def test_what_is_in_no_table_has_no_measure(unit: str) -> None:
    assert measure_of(unit) is None


@pytest.mark.parametrize(
    ("unit", "other"), [("µg", True), ("mg/day", True), ("%", False), ("IU", False), ("points", False)]
)
def test_another_unit_is_offered_only_where_there_is_one(unit: str, *, other: bool) -> None:
    assert has_other_units(Quantity(Decimal(1), Decimal(1), unit)) == other
