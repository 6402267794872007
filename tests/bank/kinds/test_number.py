from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.bank.kinds.number import Range
from k2quiz.bank.node import TextNode
from k2quiz.bank.rules import Report
from k2quiz.card import Quantity, TypeIn
from tests.bank.authoring import BEGINNING, bank, card, findings, item, only, spots


def quantity(folder: Path, fields: str) -> Quantity:
    interaction = card(folder, f"ask: How much?\n{fields}").interaction
    assert isinstance(interaction, TypeIn)
    assert isinstance(interaction.answer, Quantity)
    return interaction.answer


@pytest.mark.parametrize(
    ("fields", "low", "high", "shown"),
    [
        ("number: 180\n", "180", "180", "180"),
        ("number: 1.10\n", "1.10", "1.10", "1.10"),
        ("number: .5\n", "0.5", "0.5", ".5"),
        ("number: -5\n", "-5", "-5", "−5"),
        ("number: +3\n", "3", "3", "+3"),
        ("number: 1e5\n", "100000", "100000", "1e5"),
        ("number: 014\n", "14", "14", "014"),
        ("number: 90..720\n", "90", "720", "90–720"),
        ("number: -5 .. -3\n", "-5", "-3", "−5–−3"),
        ("number: 53\ntolerance: 1\n", "52", "54", "53"),
        ("number: 200\ntolerance: 5%\n", "190", "210", "200"),
        ("number: -200\ntolerance: 5 %\n", "-210", "-190", "−200"),
        ("number: 100..200\ntolerance: 10%\n", "90", "220", "100–200"),
        ("number: 0\ntolerance: 0.5\n", "-0.5", "0.5", "0"),
    ],
)
def test_a_number_accepts_what_lies_in_its_range(fields: str, low: str, high: str, shown: str, tmp_path: Path) -> None:
    assert quantity(tmp_path, fields) == Quantity(Decimal(low), Decimal(high), "", shown)


def test_the_unit_goes_with_the_number(tmp_path: Path) -> None:
    assert quantity(tmp_path, "number: 180\nunit: µg\n").unit == "µg"


@given(st.decimals(-(10**9), 10**9, places=3), st.decimals(-(10**9), 10**9, places=3))
def test_a_range_holds_its_ends_exactly(one: Decimal, other: Decimal) -> None:
    low, high = min(one, other), max(one, other)
    report = Report()
    span = Range().read(TextNode("b.yaml", BEGINNING, BEGINNING, f"{low}..{high}"), "number", report)
    assert span is not None
    assert (span.low, span.high, report.findings) == (low, high, [])


@pytest.mark.parametrize(
    ("written", "mend"),
    [
        ("'0,5'", "use a decimal point: 0.5"),
        ("1,000", "leave the comma out: 1000; a decimal point is `.`"),
        ("1,000,000", "leave the comma out: 1000000"),
        ("90 mcg", "number: 90, unit: mcg"),
        ("90µg", "number: 90, unit: µg"),
        ("5%", "number: 5, unit: %"),
        ("2 × 10^3", "write 2e3"),
        ("×10^3", "write 1e3"),
        ("1.5x10^-3", "write 1.5e-3"),
        ("90-720", "two points: 90..720"),
        ("90–720", "two points: 90..720"),
        ("90 to 720", "two points: 90..720"),
        ("−5", "minus as a hyphen: -5"),
        ("ten", "write digits"),
        ("5.", "write digits"),
        ("90..", "write digits"),
        ("1..2..3", "write digits"),
        ("~90", "write digits"),
        ("<5", "write digits"),
        ("٣", "write digits"),
        ("NaN", "write digits"),
        ("Infinity", "write digits"),
        ("1e999", "write digits"),
        ("1" * 16, "write digits"),
    ],
)
def test_what_is_no_number_is_told_how_to_become_one(written: str, mend: str, tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item(f"ask: b\nnumber: {written}\n")))
    assert spots([finding]) == ["8:13 K2Q250"]
    assert mend in finding.help


@pytest.mark.parametrize(
    ("fields", "spot", "message", "mend"),
    [
        ("number: 720..90\n", "8:13 K2Q251", "the range 720..90 is empty", "write 90..720"),
        ("number: 1e3..2\n", "8:13 K2Q251", "the range 1e3..2 is empty", "write 2..1e3"),
        ("number: 5\ntolerance: few\n", "9:16 K2Q253", "`few` is not a tolerance", "1 (absolute) or 5%"),
        ("number: 5\ntolerance: -1\n", "9:16 K2Q253", "`-1` is not a tolerance", "1 (absolute) or 5%"),
        ("number: 0\ntolerance: 5%\n", "9:16 K2Q253", "percentage of zero", "absolute"),
        ("number:\n", "8:12 K2Q211", "`number` is empty", "write it"),
        ("number: [5]\n", "8:13 K2Q210", "`number` must be text", "without brackets"),
        ("number: 5\nunit: [mg]\n", "9:11 K2Q210", "`unit` must be text", "without brackets"),
    ],
)
def test_a_faulty_number_is_found(fields: str, spot: str, message: str, mend: str, tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item(f"ask: b\n{fields}")))
    assert spots([finding]) == [spot]
    assert message in finding.message
    assert mend in finding.help


def test_faults_of_number_and_unit_are_told_together(tmp_path: Path) -> None:
    assert spots(findings(tmp_path, bank(item("ask: b\nnumber: five\nunit: [mg]\ntolerance: few\n")))) == [
        "8:13 K2Q250",
        "9:11 K2Q210",
        "10:16 K2Q253",
    ]
