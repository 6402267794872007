from pathlib import Path

import pytest

from k2quiz.bank.checks import check
from k2quiz.card import Choose, Option
from tests.bank.authoring import bank, card, item, only, spots, write


@pytest.mark.parametrize(("written", "truth"), [("true", True), ("no", False), ("False", False)])
def test_a_statement_is_true_or_false_in_that_order(written: str, truth: bool, tmp_path: Path) -> None:  # noqa: FBT001 - a case of the table
    found = card(tmp_path, f"ask: Natto holds K2.\ntruth: {written}\ncorrection: It holds MK-7.\n")
    options = (Option("True", truth, "It holds MK-7."), Option("False", not truth, "It holds MK-7."))
    assert found.interaction == Choose(options, shuffle=False)
    assert found.prompt == "Natto holds K2."


def test_a_false_statement_without_a_correction_is_a_warning(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item("ask: b\ntruth: false\n")))
    (finding,) = [finding for finding in check(path)[1] if finding.code == "K2Q313"]
    assert (finding.place.line, finding.place.column, finding.severity) == (8, 12, "warning")
    assert finding.help == "say what is true instead"


def test_a_misspelt_correction_is_not_missing_as_well(tmp_path: Path) -> None:
    codes = [found.code for found in check(write(tmp_path, bank(item("ask: b\ntruth: no\ncorection: c\n"))))[1]]
    assert "K2Q204" in codes
    assert "K2Q313" not in codes


def test_a_true_statement_needs_no_correction(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item("ask: b\ntruth: true\n")))
    assert "K2Q313" not in [finding.code for finding in check(path)[1]]


@pytest.mark.parametrize(
    ("fields", "spot", "message"),
    [
        ("ask: b\ntruth: maybe\n", "8:12 K2Q213", "must be true or false, not `maybe`"),
        ("ask: b\ntruth:\n", "8:11 K2Q211", "`truth` is empty"),
        ("truth: true\n", "6:5 K2Q225", "no `ask`"),
        ("ask: b\ntruth: true\ncorrection: [c]\n", "9:17 K2Q210", "`correction` must be text"),
    ],
)
def test_a_faulty_statement_gives_one_finding(fields: str, spot: str, message: str, tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item(fields)))
    assert spots([finding]) == [spot]
    assert message in finding.message
