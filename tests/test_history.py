from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Card, CardId, ItemId
from k2quiz.event import (
    CardEvent,
    Configured,
    EventId,
    Flagged,
    Redone,
    Regraded,
    Reset,
    Reviewed,
    Stamp,
    Suspended,
    Undone,
)
from k2quiz.grading.response import Chosen, Recalled
from k2quiz.history import FOR_EVER, History, fold, heirs_of, inherited, replay
from k2quiz.scheduling.sm2 import NEW, Memory, step
from tests.cards import choice, flashcard
from tests.learner import learner_with
from tests.strategies import DEVICES, FIRST_DAY, card_events, days, grades, histories, reviews, stamps

CARD = CardId("bank/item")
IDS = [ItemId(f"bank/item-{number}") for number in range(5)]
"""Of which the first three are those of `histories`."""

LATER = 1_000
"""A number that no stamp drawn before has."""
_STAMP = Stamp(EventId("1"), DEVICES[0], 1, 0, "+00:00", FIRST_DAY)


OTHER = CardId("bank/other")


def _at(number: int, day: int = 0) -> Stamp:
    return _STAMP._replace(id=EventId(f"{number}"), sequence=number, at=number, day=FIRST_DAY + timedelta(days=day))


def _answer(number: int, day: int = 0, card: CardId = CARD, grade: int = 4) -> Reviewed:
    return Reviewed(_at(number, day), card, Recalled(grade), grade, (), 900, 80, 1)


def answers() -> st.SearchStrategy[Reviewed]:
    return reviews(CARD, LATER)


@given(histories(), st.data())
def test_the_order_and_the_number_of_times_that_events_arrive_do_not_matter(
    events: tuple[CardEvent, ...], data: st.DataObject
) -> None:
    again = data.draw(st.lists(st.sampled_from(events))) if events else []
    arrived = data.draw(st.permutations([*events, *again]))
    assert replay(arrived) == replay(events)


@given(histories(), st.data())
def test_adding_events_one_by_one_makes_the_same_history_as_replaying_them(
    events: tuple[CardEvent, ...], data: st.DataObject
) -> None:
    history = History()
    for event in data.draw(st.permutations([*events, *events[:3]])):
        history = history.add(event)
    assert _told(history) == _told(replay(events))


@given(card_events(CARD), answers(), stamps(LATER + 1))
def test_an_answer_undone_is_as_if_it_had_never_been_given(
    events: tuple[CardEvent, ...], answer: Reviewed, stamp: Stamp
) -> None:
    undone = Undone(stamp, CARD, answer.stamp.id)
    assert _outcome((*events, answer, undone)) == _outcome(events)


@given(card_events(CARD), answers(), stamps(LATER + 1), grades())
def test_an_answer_regraded_is_as_if_it_had_been_graded_so(
    events: tuple[CardEvent, ...], answer: Reviewed, stamp: Stamp, grade: int
) -> None:
    regraded = Regraded(stamp, CARD, answer.stamp.id, grade)
    assert _outcome((*events, answer, regraded)) == _outcome((*events, replace(answer, grade=grade)))


@given(card_events(CARD), answers())
def test_practice_leaves_the_schedule_alone(events: tuple[CardEvent, ...], answer: Reviewed) -> None:
    assert replay((*events, replace(answer, practice=True))).states == replay(events).states


@given(card_events(CARD, most=20))
def test_a_card_steps_once_on_every_day_it_is_answered_with_the_first_answer_of_that_day(
    events: tuple[CardEvent, ...],
) -> None:
    history = replay(event for event in events if not isinstance(event, Reset))
    first: dict[date, int] = {}
    for answer in history.answers(CARD):
        if not answer.practice:
            first.setdefault(answer.stamp.day, answer.grade)
    state = history.states.get(CARD)
    assert (state.memory if state else NEW) == _stepped(first.values())


@given(histories(), days())
def test_the_answers_of_a_day_are_those_that_stand_and_count_in_the_order_they_were_given(
    events: tuple[CardEvent, ...], day: date
) -> None:
    history = replay(event for event in events if not isinstance(event, Reset))
    given_that_day = history.answered_on(day)
    standing = [answer for card in history.kept for answer in history.answers(card)]
    assert set(given_that_day) == {a for a in standing if a.stamp.day == day and not a.practice}
    assert list(given_that_day) == sorted(given_that_day, key=lambda answer: answer.stamp.order)


@given(card_events(CARD))
def test_the_last_of_several_grades_holds(events: tuple[CardEvent, ...]) -> None:
    for answer in replay(events).answers(CARD):
        changes = [e for e in events if isinstance(e, Regraded) and e.review == answer.stamp.id]
        given_first = next(e for e in events if e.stamp.id == answer.stamp.id)
        last = max(changes, key=lambda change: change.stamp.order, default=given_first)
        assert isinstance(last, Regraded | Reviewed)
        assert answer.grade == last.grade


@given(card_events(CARD), answers(), stamps(LATER + 1), stamps(LATER + 2))
def test_an_answer_that_was_undone_and_redone_counts_as_if_it_had_never_been_undone(
    events: tuple[CardEvent, ...], answer: Reviewed, one: Stamp, other: Stamp
) -> None:
    first, last = sorted((one, other), key=lambda stamp: stamp.order)
    back = Undone(first, CARD, answer.stamp.id), Redone(last, CARD, answer.stamp.id)
    assert _outcome((*events, answer, *back)) == _outcome((*events, answer))


@given(card_events(CARD), stamps(LATER), days())
def test_a_suspended_card_is_asked_again_on_its_day_and_not_before(
    events: tuple[CardEvent, ...], stamp: Stamp, day: date
) -> None:
    known = [event for event in events if not isinstance(event, Suspended)]
    for until in (day, None):
        history = replay((*known, Suspended(stamp, CARD, until)))
        assert history.is_suspended(CARD, day - timedelta(days=1))
        assert history.is_suspended(CARD, day) == (until is None)


@given(card_events(CARD), stamps(LATER), st.none() | days())
def test_suspending_a_card_leaves_its_schedule_alone(
    events: tuple[CardEvent, ...], stamp: Stamp, until: date | None
) -> None:
    assert _outcome((*events, Suspended(stamp, CARD, until))) == _outcome(events)


@given(stamps(1), stamps(2), st.booleans())
def test_the_last_word_on_a_flag_holds(one: Stamp, other: Stamp, flagged: bool) -> None:  # noqa: FBT001 - drawn
    first, last = sorted((one, other), key=lambda stamp: stamp.order)
    final = Flagged(last, CARD, flagged, "the unit is missing")
    history = replay([final, Flagged(first, CARD, not flagged, "")])
    assert history.flag(CARD) == (final if flagged else None)


@given(st.permutations([Configured(_STAMP._replace(at=at, id=EventId(f"{at}")), at, 4) for at in range(3)]))
def test_the_last_settings_hold_in_whatever_order_they_arrive(events: list[Configured]) -> None:
    history = History()
    for event in events:
        history = history.add(event)
    assert history.configured == replay(events).configured == max(events, key=lambda event: event.stamp.order)


@given(card_events(CARD), stamps(LATER), st.integers(1, 3))
def test_a_card_started_afresh_is_scheduled_by_what_comes_after_that_alone(
    events: tuple[CardEvent, ...], stamp: Stamp, revision: int
) -> None:
    known = [event for event in events if not isinstance(event, Reset)]
    history = replay((*known, Reset(stamp, CARD, revision, afresh=True)))
    later = [answer for answer in history.answers(CARD) if answer.stamp.order > stamp.order]
    assert history.states == replay(later).states
    assert {answer for answer in history.answered_on(stamp.day) if answer.stamp.order < stamp.order} == set()


@given(card_events(CARD), stamps(LATER), st.integers(4, 5))
def test_a_card_that_keeps_its_history_is_scheduled_as_before(
    events: tuple[CardEvent, ...], stamp: Stamp, revision: int
) -> None:
    assert _outcome((*events, Reset(stamp, CARD, revision, afresh=False))) == _outcome(events)


@given(events=card_events(CARD), one=stamps(LATER), other=stamps(LATER + 1), afresh=st.booleans())
def test_of_two_choices_for_one_revision_the_last_holds(
    events: tuple[CardEvent, ...], one: Stamp, other: Stamp, *, afresh: bool
) -> None:
    first, last = sorted((one, other), key=lambda stamp: stamp.order)
    chosen = Reset(last, CARD, 4, afresh)
    assert _outcome((*events, Reset(first, CARD, 4, not afresh), chosen)) == _outcome((*events, chosen))


@given(events=card_events(CARD), stamp=stamps(LATER), afresh=st.booleans())
def test_no_choice_about_a_card_takes_its_answers_out_of_the_history(
    events: tuple[CardEvent, ...], stamp: Stamp, *, afresh: bool
) -> None:
    assert replay((*events, Reset(stamp, CARD, 2, afresh))).answers(CARD) == replay(events).answers(CARD)


@given(card_events(CARD), answers(), st.integers(1, 9))
def test_the_revision_of_a_card_is_the_latest_that_was_answered_or_settled(
    events: tuple[CardEvent, ...], answer: Reviewed, revision: int
) -> None:
    known = [event for event in events if not isinstance(event, Reset)]
    before, counted = replay(known).revision(CARD), replace(answer, revision=revision, practice=False)
    settled = Reset(answer.stamp, CARD, revision, afresh=False)
    assert replay((*known, counted)).revision(CARD) == max(before, revision)
    assert replay((*known, settled)).revision(CARD) == (max(before, revision) if before else 0)
    assert replay((*events, replace(counted, practice=True))).revision(CARD) == replay(events).revision(CARD)
    assert (before == 0) is (not replay(known).states)


def _items(was: dict[ItemId, tuple[ItemId, ...]]) -> tuple[Card, ...]:
    """A card for each item, with its former ids."""
    card = flashcard()
    return tuple(replace(card, item=replace(card.item, id=name, was=former)) for name, former in was.items())


_DECKS = st.dictionaries(st.sampled_from(IDS), st.lists(st.sampled_from(IDS), max_size=4).map(tuple)).map(_items)
"""Decks in which ids are former, in use, both, and claimed twice."""


@given(_DECKS)
def test_an_heir_is_an_item_of_the_deck_that_names_the_former_id_and_no_id_in_use_has_one(
    deck: tuple[Card, ...],
) -> None:
    found, was = heirs_of(deck), {card.item.id: card.item.was for card in deck}
    assert not found.keys() & was.keys()
    assert found.keys() == {former for names in was.values() for former in names} - was.keys()
    for former, heir in found.items():
        assert heir == next(name for name, names in was.items() if former in names)


@given(histories(), _DECKS)
def test_events_of_a_former_id_count_as_if_they_had_been_of_its_heir(
    events: tuple[CardEvent, ...], deck: tuple[Card, ...]
) -> None:
    found = heirs_of(deck)
    renamed = [replace(event, card=CardId(found.get(ItemId(event.card), event.card))) for event in events]
    assert replay(events, found) == replace(replay(renamed), heirs=found)
    assert replay(renamed, found) == replay(events, found)


@given(histories(), _DECKS)
def test_adding_events_of_former_ids_one_by_one_makes_the_same_history(
    events: tuple[CardEvent, ...], deck: tuple[Card, ...]
) -> None:
    history = History(heirs=heirs_of(deck))
    for event in events:
        history = history.add(event)
    assert _told(history) == _told(replay(events, heirs_of(deck)))


def test_a_renamed_item_keeps_the_histories_of_its_parts_apart() -> None:
    events = [
        Undone(_STAMP._replace(id=EventId(f"{part}"), sequence=part), CardId(f"bank/old#c{part}"), EventId("x"))
        for part in (1, 2)
    ]
    found = replay(events, {ItemId("bank/old"): ItemId("other/new")})
    assert list(found.kept) == ["other/new#c1", "other/new#c2"]


def test_an_item_that_got_its_first_id_back_has_the_history_of_both() -> None:
    (card,) = _items({IDS[0]: (IDS[1],)})
    assert heirs_of([card]) == {IDS[1]: IDS[0]}


def test_events_that_a_history_holds_already_change_nothing_in_it() -> None:
    events = (_answer(1), Suspended(_at(2), CARD, None), Configured(_at(3), 5, 4), _answer(4, card=OTHER))
    history = replay(events)
    assert history.add(*events, *events) == history


def test_a_card_whose_only_answer_is_taken_back_has_no_state_any_more() -> None:
    history = replay([_answer(1), _answer(2, card=OTHER)])
    assert set(history.add(Undone(_at(3), CARD, EventId("1"))).states) == {OTHER}


def test_a_mark_on_a_card_never_seen_is_kept_beside_an_answer_to_another() -> None:
    mark = Flagged(_at(2), CARD, flagged=True)
    history = History().add(_answer(1, card=OTHER), mark)
    assert set(history.states) == {OTHER}
    assert history.events(CARD) == (mark,)


def test_a_card_that_nobody_marked_carries_no_flag() -> None:
    assert replay([_answer(1)]).flag(CARD) is None
    assert History().flag(CARD) is None


def test_no_events_make_no_state() -> None:
    assert fold([]) is None


def test_the_answers_of_a_day_come_in_the_order_they_were_given_whatever_card_they_are_of() -> None:
    first, second, third = _answer(2, 1, OTHER), _answer(3, 1), _answer(4, 1, OTHER)
    history = replay([_answer(1, 0), second, third, first, _answer(5, 2, OTHER)])
    assert history.answered_on(FIRST_DAY + timedelta(days=1)) == (first, second, third)
    assert history.answered_on(FIRST_DAY + timedelta(days=3)) == ()


def test_of_different_events_with_one_id_always_the_same_one_stands() -> None:
    damaged = [_answer(1, grade=grade) for grade in (2, 4, 5)]
    found = {replay(order).answers(CARD) for order in permutations(damaged)}
    assert len(found) == 1
    ((kept,),) = found
    assert kept in damaged


def test_the_cards_that_may_be_asked_are_those_not_suspended_on_that_day() -> None:
    one, other = flashcard("one"), flashcard("other")
    until = FIRST_DAY + timedelta(days=2)
    history = replay([Suspended(_at(1), one.id, until)])
    assert history.asked([one, other], FIRST_DAY) == (other,)
    assert history.asked([one, other], until) == (one, other)


def test_an_event_of_an_id_without_an_heir_is_left_as_it_is() -> None:
    event = _answer(1)
    assert inherited(event, {ItemId("bank/another"): ItemId("bank/heir")}) is event
    assert inherited(event, {}) is event


@given(histories(), _DECKS, st.data())
def test_a_history_put_under_heirs_says_what_a_replay_under_them_says(
    events: tuple[CardEvent, ...], deck: tuple[Card, ...], data: st.DataObject
) -> None:
    found = heirs_of(deck)
    settings = Configured(_at(LATER), 5, 4)
    late = data.draw(st.integers(0, len(events)))
    moved = replay((*events[late:], settings)).add(*events[:late]).under(found)
    assert _told(moved) == _told(replay((*events, settings), found))
    assert moved.heirs == found
    assert len(moved.kept) == len(list(moved.kept))


def test_two_former_ids_of_one_item_make_one_history_in_the_order_of_its_events() -> None:
    heirs = {ItemId("bank/one"): ItemId("bank/heir"), ItemId("bank/two"): ItemId("bank/heir")}
    one, two, heir, alone = CardId("bank/one"), CardId("bank/two"), CardId("bank/heir"), CardId("bank/alone")
    events = [_answer(1, 0, one), _answer(2, 1, two, 5), _answer(3, 7, one), _answer(4, 0, alone)]
    asides = [Suspended(_at(5, 8), two, None), Suspended(_at(6, 9), one, FIRST_DAY), Suspended(_at(7), alone, None)]
    settings = Configured(_at(8), 5, 4)
    history = replay([*events, *asides, settings]).under(heirs)
    assert [event.stamp.id for event in history.events(heir)] == ["1", "2", "3", "5", "6"]
    assert {event.card for event in history.events(heir)} == {heir}
    assert history.events(alone) == (events[3], asides[2])
    assert set(history.states) == set(history.kept) == {heir, alone}
    assert (history.states[heir].memory, history.states[heir].lapses) == (_stepped([4, 5, 4]), 0)
    assert history.suspended == {heir: FIRST_DAY, alone: FOR_EVER}
    assert history.configured == settings


def test_a_former_id_whose_answers_were_all_taken_back_leaves_its_heir_without_a_state() -> None:
    history = replay([_answer(1, 0), Undone(_at(2), CARD, EventId("1")), Flagged(_at(3), OTHER, flagged=True)]).under(
        {ItemId(OTHER): ItemId(CARD)}
    )
    assert history.states == {}
    assert [event.stamp.id for event in history.events(CARD)] == ["1", "2", "3"]


def test_events_of_a_former_id_that_come_later_go_to_its_heir() -> None:
    heirs = {ItemId(OTHER): ItemId(CARD)}
    history = replay([_answer(1, 0, OTHER)]).under(heirs).add(_answer(2, 1, OTHER))
    assert [event.stamp.id for event in history.events(CARD)] == ["1", "2"]
    assert history.states[CARD].memory.repetitions == 2
    assert OTHER not in history.states


def test_without_a_former_id_among_them_cards_keep_their_events_and_learn_of_the_heirs() -> None:
    heirs = {ItemId("bank/former"): ItemId("bank/heir")}
    history = replay([_answer(1), Configured(_at(2), 5, 4)])
    assert history.under(heirs) == replace(history, heirs=heirs)
    assert history.under({}) == history


def _told(history: History) -> object:
    """What a history says, whatever part of it was added later."""
    cards = {*history.kept, *history.added}
    events = {card: history.events(card) for card in cards}
    return events, history.states, history.suspended, history.configured


def _outcome(events: Iterable[CardEvent]) -> object:
    history = replay(events)
    return history.answers(CARD), history.states


def _stepped(grades: Iterable[int]) -> Memory:
    memory = NEW
    for grade in grades:
        memory = step(memory, grade)
    return memory


@given(st.integers(0, 6), st.integers(0, 6))
def test_reviews_are_counted_as_far_as_it_takes(given_reviews: int, asked: int) -> None:
    learner = learner_with([choice(str(number)) for number in range(6)])
    sitting = learner.desk().study(learner.cards)
    for _ in range(given_reviews):
        sitting.answer(Chosen((0,)))
        sitting.go_on()
    assert sitting.session.history.has_reviews(asked) == (given_reviews >= asked)


def test_practice_is_no_review() -> None:
    learner = learner_with([choice()])
    learner.desk().practise(learner.cards).answer(Chosen((0,)))
    assert not learner.history().has_reviews(1)
