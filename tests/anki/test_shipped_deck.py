"""The deck that learners get, in the real Anki."""

from dataclasses import replace

import pytest

from k2quiz.bank.deck import Deck
from k2quiz.bank.load import load_deck
from k2quiz.cli.workplace import shipped_deck
from tests.anki.conftest import Export
from tests.anki.learner import Learner, Page


@pytest.fixture(scope="module")
def shipped() -> Deck:
    """The shipped deck."""
    return load_deck(shipped_deck())


def test_every_item_arrives_as_one_note_and_again_as_none(anki: Learner, export: Export, shipped: Deck) -> None:
    items = len({card.item.id for card in shipped.cards})
    package = export(shipped)
    assert anki.imports(package) == {"new": items}
    assert anki.imports(package) == {"duplicate": items}
    assert len(anki.cards()) == len(shipped.cards)


def test_an_edited_item_is_the_only_one_updated(anki: Learner, export: Export, shipped: Deck) -> None:
    items = len({card.item.id for card in shipped.cards})
    anki.imports(export(shipped))
    bank = shipped.banks[0]
    first = replace(bank.cards[0], item=replace(bank.cards[0].item, explain="Said in other words."))
    edited = replace(shipped, banks=(replace(bank, cards=(first, *bank.cards[1:])), *shipped.banks[1:]))
    assert anki.imports(export(edited, {first.item.id: 60})) == {"updated": 1, "duplicate": items - 1}


def test_every_card_shows_both_sides_in_sound_html(anki: Learner, export: Export, shipped: Deck) -> None:
    anki.imports(export(shipped))
    for front, back in anki.sides():
        for side in (front, back):
            assert Page(side).faults == []
            assert "{{" not in side
        assert Page(back).text.strip()


def test_ankis_own_check_finds_nothing_to_mend(anki: Learner, export: Export, shipped: Deck) -> None:
    anki.imports(export(shipped))
    before = anki.collection.card_count(), anki.collection.note_count()
    report, sound = anki.collection.fix_integrity()
    assert sound, report
    assert (anki.collection.card_count(), anki.collection.note_count()) == before


def test_the_package_goes_to_a_deck_for_each_bank(anki: Learner, export: Export, shipped: Deck) -> None:
    anki.imports(export(shipped))
    names = {deck.name for deck in anki.collection.decks.all_names_and_ids()}
    assert {f"{shipped.anki}::{bank.title}" for bank in shipped.banks} <= names
