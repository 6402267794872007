from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.anki.identity import clean_name, deck_id, deck_name, first_id, note_guid, tag_slug, tags_of
from k2quiz.card import ItemId
from tests.anki.sample import item


def test_guids_and_deck_ids_are_those_that_learners_already_have() -> None:
    assert note_guid(ItemId("vitamin-k2/trials/avadec-primary")) == "8iRQBI_MaNBuX20V"
    assert deck_id("Vitamin K2::Trials") == 1_140_888_911_839


@given(st.sets(st.from_regex(r"[a-z0-9./_-]{1,12}", fullmatch=True), min_size=2))
def test_different_items_have_different_guids(ids: set[str]) -> None:
    assert len({note_guid(ItemId(name)) for name in ids}) == len(ids)


@given(st.text())
def test_a_deck_id_is_never_that_of_the_default_deck_nor_in_the_future(name: str) -> None:
    assert 1_000_000_000_000 <= deck_id(name) < 1_500_000_000_000


@given(st.sets(st.text(st.characters(categories=["Ll", "Nd"]), min_size=1), min_size=2, max_size=4), st.text())
def test_decks_without_a_bank_in_common_share_no_guid_though_their_items_are_called_alike(
    banks: set[str], name: str
) -> None:
    assert len({note_guid(ItemId(f"{bank}/{name}")) for bank in banks}) == len(banks)


def test_a_bank_stands_below_its_deck() -> None:
    assert deck_name("Vitamin K2", "Trials") == "Vitamin K2::Trials"


def test_a_title_makes_no_further_deck() -> None:
    assert deck_name("A::B", 'K1 :: "K2":::\x1fx') == "A::B::K1 : K2:x"


def test_a_name_is_as_anki_stores_it() -> None:
    assert clean_name(' e\u0301t"e\u0301  x::') == "ét" + "é x"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("Seed Document", "seed-document"),
        ("trail::", "trail"),
        ("::a:: b ::c", "a::b::c"),
        ("a\x1fb\nc", "a-b-c"),
        ("Überblick", "überblick"),
        ("  ", ""),
        ("::", ""),
    ],
)
def test_a_tag_is_one_word(text: str, tag: str) -> None:
    assert tag_slug(text) == tag


def test_a_note_is_tagged_with_what_can_be_searched_for() -> None:
    known = replace(
        item("x"),
        topic="trials",
        level="apply",
        difficulty=4,
        critical=True,
        retired=True,
        tags=("My own", "my own", "!"),
    )
    assert tags_of(known, ["Secondary as primary", ""]) == (
        "k2::bank::demo::one",
        "k2::critical",
        "k2::difficulty::4",
        "k2::level::apply",
        "k2::misconception::secondary-as-primary",
        "k2::retired",
        "k2::topic::trials",
        "my-own",
    )


def test_what_an_item_does_not_say_is_no_tag() -> None:
    assert tags_of(item("x")) == ("k2::bank::demo::one",)


def test_the_first_id_is_the_oldest_one() -> None:
    renamed = replace(item("z"), was=(ItemId("demo/one/x"), ItemId("demo/one/y")))
    assert (first_id(item("z")), first_id(renamed)) == ("demo/one/z", "demo/one/x")
