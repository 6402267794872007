"""What a day asks for, and how one desk serves several sittings."""

from datetime import timedelta

import pytest

from k2quiz.event import Flagged, Suspended
from k2quiz.grading.response import Chosen, Skipped
from k2quiz.study.agenda import Load
from tests.cards import choice, cloze, truth
from tests.learner import TODAY, learner_with


def test_a_new_learner_has_new_cards_and_nothing_due() -> None:
    cards = [choice(f"c{index}") for index in range(12)]
    desk = learner_with(cards, new_per_day=10).desk()
    assert desk.load(cards) == Load(due=0, new=10, drill=0)
    assert desk.next_due(cards) is None
    assert desk.unseen(cards) == 12


def test_the_load_of_some_cards_is_their_part_of_the_whole_day() -> None:
    cards = [choice(f"c{index}") for index in range(12)]
    desk = learner_with(cards, new_per_day=4).desk()
    parts = [desk.load(cards[:6]), desk.load(cards[6:])]
    assert sum(part.new for part in parts) == 4


def test_a_missed_card_counts_as_drill_and_not_as_due() -> None:
    learner = learner_with([choice("a"), choice("b")])
    desk = learner.desk()
    desk.study(learner.cards).answer(Skipped())
    assert desk.load(learner.cards) == Load(due=0, new=1, drill=1)


def test_a_reviewed_card_is_due_on_the_day_that_was_told() -> None:
    learner = learner_with([choice()])
    desk = learner.desk()
    desk.study(learner.cards).answer(Chosen((0,)))
    assert desk.next_due(learner.cards) == TODAY + timedelta(days=1)
    learner.tomorrow()
    assert desk.load(learner.cards) == Load(due=1, new=0, drill=0)


def test_a_second_sitting_knows_what_the_first_one_answered() -> None:
    learner = learner_with([choice("a"), choice("b")])
    desk = learner.desk()
    desk.study(learner.cards).answer(Chosen((0,)))
    assert desk.study(learner.cards).session.left == 1


def test_more_new_cards_may_be_asked_for_again_and_again() -> None:
    cards = [choice(f"c{index}") for index in range(9)]
    learner = learner_with(cards, new_per_day=2)
    desk = learner.desk()
    for expected in (2, 3, 3):
        sitting = desk.study(cards, more=0 if expected == 2 else 3)
        assert sitting.session.left == expected
        while sitting.session.question:
            sitting.answer(Chosen((0,)))
            sitting.go_on()


def test_the_second_gap_of_a_sentence_waits_for_another_day() -> None:
    learner = learner_with(cloze())
    desk = learner.desk()
    assert desk.load(learner.cards).new == 1
    assert desk.unseen(learner.cards) == 2


def test_a_desk_knows_what_was_answered_at_another_one_once_it_has_caught_up() -> None:
    learner = learner_with([choice("a"), choice("b")], new_per_day=1)
    one, other = learner.desk(), learner.desk()
    one.study(learner.cards).answer(Skipped())
    assert other.load(learner.cards) == Load(due=0, new=1, drill=0)
    other.catch_up(one)
    assert other.load(learner.cards) == one.load(learner.cards) == Load(due=0, new=0, drill=1)
    other.study(learner.cards).answer(Skipped())
    assert other.history.answers(learner.cards[0].id)


@pytest.mark.parametrize("sitting", [True, False])
def test_what_is_noted_of_a_card_counts_at_once_whether_or_not_there_is_a_sitting(*, sitting: bool) -> None:
    learner = learner_with([choice(), truth()])
    desk = learner.desk()
    if sitting:
        desk.study(learner.cards)
    desk.note(lambda stamp: Suspended(stamp, choice().id, None))
    assert desk.history.suspended == learner.history().suspended
    assert desk.load(learner.cards).new == 1


def test_the_open_sitting_goes_on_with_what_was_noted_and_the_desk_with_what_is_answered_then() -> None:
    learner = learner_with([choice("a"), choice("b"), choice("c")])
    desk = learner.desk()
    sitting = desk.study(learner.cards)
    sitting.answer(Skipped())
    told = sitting.session.feedback
    desk.note(lambda stamp: Suspended(stamp, learner.cards[1].id, None))
    desk.note(lambda stamp: Flagged(stamp, learner.cards[0].id, flagged=True, note="why?"))
    assert sitting.session.feedback == told
    assert sitting.session.waiting == (learner.cards[2].id,)
    sitting.go_on()
    sitting.answer(Chosen((0,)))
    for card in learner.cards:
        assert desk.history.events(card.id) == learner.history().events(card.id)


def test_undo_in_a_sitting_brings_back_what_was_suspended_at_its_desk_and_then_the_answer() -> None:
    learner = learner_with([choice("a"), choice("b")])
    desk = learner.desk()
    sitting = desk.study(learner.cards)
    sitting.answer(Chosen((0,)))
    desk.note(lambda stamp: Suspended(stamp, learner.cards[0].id, None))
    sitting.undo()
    assert desk.history.asked(learner.cards, TODAY) == learner.cards
    assert len(desk.history.states) == 1
    sitting.undo()
    assert desk.history.states == {}


def test_a_card_that_was_brought_back_at_the_desk_is_not_what_undo_takes_back() -> None:
    learner = learner_with([choice("a"), choice("b")])
    desk = learner.desk()
    sitting = desk.study(learner.cards)
    sitting.answer(Chosen((0,)))
    desk.note(lambda stamp: Suspended(stamp, learner.cards[0].id, None))
    desk.note(lambda stamp: Suspended(stamp, learner.cards[0].id, TODAY))
    assert sitting.session.put_away == ()
    sitting.undo()
    assert desk.history.states == {}
