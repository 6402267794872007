"""Cards whose right answer has another meaning than when the learner last met them."""

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.event import Reset, Reviewed
from k2quiz.grading.response import Chosen, Skipped
from k2quiz.study.question import Question
from k2quiz.study.sitting import Sitting
from tests.cards import choice
from tests.learner import Learner, learner_with
from tests.study.revised import KNOWN, learner_of_a_revised_card, revised


def asked(sitting: Sitting) -> Question:
    assert sitting.session.question is not None
    return sitting.session.question


def opened(learner: Learner) -> Sitting:
    return learner.desk().study(learner.cards)


def test_a_card_met_at_an_earlier_revision_is_revised() -> None:
    learner = learner_of_a_revised_card()
    assert asked(opened(learner)).revised
    learner.cards = (KNOWN,)
    assert not asked(opened(learner)).revised


def test_a_new_card_is_not_revised_whatever_its_revision() -> None:
    learner = learner_with([revised(choice(), 7)])
    assert not asked(opened(learner)).revised


def test_an_answer_is_logged_with_the_revision_of_its_item() -> None:
    learner = learner_with([revised(choice(), 7)])
    opened(learner).answer(Skipped())
    assert [event.revision for event in learner.events if isinstance(event, Reviewed)] == [7]


def test_starting_afresh_makes_the_card_new_and_asks_it_at_once() -> None:
    learner = learner_of_a_revised_card()
    sitting = opened(learner)
    known = sitting.session.futures(KNOWN.id)
    sitting.start_afresh()
    assert (asked(sitting).card.id, asked(sitting).revised) == (KNOWN.id, False)
    assert learner.events[-1] == Reset(learner.events[-1].stamp, KNOWN.id, 2, afresh=True)
    assert KNOWN.id not in sitting.session.history.states
    new = learner_with([choice("other")]).desk().study([choice("other")]).session.futures(choice("other").id)
    told = sitting.session.futures(KNOWN.id)
    assert [(future.due and future.due - learner.clock.day) for future in told] == [
        (future.due and future.due - learner_with([]).clock.day) for future in new
    ]
    assert told != known


def test_keeping_the_history_leaves_the_schedule_as_it_was() -> None:
    learner = learner_of_a_revised_card()
    sitting = opened(learner)
    before = sitting.session.history.states
    sitting.keep()
    assert learner.events[-1] == Reset(learner.events[-1].stamp, KNOWN.id, 2, afresh=False)
    assert sitting.session.history.states == before
    assert not asked(sitting).revised


@given(afresh=st.booleans())
def test_the_choice_is_asked_for_once_a_revision(*, afresh: bool) -> None:
    learner = learner_of_a_revised_card()
    sitting = opened(learner)
    for step in (sitting.start_afresh, sitting.keep) if afresh else (sitting.keep, sitting.start_afresh):
        step()
    assert sum(isinstance(event, Reset) for event in learner.events) == 1
    assert not asked(opened(learner)).revised
    learner.cards = (revised(KNOWN, 3),)
    assert asked(opened(learner)).revised is not afresh


def test_a_card_started_afresh_keeps_its_place_however_few_new_cards_the_day_has_room_for() -> None:
    learner = learner_of_a_revised_card(choice("new"))
    learner.new_per_day = 0
    sitting = opened(learner)
    sitting.start_afresh()
    sitting.answer(Chosen((0,)))
    assert sitting.session.state(KNOWN.id).memory.repetitions == 1
    sitting.go_on()
    assert sitting.session.question is None
    assert sitting.session.history.states == learner.history().states


def test_an_answer_without_a_choice_keeps_the_history() -> None:
    learner = learner_of_a_revised_card()
    opened(learner).answer(Chosen((0,)))
    assert learner.history().states[KNOWN.id].memory.repetitions == 3
    for _ in range(60):
        learner.tomorrow()
    assert not asked(opened(learner)).revised


def test_undoing_the_first_answer_after_a_fresh_start_asks_it_again_as_new() -> None:
    learner = learner_of_a_revised_card()
    sitting = opened(learner)
    sitting.start_afresh()
    before = sitting.session.question
    sitting.answer(Chosen((0,)))
    sitting.undo()
    assert sitting.session.question == before
    assert learner.history().states == {}


def test_practice_asks_for_no_choice() -> None:
    learner = learner_of_a_revised_card()
    sitting = learner.desk().practise(learner.cards)
    assert not asked(sitting).revised
    sitting.start_afresh()
    assert not any(isinstance(event, Reset) for event in learner.events)


def test_there_is_no_choice_where_nothing_is_asked() -> None:
    learner = learner_of_a_revised_card()
    sitting = opened(learner)
    sitting.keep()
    sitting.answer(Chosen((0,)))
    before = list(learner.events)
    sitting.start_afresh()
    sitting.go_on()
    sitting.start_afresh()
    assert learner.events == before


def test_time_spent_on_the_choice_is_not_time_spent_on_the_answer() -> None:
    learner = learner_of_a_revised_card()
    sitting = opened(learner)
    learner.clock.milliseconds += 60_000
    sitting.start_afresh()
    learner.clock.milliseconds += 2_000
    sitting.answer(Chosen((0,)))
    assert [event.took for event in learner.events if isinstance(event, Reviewed)][-1] == 2_000
