"""A sitting: what is asked, what is told, what is kept."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Arrange, Card, Choose, FillIn, Recall, TypeIn
from k2quiz.event import Regraded, Reviewed, Undone
from k2quiz.grading.response import Arranged, Chosen, Recalled, Response, Skipped, Typed
from k2quiz.grading.rules import BUTTON_GRADES
from k2quiz.study.session import Session
from k2quiz.study.sitting import Sitting
from tests.cards import choice, cloze, flashcard, number, one_of_each, several, truth, typed
from tests.learner import TODAY, learner_with


def right_response(card: Card) -> Response:
    match card.interaction:
        case Choose(options=options):
            return Chosen(tuple(index for index, option in enumerate(options) if option.right))
        case TypeIn(answer=answer):
            return Typed(getattr(answer, "answer", "") or getattr(answer, "shown", ""))
        case FillIn() as fill:
            return Typed(fill.gap.answer.answer)
        case Arrange() as arrange:
            return Arranged(tuple(range(arrange.slots)))
        case Recall():
            return Recalled(4)


def wrong_response(card: Card) -> Response:
    match card.interaction:
        case Choose(options=options):
            return Chosen((next(index for index, option in enumerate(options) if not option.right),))
        case TypeIn() | FillIn():
            return Typed("nothing of the kind 17")
        case Arrange() as arrange:
            return Arranged(tuple(reversed(range(arrange.slots))))
        case Recall():
            return Recalled(2)


def answer_next(sitting: Sitting, *, right: bool) -> Card:
    question = sitting.session.question
    assert question is not None
    sitting.answer(right_response(question.card) if right else wrong_response(question.card))
    sitting.go_on()
    return question.card


@pytest.mark.parametrize("card", one_of_each(), ids=lambda card: card.id)
def test_a_right_answer_is_graded_four_and_a_wrong_one_below_three(card: Card) -> None:
    for response, grades in ((right_response(card), {4}), (wrong_response(card), {1, 2})):
        learner = learner_with([card])
        learner.desk().study([card]).answer(response)
        (event,) = learner.events
        assert isinstance(event, Reviewed)
        assert event.grade in grades
        assert event.response == response


def test_not_knowing_is_graded_zero() -> None:
    learner = learner_with([choice()])
    learner.desk().study(learner.cards).answer(Skipped())
    assert [event.grade for event in learner.events if isinstance(event, Reviewed)] == [0]


def test_half_of_several_right_is_graded_two() -> None:
    learner = learner_with([several()])
    learner.desk().study(learner.cards).answer(Chosen((0,)))
    assert [event.grade for event in learner.events if isinstance(event, Reviewed)] == [2]


@pytest.mark.parametrize("card", one_of_each(), ids=lambda card: card.id)
@pytest.mark.parametrize("right", [True, False])
def test_every_button_does_what_its_label_says(card: Card, right: bool) -> None:  # noqa: FBT001 - parametrized
    for button in BUTTON_GRADES:
        learner = learner_with([card])
        sitting = learner.desk().study([card])
        sitting.answer(right_response(card) if right else wrong_response(card))
        feedback = sitting.session.feedback
        assert feedback is not None
        future = feedback.futures[button - 1]
        sitting.regrade(button)
        state = learner.history().states[card.id]
        assert (state.grade, state.due) == (future.grade, future.due)
        assert state.needs_drill(TODAY) is future.drill


def test_a_self_graded_card_tells_its_futures_before_it_is_graded() -> None:
    card = flashcard()
    for button, grade in BUTTON_GRADES.items():
        learner = learner_with([card])
        sitting = learner.desk().study([card])
        future = sitting.session.futures(card.id)[button - 1]
        sitting.answer(Recalled(grade))
        assert learner.history().states[card.id].due == future.due


def test_claiming_a_refused_answer_makes_it_right_and_is_logged_as_a_claim() -> None:
    learner = learner_with([typed()])
    sitting = learner.desk().study(learner.cards)
    sitting.answer(Typed("bone protein of great renown"))
    sitting.claim()
    (_, claim) = learner.events
    assert isinstance(claim, Regraded)
    assert claim.claimed
    assert sitting.session.feedback is not None
    assert sitting.session.feedback.right
    assert not sitting.session.drill


def test_claiming_a_right_answer_records_nothing() -> None:
    learner = learner_with([typed()])
    sitting = learner.desk().study(learner.cards)
    sitting.answer(Typed("osteocalcin"))
    sitting.claim()
    assert len(learner.events) == 1


def test_giving_the_grade_that_stands_records_nothing() -> None:
    learner = learner_with([choice()])
    sitting = learner.desk().study(learner.cards)
    sitting.answer(Chosen((0,)))
    sitting.regrade(3)
    assert len(learner.events) == 1


def test_the_same_options_come_in_another_order_at_the_next_showing_and_in_the_same_on_replay() -> None:
    card = choice()
    orders = []
    for _ in range(2):
        learner = learner_with([card])
        sitting = learner.desk().study([card])
        shown = []
        for _ in range(6):
            assert sitting.session.question is not None
            shown.append(sitting.session.question.order)
            answer_next(sitting, right=False)
        orders.append(shown)
    assert orders[0] == orders[1]
    assert len(set(orders[0])) > 1


def test_options_keep_their_order_where_the_author_says_so() -> None:
    question = learner_with([truth()]).desk().study([truth()]).session.question
    assert question is not None
    assert question.order == (0, 1)


def test_a_missed_card_returns_the_same_day_after_three_others() -> None:
    cards = [choice(f"c{index}") for index in range(8)]
    sitting = learner_with(cards).desk().study(cards)
    first = answer_next(sitting, right=False)
    shown = [answer_next(sitting, right=True).id for _ in range(8)]
    assert shown.index(first.id) == 3


def test_a_card_answered_well_does_not_return_the_same_day() -> None:
    cards = [choice(f"c{index}") for index in range(3)]
    learner = learner_with(cards)
    sitting = learner.desk().study(cards)
    for _ in cards:
        answer_next(sitting, right=True)
    assert sitting.session.question is None
    assert learner.desk().study(cards).session.question is None


def test_the_drill_goes_on_after_a_restart() -> None:
    cards = [choice(f"c{index}") for index in range(2)]
    learner = learner_with(cards)
    sitting = learner.desk().study(cards)
    missed = answer_next(sitting, right=False)
    answer_next(sitting, right=True)
    question = learner.desk().study(cards).session.question
    assert question is not None
    assert question.card.id == missed.id


def test_cards_of_one_item_never_come_on_one_day() -> None:
    cards = cloze()
    learner = learner_with(cards)
    sitting = learner.desk().study(cards)
    met = answer_next(sitting, right=True)
    assert sitting.session.question is None
    assert learner.desk().study(cards).session.question is None
    learner.tomorrow()
    question = learner.desk().study(cards).session.question
    assert question is not None
    assert question.card.id == met.id


def test_no_more_new_cards_come_than_the_day_has_room_for() -> None:
    cards = [choice(f"c{index}") for index in range(9)]
    learner = learner_with(cards, new_per_day=4)
    sitting = learner.desk().study(cards)
    while sitting.session.question:
        answer_next(sitting, right=True)
    assert len(learner.events) == 4
    assert learner.desk().load(cards).total == 0
    assert learner.desk().study(cards, more=3).session.left == 3


def test_practice_leaves_the_schedule_alone_and_is_logged_as_such() -> None:
    cards = [choice("a"), typed("b")]
    learner = learner_with(cards)
    sitting = learner.desk().practise(cards)
    for right in (False, True):
        answer_next(sitting, right=right)
    assert sitting.session.question is None
    assert learner.history().states == {}
    assert all(isinstance(event, Reviewed) and event.practice for event in learner.events)


def test_practice_asks_the_weakest_cards_first() -> None:
    strong, weak = choice("strong"), choice("weak")
    learner = learner_with([strong, weak])
    sitting = learner.desk().study(learner.cards)
    while sitting.session.question:
        card = sitting.session.question.card
        sitting.answer(right_response(card) if card.id == strong.id else Skipped())
        sitting.regrade(4 if card.id == strong.id else 1)
        sitting.go_on()
        if len(learner.events) > 6:
            break
    question = learner.desk().practise(learner.cards).session.question
    assert question is not None
    assert question.card.id == weak.id


def test_time_spent_on_feedback_is_not_time_spent_on_the_answer() -> None:
    cards = [choice("a"), choice("b")]
    learner = learner_with(cards)
    sitting = learner.desk().study(cards)
    learner.clock.milliseconds += 3_000
    sitting.answer(Chosen((0,)))
    learner.clock.milliseconds += 60_000
    sitting.go_on()
    learner.clock.milliseconds += 2_000
    sitting.answer(Chosen((0,)))
    assert [event.took for event in learner.events if isinstance(event, Reviewed)] == [3_000, 2_000]


def snapshot(session: Session) -> tuple[object, ...]:
    return session.question, session.waiting, session.drill, session.shown, session.history.states


@given(answers=st.lists(st.booleans(), max_size=14), undone=st.integers(1, 14))
def test_undoing_answers_is_as_if_they_had_never_been_given(answers: list[bool], undone: int) -> None:
    learner = learner_with((*one_of_each(), *(choice(f"c{index}", f"topic {index % 3}") for index in range(4))))
    sitting = learner.desk().study(learner.cards)
    before = [snapshot(sitting.session)]
    for right in answers:
        if sitting.session.question is None:
            break
        answer_next(sitting, right=right)
        before.append(snapshot(sitting.session))
    taken_back = min(undone, len(before) - 1)
    for _ in range(taken_back):
        sitting.undo()
        before.pop()
        assert snapshot(sitting.session) == before[-1]
    assert sum(isinstance(event, Undone) for event in learner.events) == taken_back


@given(answers=st.lists(st.booleans(), min_size=1, max_size=9), number=st.integers(1, 9))
def test_redoing_what_was_undone_leads_back_to_where_the_learner_was(answers: list[bool], number: int) -> None:
    learner = learner_with((*one_of_each(), *(choice(f"c{index}", f"topic {index % 3}") for index in range(4))))
    sitting = learner.desk().study(learner.cards)
    for right in answers:
        if sitting.session.question:
            answer_next(sitting, right=right)
    before = snapshot(sitting.session)
    for step in ("undo", "redo"):
        for _ in range(number):
            take(step, sitting)
    sitting.go_on()
    assert snapshot(sitting.session) == before
    assert learner.history().states == sitting.session.history.states


def test_a_new_answer_leaves_nothing_to_redo() -> None:
    learner = learner_with([choice("a"), choice("b")])
    sitting = learner.desk().study(learner.cards)
    answer_next(sitting, right=True)
    sitting.undo()
    answer_next(sitting, right=False)
    sitting.redo()
    assert [type(event) for event in learner.events] == [Reviewed, Undone, Reviewed]


@pytest.mark.parametrize("answered", [True, False])
def test_a_suspended_card_is_asked_no_more_and_a_buried_one_again_the_next_day(*, answered: bool) -> None:
    learner = learner_with([choice("a"), choice("b")])
    for step in ("suspend", "bury"):
        sitting = learner.desk().study(learner.cards)
        if answered:
            take("wrong", sitting)
        take(step, sitting)
    assert learner.desk().study(learner.cards).session.question is None
    assert learner.desk().load(learner.cards).total == 0
    learner.tomorrow()
    question = learner.desk().study(learner.cards).session.question
    assert question is not None
    assert question.card == learner.cards[1]
    assert learner.desk().load(learner.cards).total == 1


def test_the_next_day_is_one_on_which_a_card_may_be_asked() -> None:
    learner = learner_with([choice("a"), choice("b")])
    sitting = learner.desk().study(learner.cards)
    answer_next(sitting, right=True)
    answer_next(sitting, right=True)
    learner.tomorrow()
    sitting = learner.desk().study(learner.cards)
    sitting.bury()
    sitting.suspend()
    assert learner.desk().next_due(learner.cards) == learner.clock.day + timedelta(days=1)


def test_a_flag_is_kept_with_its_note_until_it_is_taken_away() -> None:
    learner = learner_with([choice("a")])
    sitting = learner.desk().study(learner.cards)
    card = learner.cards[0].id
    sitting.flag("the unit is missing")
    flag = learner.history().flag(card)
    assert flag is not None
    assert flag.note == "the unit is missing"
    take("right", sitting)
    sitting.unflag()
    assert learner.history().flag(card) is None


_STEPS = ["right", "wrong", "undo", "redo", "again", "easy", "claim", "night", "suspend", "bury", "flag"]


@given(steps=st.lists(st.sampled_from(_STEPS), max_size=25))
def test_a_sitting_and_a_restart_agree_on_every_schedule(steps: list[str]) -> None:
    learner = learner_with(one_of_each(), new_per_day=3)
    sitting = learner.desk().study(learner.cards)
    for step in steps:
        take(step, sitting)
        if step == "night":
            learner.tomorrow()
            sitting = learner.desk().study(learner.cards)
        assert sitting.session.history.states == learner.history().states


def take(step: str, sitting: Sitting) -> None:
    match step:
        case "right" | "wrong" if sitting.session.question:
            card = sitting.session.question.card
            sitting.answer(right_response(card) if step == "right" else wrong_response(card))
        case "again" | "easy" if sitting.session.feedback:
            sitting.regrade(1 if step == "again" else 4)
        case "claim":
            sitting.claim()
        case "undo":
            sitting.undo()
        case "redo":
            sitting.redo()
        case "suspend":
            sitting.suspend()
        case "bury":
            sitting.bury()
        case "flag":
            sitting.flag("why?")
        case _:
            sitting.go_on()


def test_a_number_is_right_in_another_unit() -> None:
    learner = learner_with([number()])
    learner.desk().study(learner.cards).answer(Typed("0.18 mg"))
    assert [event.grade for event in learner.events if isinstance(event, Reviewed)] == [4]
