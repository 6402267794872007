"""What counts as another right answer, and what of an item a learner can see."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.bank.deck import Deck
from k2quiz.bank.fingerprint import content_digest, right_answers
from k2quiz.card import (
    Arrange,
    Card,
    Choose,
    FillIn,
    Gap,
    Interaction,
    ItemId,
    Option,
    Picture,
    Quantity,
    Recall,
    Reference,
    Term,
    TypeIn,
)
from k2quiz.errors import Place
from tests import cards

DECK = Deck("d", "D", Path("d"), "D", "For study only.", "en", "CC0-1.0", (), {"vitamins": "Vitamins"}, ())


def answers(interaction: Interaction) -> tuple[str, ...]:
    return right_answers(replace(cards.flashcard(), interaction=interaction))


def digest(card: Card, deck: Deck = DECK) -> str:
    return content_digest(deck, card.item, (card,))


def choose(*texts: str, wrong: tuple[str, ...] = ("x",)) -> Choose:
    options = (*(Option(text, right=True) for text in texts), *(Option(text, right=False) for text in wrong))
    return Choose(options, several=len(texts) > 1)


def quantity(shown: str, unit: str = "", margin: int = 0) -> TypeIn:
    return TypeIn(Quantity(Decimal(5 - margin), Decimal(5 + margin), unit, shown))


SAME: dict[str, tuple[Interaction, Interaction]] = {
    "case, space, hyphen": (Recall("dp-ucMGP  rises."), Recall("DP ucMGP rises")),
    "accents": (TypeIn(Term("naïve")), TypeIn(Term("naive"))),
    "another wrong choice": (choose("K2"), choose("K2", wrong=("y", "z"))),
    "right choices in another order": (choose("a", "b"), choose("b", "a")),
    "another kind of item": (Recall("natto"), TypeIn(Term("Natto"))),
    "more accepted": (TypeIn(Term("natto")), TypeIn(Term("natto", accept=("fermented soy",)))),
    "a wider tolerance": (quantity("5"), quantity("5", margin=1)),
    "the unit in other letters": (quantity("5", "µg"), quantity("5", "mcg")),
    "pairs in another order": (Arrange(("A", "B"), ("a", "b")), Arrange(("B", "A"), ("b", "a"))),
    "another spare target": (Arrange(("A", "B", "x"), ("a", "b")), Arrange(("A", "B", "y", "z"), ("a", "b"))),
    "the sentence around a gap": (
        FillIn(("MGP guards ", Gap(1, Term("arteries"))), 1),
        FillIn((Gap(1, Term("Arteries"), "where"), " are guarded."), 1),
    ),
}
OTHER: dict[str, tuple[Interaction, Interaction]] = {
    "a word": (Recall("bone"), Recall("artery")),
    "a negation": (Recall("it was significant"), Recall("it was not significant")),
    "a digit": (Recall("MK-4"), Recall("MK-7")),
    "a number's sign": (Recall("-5"), Recall("5")),
    "one more right choice": (choose("a"), choose("a", "b")),
    "true or false": (choose("True", wrong=("False",)), choose("False", wrong=("True",))),
    "a number": (quantity("5"), quantity("6")),
    "a range": (quantity("5"), quantity("5–6")),
    "a unit": (quantity("5", "mg"), quantity("5", "g")),
    "a pair": (Arrange(("A", "B"), ("a", "b")), Arrange(("B", "A"), ("a", "b"))),
    "an order": (Arrange(("A", "B", "C")), Arrange(("A", "C", "B"))),
    "an order or pairs": (Arrange(("A", "B")), Arrange(("A", "B"), ("a", "b"))),
    "the gap that is asked": (
        FillIn((Gap(1, Term("a")), Gap(2, Term("b"))), 1),
        FillIn((Gap(1, Term("a")), Gap(2, Term("b"))), 2),
    ),
}


@pytest.mark.parametrize("what", SAME)
def test_what_does_not_matter_when_an_answer_is_judged_makes_no_other_right_answer(what: str) -> None:
    one, other = SAME[what]
    assert answers(one)[0] == answers(other)[0]


@pytest.mark.parametrize("what", OTHER)
def test_another_right_answer_has_another_fingerprint(what: str) -> None:
    one, other = OTHER[what]
    assert not {*answers(one)} & {*answers(other)}


def test_an_answer_that_is_still_accepted_still_counts() -> None:
    (before,) = answers(TypeIn(Term("natto")))
    assert before in answers(TypeIn(Term("fermented soybeans", accept=("soy", "Natto"))))
    gap = FillIn((Gap(1, Term("fermented soybeans", accept=("natto",))),), 1)
    assert before in answers(gap)


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_text_has_a_fingerprint(one: str, other: str) -> None:
    assert len({*answers(Recall(one)), *answers(TypeIn(Term(one, accept=(other,))))}) <= 2


def test_what_only_authors_see_does_not_count() -> None:
    card = cards.typed()
    authored = replace(
        card.item,
        place=Place("two.yaml", 99),
        covers=("x",),
        nuance=True,
        stance="article",
        was=(ItemId("demo/one/old"),),
        revision=2,
    )
    assert digest(replace(card, item=authored)) == digest(card)


def test_everything_that_a_learner_sees_counts() -> None:
    card, item = cards.typed(), cards.typed().item
    changed = [
        replace(item, topic="other"),
        replace(item, explain="x"),
        replace(item, hint="x"),
        replace(item, references=(Reference("a", "A 2020"),)),
        replace(item, tags=("x",)),
        replace(item, level="apply"),
        replace(item, difficulty=1),
        replace(item, critical=True),
        replace(item, context="x"),
        replace(item, picture=Picture(Path("a.png"), "A valve.", "12")),
        replace(item, retired=True),
    ]
    seen = {digest(replace(card, item=other)) for other in changed}
    assert len(seen | {digest(card), digest(replace(card, prompt="x"))}) == len(changed) + 2


def test_a_picture_counts_as_what_it_shows_wherever_it_lies() -> None:
    card = cards.typed()
    pictures = [
        Picture(Path("/home/one/media/a.png"), "A valve.", "12"),
        Picture(Path("/srv/two/media/b.png"), "A valve.", "12"),
        Picture(Path("/srv/two/media/b.png"), "A valve.", "34"),
        Picture(Path("/srv/two/media/b.png"), "A bone.", "34"),
    ]
    one, other, repainted, renamed = (
        digest(replace(card, item=replace(card.item, picture=picture))) for picture in pictures
    )
    assert one == other
    assert len({other, repainted, renamed}) == 3


def test_the_digest_of_a_known_item_never_changes() -> None:
    """Another value here would send every note of every deck to its learners again."""
    assert [digest(cards.choice()), digest(cards.number())] == ["2b1a3e6d61d4d0e3", "e23d107b5f7c9c08"]
