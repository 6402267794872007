from pathlib import Path

import pytest

from k2quiz.bank.checks import check
from k2quiz.errors import Severity
from tests.bank.authoring import STATEMENT, bank, item, spots, write

REFERENCES = "k2quiz: 1\nreferences:\n  a2022: {title: T}\n"
DECK = "k2quiz: 1\ndeck: {id: d, title: D}\n"


@pytest.fixture
def banks(tmp_path: Path) -> Path:
    """The folder of banks of a deck with one reference."""
    write(tmp_path, DECK, "deck.yaml")
    write(tmp_path, REFERENCES, "references.yaml")
    return tmp_path / "banks"


@pytest.mark.parametrize("length", [60, 600])
def test_an_item_that_explains_and_cites_passes(length: int, banks: Path) -> None:
    text = bank(item(f"{STATEMENT}explain: {'x' * length}\nrefs: [a2022]\n"))
    assert check(write(banks, text))[1] == ()


@pytest.mark.parametrize(("length", "message"), [(59, "has 59 characters"), (601, "has 601 characters")])
def test_an_explanation_that_is_too_short_or_too_long_is_a_warning(length: int, message: str, banks: Path) -> None:
    text = bank(item(f"{STATEMENT}explain: {'x' * length}\nrefs: [a2022]\n"))
    found = list(check(write(banks, text))[1])
    assert spots(found) == ["9:14 K2Q310"]
    assert message in found[0].message
    assert (found[0].help, found[0].severity) == ("60 to 600 teach best", Severity.WARNING)


def test_an_item_without_explanation_and_reference_is_told_of_both(banks: Path) -> None:
    found = list(check(write(banks, bank(item(STATEMENT))))[1])
    assert spots(found) == ["6:5 K2Q310", "6:5 K2Q312"]
    assert "`refs`" in found[1].help


def test_a_misspelt_reference_is_an_error(banks: Path) -> None:
    text = bank(item(f"{STATEMENT}explain: {'x' * 60}\nrefs: [a2023]\n"))
    assert [finding.code for finding in check(write(banks, text))[1]] == ["K2Q227"]
