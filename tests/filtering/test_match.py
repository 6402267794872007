"""A filter lets through what it says, whatever stands in it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Card, CardId
from k2quiz.event import Flagged, Regraded, Suspended
from k2quiz.filtering.facts import FIELD_VALUES, NUMBER_VALUES, STATE_TESTS
from k2quiz.filtering.filter import parse
from k2quiz.filtering.match import needs_contents, select
from k2quiz.filtering.terms import And, Filter, Not, Or
from k2quiz.filtering.vocabulary import FIELDS, NUMBERS, STATES, Field, Number, State
from k2quiz.grading.response import Chosen, Recalled, Skipped
from k2quiz.history import replay
from tests.cards import choice, cloze, flashcard, number, several, truth, typed
from tests.filtering.filters import filters
from tests.learner import TODAY, Learner, learner_with
from tests.strategies import FIRST_DAY, card_events


def marked(card: Card, **changes: object) -> Card:
    """The card with other facts about its item."""
    return replace(card, item=replace(card.item, **changes))  # type: ignore[arg-type]  # each test names real fields


CARDS = (
    choice(),
    marked(several(), tags=("food/eggs",), level="apply", difficulty=4, covers=("ds-01",)),
    marked(truth(topic="names"), critical=True),
    marked(typed(), nuance=True, explain="Über γ-carboxylation of MK-7."),
    *cloze(),
    flashcard(),
    number(),
)


def studied() -> Learner:
    """Somebody who knows one card well, keeps forgetting another, put two away, flagged one and practised one."""
    learner = learner_with(CARDS, new_per_day=0)
    learner.clock.day = TODAY - timedelta(days=60)
    for _ in range(8):
        answer(learner, truth(topic="names"), 5)
        answer(learner, truth(topic="names"), 1)
    for _ in range(3):
        answer(learner, flashcard(), 4)
        learner.clock.day += timedelta(days=6)
    learner.clock.day = TODAY
    learner.record(lambda stamp: Flagged(stamp, several().id, flagged=True, note="Is natto a food?"))
    learner.record(lambda stamp: Suspended(stamp, typed().id, None))
    learner.record(lambda stamp: Suspended(stamp, number().id, TODAY + timedelta(days=1)))
    learner.desk().practise((choice(),)).answer(Chosen((0,)))
    return learner


def answer(learner: Learner, card: Card, grade: int) -> None:
    """Give an answer of that grade, and let a night pass."""
    sitting = learner.desk().study((card,), more=1)
    if sitting.session.question is None:
        return
    sitting.answer(Recalled(grade) if card == flashcard() else Skipped())
    event = sitting.session.answers[-1].event
    learner.record(lambda stamp: Regraded(stamp, card.id, event.stamp.id, grade))
    learner.tomorrow()


LEARNER = studied()


def found(text: str, cards: tuple[Card, ...] = CARDS) -> list[str]:
    """The last parts of the ids that a filter finds."""
    history = LEARNER.history()
    chosen = select(parse(text), cards, {card.id: card for card in cards}, history, TODAY)
    return [card.id.rpartition("/")[2] for card in chosen]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("bank:one", [card.id.rpartition("/")[2] for card in CARDS]),
        ("bank:DEMO/one topic:names", ["truth"]),
        ("bank:ne", []),
        ("tag:eggs", ["several"]),
        ("tag:food/eggs", ["several"]),
        ("tag:food", []),
        ("kind:cloze", ["cloze#c1", "cloze#c2"]),
        ("level:apply", ["several"]),
        ("id:cloze", ["cloze#c1", "cloze#c2"]),
        ("id:c2", ["cloze#c2"]),
        ("covers:ds-01", ["several"]),
        ("flag:natto", ["several"]),
        ("flag:NATTO", ["several"]),
        ("flag:cheese", []),
        ("is:flagged", ["several"]),
        ("is:seen", ["truth", "flashcard"]),
        ("is:new is:suspended", ["typed"]),
        ("is:buried", ["number"]),
        ("is:leech", ["truth"]),
        ("is:missed", ["truth"]),
        ("is:practised", ["choice"]),
        ("is:critical", ["truth"]),
        ("is:nuance", ["typed"]),
        ("is:due", ["truth", "flashcard"]),
        ("is:learning", ["truth", "flashcard"]),
        ("is:mature", []),
        ("lapses>5", ["truth"]),
        ("lapses=0 is:seen", ["flashcard"]),
        ("ivl>=6", ["flashcard"]),
        ("due<0", ["truth", "flashcard"]),
        ("due>=0", []),
        ("ease>0", ["truth", "flashcard"]),
        ("answers=1", ["choice"]),
        ("difficulty>3", ["several"]),
        ("difficulty<5", ["several"]),
        ("seen>0", ["truth", "flashcard"]),
        ("OSTEOCALCIN", ["typed", "cloze#c1", "cloze#c2"]),
        ("uber", ["typed"]),
        ("gamma-carboxylation", ["typed"]),
        ("mk7", ["typed"]),
        ('"egg yolk"', ["several"]),
        ('"yolk egg"', []),
        ("koagulation", ["flashcard"]),
        ("180", ["number"]),
        ("natto or koagulation", ["several", "flashcard"]),
        ("(natto or koagulation) -is:seen", ["several"]),
    ],
)
def test_a_term_finds_what_it_says(text: str, names: list[str]) -> None:
    assert found(text) == names


class Unread(Mapping[CardId, Card]):
    """Contents that must not be asked for."""

    def __getitem__(self, card: CardId) -> Card:
        raise AssertionError(f"{card} was read")

    def __iter__(self) -> Iterator[CardId]:
        return iter(())

    def __len__(self) -> int:
        return 0


@pytest.mark.parametrize("text", ["bank:one is:due", "flag:x", "warfarin bank:two", "bank:one or warfarin", "-topic:x"])
def test_contents_are_not_read_where_the_list_tells_enough(text: str) -> None:
    chosen = select(parse(text), CARDS, Unread(), LEARNER.history(), TODAY)
    assert set(chosen) <= set(CARDS)


HISTORIES = st.lists(card_events(choice().id, most=6), max_size=1).map(lambda entries: replay(sum(entries, ())))


@given(filters, filters, HISTORIES)
def test_a_filter_follows_the_laws_of_logic(one: Filter, other: Filter, history: object) -> None:
    def chosen(wanted: Filter) -> list[Card]:
        assert isinstance(history, type(LEARNER.history()))
        return list(select(wanted, CARDS, {card.id: card for card in CARDS}, history, FIRST_DAY))

    assert chosen(Not(And((one, other)))) == chosen(Or((Not(one), Not(other))))
    assert chosen(Not(Or((one, other)))) == chosen(And((Not(one), Not(other))))
    assert chosen(Not(one)) == [card for card in CARDS if card not in chosen(one)]
    assert chosen(And((one, other))) == [card for card in chosen(one) if card in chosen(other)]


@given(filters)
def test_only_a_filter_that_needs_contents_reads_them(wanted: Filter) -> None:
    if not needs_contents(wanted):
        assert set(select(wanted, CARDS, Unread(), LEARNER.history(), TODAY)) <= set(CARDS)


def test_every_word_of_the_language_has_a_meaning_and_an_explanation() -> None:
    assert set(FIELDS) == set(FIELD_VALUES) == set(Field)
    assert set(STATES) == set(STATE_TESTS) == set(State)
    assert set(NUMBERS) == set(NUMBER_VALUES) == set(Number)
