"""A deck that is kept between starts."""

import os
from pathlib import Path

import pytest

from k2quiz.bank.compiled import keep_deck, kept_deck
from k2quiz.bank.deck import Deck
from k2quiz.bank.load import load_deck
from k2quiz.cli.workplace import open_deck, shipped_deck
from tests.cards import BANK

TEXT = f"""\
k2quiz: 1
bank: {{id: {BANK}, title: One}}
items:
  - {{id: a, ask: Which dose?, number: 90..720, unit: µg}}
  - {{id: b, cloze: 'MGP guards {{{{c1::arteries|the arteries::where}}}}.'}}
  - {{id: c, ask: Which?, answer: x, reject: [{{answer: y, why: z}}]}}
"""


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A bank file."""
    path = tmp_path / "one.yaml"
    path.write_text(TEXT, "utf-8")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """A folder that does not exist yet."""
    return tmp_path / "cache"


@pytest.mark.parametrize("which", ["shipped", "lone"])
def test_a_kept_deck_is_the_deck_that_was_read(which: str, bank: Path, cache: Path) -> None:
    path = shipped_deck() if which == "shipped" else bank
    deck = load_deck(path)
    keep_deck(deck, cache)
    assert kept_deck(path, cache) == deck


def test_an_edited_bank_is_read_anew(bank: Path, cache: Path) -> None:
    open_deck(bank, cache)
    bank.write_text(TEXT.replace("Which dose?", "What dose?"), "utf-8")
    assert open_deck(bank, cache).cards[0].prompt == "What dose?"


def test_a_bank_that_was_only_touched_is_read_anew(bank: Path, cache: Path) -> None:
    keep_deck(load_deck(bank), cache)
    os.utime(bank, ns=(1, 1))
    assert kept_deck(bank, cache) is None


def test_a_new_bank_beside_the_others_is_read(tmp_path: Path, cache: Path) -> None:
    (tmp_path / "banks").mkdir()
    (tmp_path / "deck.yaml").write_text("k2quiz: 1\ndeck: {id: d, title: D}\n", "utf-8")
    (tmp_path / "banks" / "one.yaml").write_text(TEXT, "utf-8")
    assert len(open_deck(tmp_path, cache).banks) == 1
    (tmp_path / "banks" / "two.yaml").write_text(TEXT.replace(BANK, "demo/two"), "utf-8")
    assert len(open_deck(tmp_path, cache).banks) == 2


@pytest.mark.parametrize("damage", ["", "[", "[[], 1]", '["x", ["Deck"]]', "null"])
def test_a_damaged_copy_is_as_good_as_none(damage: str, bank: Path, cache: Path) -> None:
    deck = open_deck(bank, cache)
    (copy,) = cache.iterdir()
    copy.write_text(damage, "utf-8")
    assert open_deck(bank, cache) == deck


def test_a_kept_value_of_another_type_is_no_deck(bank: Path, cache: Path) -> None:
    keep_deck(load_deck(bank), cache)
    (copy,) = cache.iterdir()
    text = copy.read_text("utf-8")
    copy.write_text(text[: text.index('["Deck"')] + '["tuple"]]', "utf-8")
    assert kept_deck(bank, cache) is None


def test_where_nothing_can_be_kept_the_deck_is_read_all_the_same(bank: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    assert isinstance(open_deck(bank, blocked / "cache"), Deck)
