"""Answers that are taken back, in the sitting in which they were given and after it."""

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.event import Redone, Reviewed, Undone
from k2quiz.grading.response import Chosen, Recalled, Skipped, Typed
from k2quiz.history import replay
from tests.cards import choice, flashcard, one_of_each, typed
from tests.learner import Learner, learner_with

STEPS = st.lists(st.sampled_from(("answer", "answer", "undo", "undo", "redo", "sit", "sleep")), max_size=40)


def standing(learner: Learner) -> list[Reviewed]:
    """The answers that were given and not taken back, by a list instead of a history."""
    given: list[Reviewed] = []
    back: list[Reviewed] = []
    for event in learner.events:
        match event:
            case Reviewed():
                given.append(event)
                back = []
            case Undone(review=review):
                back.append(next(answer for answer in given if answer.stamp.id == review))
                given = [answer for answer in given if answer.stamp.id != review]
            case Redone(review=review):
                given.append(next(answer for answer in back if answer.stamp.id == review))
                back = [answer for answer in back if answer.stamp.id != review]
            case _:
                pass
    return given


@given(STEPS)
def test_whatever_is_undone_and_redone_over_sittings_the_schedule_is_that_of_the_answers_that_stand(
    steps: list[str],
) -> None:
    learner = learner_with(one_of_each())
    sitting = learner.desk().study(learner.cards)
    for step in steps:
        match step:
            case "answer":
                sitting.go_on()
                sitting.answer(Skipped())
            case "undo":
                sitting.undo()
            case "redo":
                sitting.redo()
            case "sit":
                sitting = learner.desk().study(learner.cards)
            case _:
                learner.tomorrow()
                sitting = learner.desk().study(learner.cards)
    assert sitting.session.history.states == replay(standing(learner)).states
    assert learner.history().states == sitting.session.history.states


@given(st.integers(1, 8))
def test_all_answers_of_an_earlier_sitting_can_be_undone_one_by_one_and_redone(count: int) -> None:
    learner = learner_with(one_of_each())
    first = learner.desk().study(learner.cards)
    for _ in range(count):
        first.answer(Skipped())
        first.go_on()
    before = learner.history().states
    second = learner.desk().study(learner.cards)
    while second.session.last:
        last = second.session.last
        second.undo()
        assert second.session.question is not None
        assert second.session.question.card.id == last.card
    assert second.session.history.states == {}
    while second.session.taken_back:
        second.redo()
    assert second.session.history.states == before


def test_an_answer_of_yesterday_is_told_again_as_it_was_when_it_is_redone() -> None:
    learner = learner_with((choice(),))
    sitting = learner.desk().study(learner.cards)
    sitting.answer(Chosen((1,)))
    told = sitting.session.feedback
    assert told is not None
    learner.tomorrow()
    sitting = learner.desk().study(learner.cards)
    sitting.undo()
    assert sitting.session.question == told.question
    sitting.redo()
    again = sitting.session.feedback
    assert again is not None
    assert (again.question, again.event, again.correct, again.grade, again.before) == (
        *(told.question, told.event, told.correct, told.grade, told.before),
    )


def test_an_answer_that_was_recalled_or_typed_comes_back_too() -> None:
    learner = learner_with((flashcard(), typed()))
    sitting = learner.desk().study(learner.cards)
    while question := sitting.session.question:
        sitting.answer(Recalled(4) if question.card.item.kind == "flashcard" else Typed("osteocalcin"))
        sitting.go_on()
    sitting = learner.desk().study(learner.cards)
    sitting.undo()
    sitting.undo()
    sitting.redo()
    assert sitting.session.feedback is not None
    assert sitting.session.feedback.right


def test_only_answers_to_the_cards_that_are_studied_are_taken_back() -> None:
    learner = learner_with((choice("a"), choice("b")))
    sitting = learner.desk().study(learner.cards[:1])
    sitting.answer(Skipped())
    other = learner.desk().study(learner.cards[1:])
    assert other.session.last is None
    other.undo()
    assert len(learner.events) == 1


def test_practice_takes_back_its_own_answers_only() -> None:
    learner = learner_with((choice(),))
    learner.desk().study(learner.cards).answer(Skipped())
    sitting = learner.desk().practise(learner.cards)
    sitting.undo()
    assert len(learner.events) == 1
    sitting.answer(Skipped())
    sitting.undo()
    assert isinstance(learner.events[-1], Undone)
    assert len(learner.history().answers(learner.cards[0].id)) == 1
