"""Nothing is told before it is saved, and nothing moves where saving fails."""

from collections.abc import Callable

import pytest

from k2quiz.errors import StorageError
from k2quiz.event import Stamp
from k2quiz.grading.response import Chosen
from k2quiz.study.sitting import E
from tests.cards import choice
from tests.learner import learner_with
from tests.study.revised import learner_of_a_revised_card


def full_disk(make: Callable[[Stamp], E]) -> E:
    del make
    raise StorageError("The disk is full.")


def test_an_answer_that_cannot_be_saved_leaves_the_question_open() -> None:
    learner = learner_with([choice()])
    sitting = learner.desk().study(learner.cards)
    before = sitting.session
    sitting._record = full_disk
    with pytest.raises(StorageError):
        sitting.answer(Chosen((0,)))
    assert sitting.session == before


@pytest.mark.parametrize("step", ["regrade", "claim", "undo"])
def test_a_step_that_cannot_be_saved_changes_nothing(step: str) -> None:
    learner = learner_with([choice()])
    sitting = learner.desk().study(learner.cards)
    sitting.answer(Chosen((1,)))
    before = sitting.session
    sitting._record = full_disk
    steps = {"regrade": lambda: sitting.regrade(4), "claim": sitting.claim, "undo": sitting.undo}
    with pytest.raises(StorageError):
        steps[step]()
    assert sitting.session == before


@pytest.mark.parametrize("step", ["start_afresh", "keep"])
def test_a_choice_about_a_revised_card_that_cannot_be_saved_leaves_it_open(step: str) -> None:
    learner = learner_of_a_revised_card()
    sitting = learner.desk().study(learner.cards)
    before = sitting.session
    sitting._record = full_disk
    with pytest.raises(StorageError):
        getattr(sitting, step)()
    assert sitting.session == before


def test_the_event_is_recorded_before_the_feedback_is_there() -> None:
    learner = learner_with([choice()])
    sitting = learner.desk().study(learner.cards)
    seen: list[bool] = []
    record = learner.record

    def watching(make: Callable[[Stamp], E]) -> E:
        seen.append(sitting.session.feedback is None)
        return record(make)

    sitting._record = watching
    sitting.answer(Chosen((0,)))
    assert seen == [True]
    assert sitting.session.feedback is not None


def test_answering_twice_counts_once() -> None:
    learner = learner_with([choice()])
    sitting = learner.desk().study(learner.cards)
    sitting.answer(Chosen((0,)))
    sitting.answer(Chosen((1,)))
    assert len(learner.events) == 1
