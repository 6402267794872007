from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.anki.identity import note_guid
from k2quiz.anki.notes import notes_of
from k2quiz.bank.deck import Bank
from k2quiz.card import ItemId
from k2quiz.errors import UsageError
from tests.anki.sample import choice, deck, every_kind, flashcard, item


def test_an_item_is_one_note_however_many_cards_it_has() -> None:
    notes = list(notes_of(deck(*every_kind())))
    assert [note.item.rsplit("/", 1)[1] for note in notes] == [
        *("one", "several", "truth", "word", "dose", "gaps", "pairs", "steps", "why", "both")
    ]
    assert [len(note.cards) for note in notes] == [1, 1, 1, 1, 1, 2, 1, 1, 1, 2]


def test_new_cards_come_in_the_order_of_the_banks() -> None:
    second = Bank("demo/two", "Safety", Path("two.yaml"), flashcard(replace(item("z"), bank="demo/two"), "a", "b"))
    sample = deck(choice(item("x"), "a", "b"), choice(item("y"), "a", "b"))
    notes = list(notes_of(replace(sample, banks=(*sample.banks, second))))
    assert [(note.position, note.deck) for note in notes] == [
        (1, "K2 demo::Trials"),
        (2, "K2 demo::Trials"),
        (3, "K2 demo::Safety"),
    ]


@given(st.text(min_size=1), st.text(min_size=1), st.text())
def test_a_note_keeps_its_guid_whatever_its_text(front: str, back: str, title: str) -> None:
    plain = notes_of(deck(*flashcard(item("x"), "a", "b")))
    edited = notes_of(deck(*flashcard(replace(item("x"), explain=title), front, back, reverse=True), text=title))
    assert [note.guid for note in plain] == [note.guid for note in edited]


def test_two_items_of_one_id_are_refused() -> None:
    sample = deck(choice(item("x"), "a", "b"))
    with pytest.raises(UsageError, match="Two items are called demo/one/x"):
        list(notes_of(replace(sample, banks=sample.banks * 2)))


def test_a_renamed_item_keeps_the_note_of_its_first_name() -> None:
    renamed = replace(item("z"), was=(ItemId("demo/one/x"), ItemId("demo/one/y")))
    (note,) = notes_of(deck(choice(renamed, "a", "b")))
    assert note.guid == note_guid(ItemId("demo/one/x"))
    assert note.field("Key") == "demo/one/z"


def test_an_item_with_the_former_id_of_another_is_refused() -> None:
    renamed = replace(item("y"), was=(ItemId("demo/one/x"),))
    with pytest.raises(UsageError, match=r"demo/one/x, demo/one/y.*would be one in Anki"):
        list(notes_of(deck(choice(item("x"), "a", "b"), choice(renamed, "a", "b"))))


def test_retired_items_come_last_and_say_so_in_a_tag() -> None:
    sample = deck(choice(item("b"), "a", "b"))
    gone = choice(replace(item("a"), retired=True), "a", "b")
    ready, retired = notes_of(replace(sample, banks=(replace(sample.banks[0], retired=(gone,)),)))
    assert (ready.item, "k2::retired" in ready.tags, ready.position) == ("demo/one/b", False, 1)
    assert (retired.item, "k2::retired" in retired.tags, retired.position) == ("demo/one/a", True, 2)
