import json
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.bank.deck import Bank, Deck
from k2quiz.bank.lock import DamagedLockError, Lock, Locked, read_lock, relock, written
from k2quiz.card import Card, Choose, ItemId, Quantity, Recall, TypeIn
from k2quiz.errors import Place
from tests import cards
from tests.bank.authoring import write

NOON = 1_796_000_000


def deck(*found: Card) -> Deck:
    banks = (Bank(cards.BANK, "One", Path("one.yaml"), found),)
    return Deck("d", "D", Path("d"), "D", "For study only.", "en", "CC0-1.0", (), {"vitamins": "Vitamins"}, banks)


DECK = deck(*cards.one_of_each())
LOCK = relock(DECK, {}, NOON)


def changed(before: Deck, after: Deck) -> set[str]:
    """The names of the items whose entry moves when the deck is locked an hour later."""
    old = relock(before, {}, NOON)
    new = relock(after, old, NOON + 3600)
    return {name.rsplit("/", 1)[1] for name, entry in new.items() if old.get(name) != entry}


def test_a_new_deck_changed_now_with_one_entry_an_item() -> None:
    names = ["choice", "several", "truth", "typed", "number", "cloze", "flashcard"]
    assert list(LOCK) == [f"{cards.BANK}/{name}" for name in names]
    assert {entry.changed for entry in LOCK.values()} == {NOON}


def test_unchanged_content_keeps_its_time() -> None:
    assert relock(DECK, LOCK, NOON + 3600) == LOCK


def test_an_edit_of_one_item_moves_only_that_one() -> None:
    edited = tuple(
        replace(card, prompt=card.prompt + "!") if card.item.id.endswith("/typed") else card for card in DECK.cards
    )
    assert changed(DECK, deck(*edited)) == {"typed"}


def test_an_edit_of_one_card_of_an_item_moves_the_item() -> None:
    *rest, last = cards.cloze()
    assert changed(deck(*cards.cloze()), deck(*rest, replace(last, prompt="x"))) == {"cloze"}


def test_another_right_answer_changes_the_fingerprint_and_another_wrong_one_does_not() -> None:
    card = cards.choice()
    assert isinstance(card.interaction, Choose)
    right, wrong, *rest = card.interaction.options
    before = LOCK[card.item.id]
    for options, same in (
        ((replace(right, text="x"), wrong, *rest), False),
        ((right, replace(wrong, text="x"), *rest), True),
    ):
        after = relock(deck(replace(card, interaction=Choose(options))), LOCK, NOON)[card.item.id]
        assert (after.answer == before.answer) is same
        assert after.content != before.content


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Recall("a"), Recall("b")),
        (TypeIn(Quantity(Decimal(1), Decimal(2))), TypeIn(Quantity(Decimal(1), Decimal(3)))),
        (TypeIn(Quantity(Decimal(1), Decimal(2), "mg")), TypeIn(Quantity(Decimal(1), Decimal(2), "g"))),
    ],
)
def test_each_right_answer_has_a_fingerprint_of_its_own(one: Recall | TypeIn, other: Recall | TypeIn) -> None:
    card = cards.flashcard()
    prints = {relock(deck(replace(card, interaction=it)), {}, NOON)[card.item.id].answer for it in (one, other)}
    assert len(prints) == 2


def test_a_moved_item_and_what_only_authors_see_change_nothing() -> None:
    card = cards.typed()
    moved = replace(card.item, place=Place("two.yaml", 99), covers=("x",), nuance=True, stance="article")
    assert changed(deck(card), deck(replace(card, item=moved))) == set()


def test_what_a_learner_sees_of_the_deck_belongs_to_each_item() -> None:
    assert len(changed(DECK, replace(DECK, disclaimer="New."))) == len(LOCK)
    assert len(changed(DECK, replace(DECK, topics={"vitamins": "All vitamins"}))) == len(LOCK)
    assert changed(DECK, replace(DECK, title="New", anki="New")) == set()


@given(st.integers(0, NOON))
def test_a_clock_that_goes_back_still_moves_an_edited_item_forward(now: int) -> None:
    edited = deck(replace(cards.typed(), prompt="x"))
    (entry,) = relock(edited, LOCK, now).values()
    assert entry.changed == NOON + 1


def test_items_that_are_gone_leave_the_lock() -> None:
    assert list(relock(deck(cards.typed()), LOCK, NOON)) == [cards.typed().item.id]


def test_an_item_that_comes_back_as_it_was_is_new() -> None:
    gone = relock(deck(cards.typed()), LOCK, NOON)
    assert relock(DECK, gone, NOON + 1)[cards.choice().item.id].changed == NOON + 1


_NAMES = st.text("abc/-", min_size=1, max_size=8).map(ItemId)
_LOCKS = st.dictionaries(_NAMES, st.builds(Locked, st.text(max_size=4), st.text(max_size=4), st.integers(0, 2**40)))


@given(_LOCKS)
def test_a_lock_is_read_back_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, lock: Lock) -> None:
    path = write(tmp_path_factory.getbasetemp(), written(lock), "deck.lock.json")
    assert read_lock(path) == lock


@given(_LOCKS)
def test_the_text_of_a_lock_does_not_depend_on_its_order(lock: Lock) -> None:
    assert written(dict(reversed(list(lock.items())))) == written(lock)
    assert written(lock).endswith("}\n")


def test_no_file_is_an_empty_lock(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "none.json") == {}


DAMAGED = {
    "empty": b"",
    "half": written(LOCK).encode()[:200],
    "conflict": b"<<<<<<< ours\n{}\n=======\n{}\n>>>>>>> theirs\n",
    "list": b"[]",
    "null": b"null",
    "no items": b'{"version": 1}',
    "items are a list": b'{"version": 1, "items": []}',
    "entry is text": b'{"version": 1, "items": {"a": "b"}}',
    "entry lacks a field": b'{"version": 1, "items": {"a": {"answer": "", "content": ""}}}',
    "time is text": b'{"version": 1, "items": {"a": {"answer": "", "content": "", "changed": "1"}}}',
    "time without end": b'{"version": 1, "items": {"a": {"answer": "", "content": "", "changed": Infinity}}}',
    "not UTF-8": b"\xff\xfe",
    "deep": b"[" * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_lock_is_named_with_a_way_to_mend_it(damage: str, tmp_path: Path) -> None:
    path = write(tmp_path, DAMAGED[damage], "deck.lock.json")
    with pytest.raises(DamagedLockError, match=r"deck\.lock\.json cannot be read as a lock\. Restore it"):
        read_lock(path)


def test_a_lock_of_a_later_version_is_not_misread(tmp_path: Path) -> None:
    path = write(tmp_path, json.dumps({"version": 2, "items": {}}), "deck.lock.json")
    with pytest.raises(DamagedLockError, match="another version of k2quiz"):
        read_lock(path)


def test_a_lock_that_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DamagedLockError, match="cannot be read"):
        read_lock(tmp_path)
