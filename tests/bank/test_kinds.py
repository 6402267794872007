"""A kind that is made while the program runs goes the whole way: file, card, verdict, sitting, Anki."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.package import Summary, write_package
from k2quiz.bank.field import Body, Field
from k2quiz.bank.kind import Kind
from k2quiz.bank.kinds import all_kinds, register, unregister
from k2quiz.bank.load import load_deck
from k2quiz.bank.values import Text
from k2quiz.card import Card, Item, Term, TypeIn
from k2quiz.event import Reviewed
from k2quiz.grading.judge import judge
from k2quiz.grading.lexicon import Lexicon
from k2quiz.grading.response import Typed
from tests.anki.learner import learner
from tests.bank.authoring import bank, item, only, spots, write
from tests.learner import learner_with

STANDS_FOR = Field("stands-for", Text(200), "what the abbreviation in `ask` stands for")
FIELDS = "ask: MGP\nstands-for: matrix Gla protein\nhint: A protein.\n"


def _lower(entry: Item, ask: str, body: Body) -> Iterator[Card]:
    meaning = body.get(STANDS_FOR)
    if meaning:
        yield Card(entry, f"What does {ask} stand for?", TypeIn(Term(meaning)))


ABBREVIATION = Kind("abbreviation", (STANDS_FOR,), _lower)


@pytest.fixture
def abbreviation() -> Iterator[Kind]:
    """One more kind, for the length of a test."""
    register(ABBREVIATION)
    yield ABBREVIATION
    unregister(ABBREVIATION)


def test_a_registered_kind_is_known_until_it_is_forgotten() -> None:
    before = all_kinds()
    register(ABBREVIATION)
    assert all_kinds() == (*before, ABBREVIATION)
    unregister(ABBREVIATION)
    assert all_kinds() == before


@pytest.mark.parametrize(
    "kind",
    [
        Kind("truth", (Field("mine", Text(), "x"),), _lower),
        Kind("mine", (Field("truth", Text(), "x"),), _lower),
        ABBREVIATION,
    ],
)
@pytest.mark.usefixtures("abbreviation")
def test_a_kind_that_another_would_be_taken_for_is_refused(kind: Kind) -> None:
    before = all_kinds()
    with pytest.raises(ValueError, match="cannot stand beside"):
        register(kind)
    assert all_kinds() == before


@pytest.mark.usefixtures("abbreviation")
def test_an_item_of_a_registered_kind_is_loaded_and_checked_as_any_other(tmp_path: Path) -> None:
    (card,) = load_deck(write(tmp_path, bank(item(FIELDS)))).cards
    assert (card.item.kind, card.prompt, card.item.hint) == ("abbreviation", "What does MGP stand for?", "A protein.")
    finding = only(tmp_path, bank(item("ask: MGP\nstand-for: x\n")))
    assert (spots([finding]), finding.help) == (["8:5 K2Q204"], "did you mean `stands-for`?")


@pytest.mark.usefixtures("abbreviation")
def test_an_item_of_a_registered_kind_is_graded_studied_and_recorded(tmp_path: Path) -> None:
    cards = load_deck(write(tmp_path, bank(item(FIELDS)))).cards
    assert judge(cards[0].interaction, Typed("Matrix GLA-protein"), Lexicon()).correct
    someone = learner_with(cards)
    sitting = someone.desk().study(cards)
    sitting.answer(Typed("osteocalcin"))
    feedback = sitting.session.feedback
    assert feedback is not None
    assert not feedback.right
    assert [event.card for event in someone.events if isinstance(event, Reviewed)] == ["demo/one/q1"]


@pytest.mark.usefixtures("abbreviation")
def test_an_item_of_a_registered_kind_is_exported(tmp_path: Path) -> None:
    deck = load_deck(write(tmp_path, bank(item(FIELDS))))
    package = tmp_path / "deck.apkg"
    assert write_package(deck, {deck.cards[0].item.id: RENDERED_AT}, package) == Summary(1, 1, 1)
    with learner(tmp_path / "collection.anki2") as someone:
        assert someone.imports(package) == {"new": 1}
        assert someone.note("demo/one/q1")["Answer"] == "matrix Gla protein"
