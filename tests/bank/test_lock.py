import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.bank.deck import Bank, Deck
from k2quiz.bank.lock import DamagedLockError, Lock, Locked, lock_path, read_lock, relock, reworded, written
from k2quiz.card import Card, Choose, ItemId, Recall
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
    names = ["choice", "several", "truth", "typed", "number", "cloze", "matching", "ordering", "flashcard"]
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
        assert (after.answers == before.answers) is same
        assert after.content != before.content


def test_each_card_of_an_item_has_its_own_right_answer() -> None:
    first, second = LOCK[cards.cloze()[0].item.id].answers.items()
    assert (first[0], second[0]) == ("c1", "c2")
    assert first[1] != second[1]


def test_the_right_answer_of_a_card_that_is_gone_stays_known() -> None:
    first, second = cards.cloze()
    answers = LOCK[first.item.id].answers
    assert relock(deck(second), LOCK, NOON)[first.item.id].answers == answers


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
    assert relock(edited, LOCK, now)[cards.typed().item.id].changed == NOON + 1


def test_items_that_are_gone_stay_in_the_lock() -> None:
    assert relock(deck(cards.typed()), LOCK, NOON) == LOCK


def test_an_item_that_comes_back_as_it_was_has_not_changed() -> None:
    assert relock(DECK, relock(deck(cards.typed()), LOCK, NOON), NOON + 1) == LOCK


def test_retired_items_are_locked_too() -> None:
    card = cards.typed()
    retired = replace(DECK, banks=(Bank(cards.BANK, "One", Path("one.yaml"), (), (card,)),))
    assert relock(retired, {}, NOON) == {card.item.id: LOCK[card.item.id]}


def renamed(card: Card, name: str, *was: str, revision: int = 1) -> Card:
    former = tuple(ItemId(f"{cards.BANK}/{one}") for one in was)
    return replace(card, item=replace(card.item, id=ItemId(f"{cards.BANK}/{name}"), was=former, revision=revision))


def test_a_renamed_item_goes_on_from_its_entry() -> None:
    (entry,) = relock(
        deck(renamed(cards.typed(), "new", "typed")), {k: LOCK[k] for k in [cards.typed().item.id]}, 0
    ).items()
    before = LOCK[cards.typed().item.id]
    assert entry[0] == f"{cards.BANK}/new"
    assert entry[1] == replace(before, content=entry[1].content, changed=NOON + 1, was=(cards.typed().item.id,))


def test_former_ids_are_kept_the_oldest_first_even_where_the_author_forgets_one() -> None:
    lock: Lock = {}
    for name, was in (("a", ()), ("b", ("a",)), ("c", ("b",)), ("d", ("x", "c"))):
        lock = relock(deck(renamed(cards.typed(), name, *was)), lock, NOON)
    ((name, entry),) = lock.items()
    assert name == f"{cards.BANK}/d"
    assert entry.was == tuple(f"{cards.BANK}/{one}" for one in "xabc")


def test_the_revision_is_that_of_the_item() -> None:
    for revision in (2, 5):
        card = renamed(cards.typed(), "typed", revision=revision)
        assert relock(deck(card), LOCK, NOON)[card.item.id].rev == revision


def _deck_of(items: list[tuple[str, list[str]]]) -> Deck:
    live = dict(items)
    return deck(*(renamed(cards.typed(), name, *(one for one in was if one not in live)) for name, was in items))


_LETTERS = st.sampled_from("abcd")
_DECKS = st.lists(st.tuples(_LETTERS, st.lists(_LETTERS, max_size=2)), unique_by=lambda item: item[0]).map(_deck_of)
"""Decks of a few items, each with ids that it had before and nobody has now."""


@given(st.lists(_DECKS, max_size=5))
def test_no_id_that_was_ever_locked_is_forgotten(decks: list[Deck]) -> None:
    lock: Lock = {}
    ever: set[ItemId] = set()
    for number, one in enumerate(decks):
        lock = relock(one, lock, NOON + number)
        ever |= {card.item.id for card in one.cards}
        assert ever <= {known for name, entry in lock.items() for known in (name, *entry.was)}
        assert relock(one, lock, NOON + number + 1) == lock


def test_a_rewording_is_taken_over_for_the_items_named_and_no_others() -> None:
    edited = deck(*(replace(card, interaction=Recall("x")) for card in (cards.typed(), cards.flashcard())))
    name = cards.typed().item.id
    lock = reworded(edited, LOCK, [name])
    assert lock == {**LOCK, name: replace(LOCK[name], answers=relock(edited, {}, 0)[name].answers)}


def test_a_rewording_of_a_renamed_item_is_taken_over_under_its_former_id() -> None:
    card = replace(renamed(cards.typed(), "new", "typed"), interaction=Recall("x"))
    lock = reworded(deck(card), LOCK, [card.item.id])
    assert lock[cards.typed().item.id].answers == relock(deck(card), {}, 0)[card.item.id].answers
    assert lock.keys() == LOCK.keys()


_NAMES = st.text("abc/-", min_size=1, max_size=8).map(ItemId)
_TEXTS = st.text(max_size=4)
_ENTRIES = st.builds(
    Locked,
    st.dictionaries(_TEXTS, _TEXTS, max_size=2),
    _TEXTS,
    st.integers(0, 2**40),
    st.integers(1, 9),
    st.lists(_NAMES, max_size=2).map(tuple),
)
_LOCKS = st.dictionaries(_NAMES, _ENTRIES)


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
    "entry lacks a field": b'{"version": 2, "items": {"a": {"content": ""}}}',
    "time is text": b'{"version": 2, "items": {"a": {"content": "", "changed": "1"}}}',
    "time without end": b'{"version": 2, "items": {"a": {"content": "", "changed": Infinity}}}',
    "answers are a list": b'{"version": 2, "items": {"a": {"answers": [], "content": "", "changed": 1}}}',
    "an answer is a number": b'{"version": 2, "items": {"a": {"answers": {"": 1}, "content": "", "changed": 1}}}',
    "a former id is a number": b'{"version": 2, "items": {"a": {"was": [1], "content": "", "changed": 1}}}',
    "former ids are text": b'{"version": 2, "items": {"a": {"was": "b", "content": "", "changed": 1}}}',
    "a revision is text": b'{"version": 2, "items": {"a": {"rev": "1", "content": "", "changed": 1}}}',
    "not UTF-8": b"\xff\xfe",
    "deep": b"[" * 100_000,
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_a_damaged_lock_is_named_with_a_way_to_mend_it(damage: str, tmp_path: Path) -> None:
    path = write(tmp_path, DAMAGED[damage], "deck.lock.json")
    with pytest.raises(DamagedLockError, match=r"deck\.lock\.json cannot be read as a lock\. Restore it"):
        read_lock(path)


def test_a_lock_of_a_later_version_is_not_misread(tmp_path: Path) -> None:
    path = write(tmp_path, json.dumps({"version": 3, "items": {}}), "deck.lock.json")
    with pytest.raises(DamagedLockError, match="another version of k2quiz"):
        read_lock(path)


@pytest.mark.parametrize(
    "other", [{"version": 1}, {"version": 2}, {"version": 2, "matcher": 0}], ids=["first lock", "none", "earlier"]
)
def test_right_answers_as_another_matcher_saw_them_are_not_compared(other: dict[str, object], tmp_path: Path) -> None:
    text = json.dumps({**json.loads(written(LOCK)), "matcher": None, **other})
    found = read_lock(write(tmp_path, text, "deck.lock.json"))
    assert found == {name: replace(entry, answers={}) for name, entry in LOCK.items()}
    assert relock(DECK, found, NOON + 1) == LOCK


def test_an_entry_of_the_first_lock_is_one_of_the_first_revision(tmp_path: Path) -> None:
    entry = {"answer": "12", "content": "34", "changed": 5}
    path = write(tmp_path, json.dumps({"version": 1, "items": {"a/b": entry}}), "deck.lock.json")
    assert read_lock(path) == {"a/b": Locked({}, "34", 5, 1, ())}


def test_a_lock_that_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(DamagedLockError, match="cannot be read"):
        read_lock(tmp_path)


def test_a_lock_lies_in_its_deck_or_beside_its_bank(tmp_path: Path) -> None:
    assert lock_path(tmp_path) == tmp_path / "deck.lock.json"
    assert lock_path(tmp_path / "one.yaml") == tmp_path / "one.lock.json"
