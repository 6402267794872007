"""The hint of the question being asked."""

import pytest

from k2quiz.card import Card
from k2quiz.event import Regraded, Reviewed
from k2quiz.grading.response import Chosen, Recalled, Skipped, Typed
from k2quiz.study.sitting import Sitting
from tests.cards import choice, flashcard, hinted, one_of_each, truth, typed
from tests.learner import Learner, learner_with


def opened(*cards: Card) -> tuple[Sitting, Learner]:
    learner = learner_with(cards)
    return learner.desk().study(cards), learner


def told(learner: Learner) -> list[tuple[int, bool]]:
    """Each answer's grade, and whether its reasons tell of a hint."""
    return [(event.grade, "hint" in event.reasons) for event in learner.events if isinstance(event, Reviewed)]


def test_looking_at_a_hint_is_recorded_with_the_answer_and_not_before() -> None:
    sitting, learner = opened(hinted(choice()))
    sitting.hint()
    assert sitting.session.hinted
    assert learner.events == []
    sitting.answer(Chosen((0,)))
    assert told(learner) == [(3, True)]


@pytest.mark.parametrize("card", one_of_each(), ids=lambda card: card.id)
def test_a_card_without_a_hint_shows_none(card: Card) -> None:
    sitting, _ = opened(card)
    sitting.hint()
    assert not sitting.session.hinted


def test_there_is_no_hint_while_an_answer_is_told_or_when_nothing_is_left() -> None:
    sitting, learner = opened(hinted(choice()))
    sitting.answer(Chosen((0,)))
    sitting.hint()
    assert not sitting.session.hinted
    sitting.go_on()
    sitting.hint()
    assert not sitting.session.hinted
    assert told(learner) == [(4, False)]


def test_going_on_and_undoing_forget_the_hint() -> None:
    sitting, learner = opened(hinted(truth()), hinted(choice()))
    sitting.hint()
    sitting.answer(Chosen((1,)))
    sitting.go_on()
    assert not sitting.session.hinted
    sitting.undo()
    assert not sitting.session.hinted
    sitting.answer(Chosen((1,)))
    sitting.go_on()
    sitting.hint()
    sitting.undo()
    assert not sitting.session.hinted
    sitting.answer(Chosen((1,)))
    assert told(learner) == [(3, True), (4, False), (4, False)]


def test_a_claim_after_a_hint_gives_what_a_right_answer_would_have_had() -> None:
    sitting, learner = opened(hinted(typed()))
    sitting.hint()
    sitting.answer(Typed("bone protein"))
    sitting.claim()
    assert [event.grade for event in learner.events if isinstance(event, Regraded)] == [3]


def test_what_one_recalled_after_a_hint_is_graded_by_oneself_and_meant_to_have_been_hard() -> None:
    sitting, learner = opened(hinted(flashcard()))
    assert sitting.session.preset == 3
    sitting.hint()
    assert sitting.session.preset == 2
    sitting.answer(Recalled(5))
    assert told(learner) == [(5, True)]


def test_a_skipped_card_tells_of_the_hint_too() -> None:
    sitting, learner = opened(hinted(choice()))
    sitting.hint()
    sitting.answer(Skipped())
    assert told(learner) == [(0, True)]


def test_a_card_that_was_brought_back_is_asked_without_the_hint_of_the_one_in_its_place() -> None:
    sitting, _ = opened(hinted(choice("a")), hinted(choice("b")))
    sitting.suspend()
    sitting.hint()
    assert sitting.session.hinted
    sitting.undo()
    assert not sitting.session.hinted
