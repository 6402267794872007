"""A deck that is kept between starts."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from k2quiz.bank.catalogue import Catalogue, catalogue_of
from k2quiz.bank.compiled import open_catalogue
from k2quiz.bank.deck import Deck
from k2quiz.bank.load import load_deck
from k2quiz.cli.workplace import shipped_deck
from k2quiz.errors import FaultyFileError
from tests.cards import BANK
from tests.pictures import png

TEXT = f"""\
k2quiz: 1
bank: {{id: {BANK}, title: One}}
items:
  - {{id: a, ask: Which dose?, number: 90..720, unit: µg, image: {{file: dot.png, alt: A dot}}}}
  - {{id: b, was: [old], cloze: 'MGP {{{{c1::guards}}}} {{{{c2::arteries|the arteries::where}}}}.'}}
  - {{id: c, ask: Which?, answer: x, reject: [{{answer: y, why: z}}]}}
  - {{id: d, ask: Which?, answer: w, status: retired}}
"""

Opening = Callable[[], Catalogue]


class Shelf:
    """A bank file, a folder to keep it in, and how often it was read."""

    def __init__(self, home: Path) -> None:
        self.bank = home / "one.yaml"
        self.bank.write_text(TEXT, "utf-8")
        self.picture = home / "dot.png"
        self.picture.write_bytes(png())
        self.cache = home / "cache"
        self.readings = 0

    def open(self, path: Path | None = None) -> Catalogue:
        """The catalogue, from wherever it comes."""
        return open_catalogue(path or self.bank, self.cache, self._load)

    @property
    def copy(self) -> Path:
        """The only file in the cache."""
        (copy,) = self.cache.iterdir()
        return copy

    def _load(self, path: Path) -> Deck:
        self.readings += 1
        return load_deck(path)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path)


def rewrite(path: Path, text: str | bytes) -> None:
    """Other content, with the size and the time of change that the file had."""
    known, data = path.stat(), text.encode() if isinstance(text, str) else text
    assert len(data) == known.st_size
    path.write_bytes(data)
    os.utime(path, ns=(known.st_atime_ns, known.st_mtime_ns))


@pytest.mark.parametrize("which", ["shipped", "lone"])
def test_a_kept_deck_is_the_deck_that_was_read_and_nothing_is_read_twice(which: str, shelf: Shelf) -> None:
    path = shipped_deck() if which == "shipped" else shelf.bank
    assert shelf.open(path) == catalogue_of(load_deck(path))
    assert shelf.open(path) == catalogue_of(load_deck(path))
    assert shelf.readings == 1


def test_a_kept_deck_has_every_card_by_its_id_and_no_other(shelf: Shelf) -> None:
    shelf.open()
    contents = shelf.open().contents
    assert [*contents] == [f"{BANK}/a", f"{BANK}/b#c1", f"{BANK}/b#c2", f"{BANK}/c"]
    assert [card.id for card in contents.values()] == [*contents]
    assert f"{BANK}/d" not in contents


def test_an_edited_bank_is_read_anew_though_its_size_and_time_are_as_they_were(shelf: Shelf) -> None:
    shelf.open()
    rewrite(shelf.bank, TEXT.replace("Which dose?", "What? Dose?"))
    assert next(iter(shelf.open().contents.values())).prompt == "What? Dose?"


def test_a_bank_that_was_only_touched_is_not_read_again(shelf: Shelf) -> None:
    shelf.open()
    os.utime(shelf.bank, ns=(1, 1))
    shelf.open()
    assert shelf.readings == 1


def test_a_bank_that_was_edited_while_it_was_read_is_not_kept(shelf: Shelf) -> None:
    def slowly(path: Path) -> Deck:
        deck = load_deck(path)
        path.write_text(TEXT.replace("Which dose?", "What dose?"), "utf-8")
        return deck

    open_catalogue(shelf.bank, shelf.cache, slowly)
    shelf.bank.write_text(TEXT, "utf-8")
    assert shelf.open() == catalogue_of(load_deck(shelf.bank))
    assert shelf.readings == 1


def test_another_picture_is_noticed_though_its_size_and_time_are_as_they_were(shelf: Shelf) -> None:
    shelf.open()
    rewrite(shelf.picture, png()[:-1] + b"?")
    assert shelf.open() == catalogue_of(load_deck(shelf.bank))
    assert shelf.readings == 2


def test_another_picture_is_noticed_long_after_the_deck_was_kept(shelf: Shelf) -> None:
    shelf.open()
    rewrite(shelf.picture, png()[:-1] + b"?")
    os.utime(shelf.picture, ns=(1, 1))
    later = shelf.picture.stat().st_ctime_ns + 3_600_000_000_000
    os.utime(shelf.copy, ns=(later, later))
    assert shelf.open() == catalogue_of(load_deck(shelf.bank))
    assert shelf.readings == 2


def test_a_picture_that_was_only_touched_is_the_same_picture(shelf: Shelf) -> None:
    shelf.open()
    os.utime(shelf.picture, ns=(1, 1))
    shelf.open()
    assert shelf.readings == 1


def test_a_missing_picture_is_told_at_once(shelf: Shelf) -> None:
    shelf.open()
    shelf.picture.unlink()
    with pytest.raises(FaultyFileError, match="K2Q231"):
        shelf.open()


def test_a_new_bank_beside_the_others_is_read(tmp_path: Path, shelf: Shelf) -> None:
    folder = tmp_path / "deck"
    (folder / "banks").mkdir(parents=True)
    (folder / "deck.yaml").write_text("k2quiz: 1\ndeck: {id: d, title: D}\n", "utf-8")
    text = TEXT.replace(", image: {file: dot.png, alt: A dot}", "")
    (folder / "banks" / "one.yaml").write_text(text, "utf-8")
    assert len(shelf.open(folder).banks) == 1
    (folder / "banks" / "two.yaml").write_text(text.replace(BANK, "demo/two"), "utf-8")
    assert len(shelf.open(folder).banks) == 2


def test_references_that_a_bank_of_a_deck_had_none_of_are_read(tmp_path: Path, shelf: Shelf) -> None:
    folder = tmp_path / "deck"
    (folder / "banks").mkdir(parents=True)
    (folder / "deck.yaml").write_text("k2quiz: 1\ndeck: {id: d, title: D}\n", "utf-8")
    bank = folder / "banks" / "one.yaml"
    bank.write_text(TEXT.replace(", image: {file: dot.png, alt: A dot}", ""), "utf-8")
    shelf.open(bank)
    (folder / "references.yaml").write_text("k2quiz: 1\nreferences: {r: {title: R, year: 2020}}\n", "utf-8")
    shelf.open(bank)
    assert shelf.readings == 2


def test_the_copy_that_another_version_kept_is_not_used(shelf: Shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf.open()
    monkeypatch.setattr("k2quiz.bank.stamp.__version__", "0")
    shelf.open()
    assert shelf.readings == 2


def test_a_deck_given_by_another_path_names_its_files_by_that_path(
    shelf: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf.open()
    monkeypatch.chdir(shelf.bank.parent)
    assert shelf.open(Path("one.yaml")) == catalogue_of(load_deck(Path("one.yaml")))


@pytest.mark.parametrize("text", ["", "\n", '"x"\n[]\n', "[[], 1]\n", "null\nnull\nnull\nnull"])
def test_a_foreign_file_in_the_place_of_the_copy_is_replaced(text: str, shelf: Shelf) -> None:
    fresh = shelf.open()
    shelf.copy.write_text(text, "utf-8")
    assert shelf.open() == fresh
    assert shelf.open() == fresh
    assert shelf.readings == 2


def damaged(data: bytes, place: int, cut: int, put: bytes) -> bytes:
    """The bytes with something else in the place of some of them."""
    place %= len(data) + 1
    return data[:place] + put + data[place + cut :]


@example(place=-1, cut=0, put=b"\n")
@example(place=0, cut=10_000_000, put=b"")
@given(st.integers(0), st.integers(0, 10_000_000) | st.integers(0, 2), st.binary(max_size=3))
def test_whatever_happens_to_the_copy_the_deck_is_as_if_read_afresh(place: int, cut: int, put: bytes) -> None:
    with TemporaryDirectory() as home:
        shelf = Shelf(Path(home))
        fresh = shelf.open()
        shelf.copy.write_bytes(damaged(shelf.copy.read_bytes(), place, cut, put))
        assert shelf.open() == fresh


def test_where_nothing_can_be_kept_the_deck_is_read_all_the_same(shelf: Shelf) -> None:
    shelf.cache.write_text("a file", "utf-8")
    assert shelf.open() == shelf.open()
    assert shelf.readings == 2


def test_a_folder_in_the_place_of_the_copy_is_no_error(shelf: Shelf) -> None:
    fresh = shelf.open()
    copy = shelf.copy
    copy.unlink()
    copy.mkdir()
    assert shelf.open() == fresh
    assert copy.is_dir()


def test_retired_cards_are_listed_apart_and_former_ids_with_their_item(shelf: Shelf) -> None:
    shelf.open()
    kept = shelf.open()
    assert [card.id for card in kept.retired] == [f"{BANK}/d"]
    assert [card.item.was for card in kept.cards] == [(), (f"{BANK}/old",), (f"{BANK}/old",), ()]
    assert replace(kept, contents={}) == replace(catalogue_of(load_deck(shelf.bank)), contents={})


def test_what_a_kept_card_asks_is_told_without_the_card(tmp_path: Path) -> None:
    read = load_deck(shipped_deck())
    kept = [open_catalogue(shipped_deck(), tmp_path, load_deck) for _ in range(2)][1]
    assert [kept.prompt(card.id) for card in read.cards] == [card.prompt for card in read.cards]
    first = read.cards[0]
    assert kept.contents[first.id].prompt == kept.prompt(first.id) == catalogue_of(read).prompt(first.id)
