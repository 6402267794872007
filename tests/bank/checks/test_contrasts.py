from pathlib import Path

import pytest

from k2quiz.bank.checks import check
from k2quiz.bank.compiled import open_catalogue
from k2quiz.bank.load import load_deck
from tests.bank.authoring import STATEMENT, bank, item, spots, write

OTHER = bank(item(STATEMENT, "b")).replace("id: demo/one", "id: demo/two", 1)


def deck(folder: Path, contrasts: str) -> Path:
    """A deck of two banks; the item `a` of the first is set against others."""
    write(folder, "k2quiz: 1\ndeck: {id: d, title: D}\n", "deck.yaml")
    write(folder / "banks", OTHER, "two.yaml")
    return write(folder / "banks", bank(item(STATEMENT + f"contrasts: [{contrasts}]\n", "a")), "one.yaml")


@pytest.mark.parametrize(
    ("contrasts", "whole", "one_bank"),
    [
        ("demo/two/b", False, False),
        ("demo/two/c", True, False),
        ("demo/three/c", True, False),
        ("b", True, True),
        ("a", True, True),
    ],
)
def test_an_item_is_set_against_items_that_there_are(
    contrasts: str, *, whole: bool, one_bank: bool, tmp_path: Path
) -> None:
    path = deck(tmp_path, contrasts)
    for checked, is_found in ((tmp_path, whole), (path, one_bank)):
        found = [finding for finding in check(checked)[1] if finding.code == "K2Q297"]
        assert spots(found) == (["9:17 K2Q297"] if is_found else [])


def test_what_an_item_is_set_against_is_read_and_kept_in_full(tmp_path: Path) -> None:
    deck(tmp_path, "b, demo/two/b")
    expected = ("demo/one/b", "demo/two/b")
    assert load_deck(tmp_path).cards[0].item.contrasts == expected
    for _ in range(2):
        catalogue = open_catalogue(tmp_path, tmp_path / "cache", load_deck)
        assert catalogue.cards[0].item.contrasts == expected
        assert catalogue.contents[catalogue.cards[0].id].item.contrasts == expected
