"""Texts that change while they are studied."""

from dataclasses import replace

import pytest

from k2quiz.card import Card, Choose, Term, TypeIn
from k2quiz.errors import UsageError
from k2quiz.grading.response import Chosen, Typed
from k2quiz.study.desk import Desk
from tests.cards import choice, truth, typed
from tests.learner import learner_with
from tests.study.editing import FakeEditing


def reworded(card: Card) -> Card:
    return replace(card, prompt="In other words?")


def desk_with(editing: FakeEditing, *cards: Card) -> Desk:
    desk = learner_with(cards).desk()
    desk.editing = editing
    return desk


def test_the_question_carries_on_with_the_new_text() -> None:
    desk = desk_with(FakeEditing((reworded(choice()),)), choice())
    sitting = desk.study([choice()])
    desk.edit(choice())
    assert sitting.session.question is not None
    assert sitting.session.question.card == reworded(choice())
    sitting.answer(Chosen((0,)))
    assert sitting.session.answers[0].right


def test_an_answer_is_judged_by_the_new_text() -> None:
    accepting = replace(typed(), interaction=TypeIn(Term("collagen")))
    desk = desk_with(FakeEditing((accepting,)), typed())
    sitting = desk.study([typed()])
    desk.edit(typed())
    sitting.answer(Typed("collagen"))
    assert sitting.session.answers[0].right


def test_feedback_is_told_with_the_new_text_and_its_options_in_their_places() -> None:
    desk = desk_with(FakeEditing((reworded(choice()),)), choice())
    sitting = desk.study([choice()])
    sitting.answer(Chosen((1,)))
    before = sitting.session.feedback
    desk.edit(choice())
    after = sitting.session.feedback
    assert before is not None
    assert after is not None
    assert after.question == replace(before.question, card=reworded(choice()))
    assert sitting.session.answers == (after,)
    assert after.event == before.event


@pytest.mark.parametrize("fewer", [3, 2])
def test_feedback_keeps_its_text_where_the_new_one_has_other_options(fewer: int) -> None:
    card = choice()
    assert isinstance(card.interaction, Choose)
    less = replace(card, interaction=replace(card.interaction, options=card.interaction.options[:fewer]))
    desk = desk_with(FakeEditing((less,)), card)
    sitting = desk.study([card])
    sitting.answer(Chosen((3,)))
    desk.edit(card)
    assert sitting.session.feedback is not None
    assert sitting.session.feedback.question.card == card
    sitting.go_on()
    assert sitting.session.question is not None
    assert sitting.session.question.card == less


def test_a_card_that_is_gone_from_the_deck_stays_as_it_was() -> None:
    desk = desk_with(FakeEditing((reworded(truth()),)), choice(), truth())
    sitting = desk.study([choice(), truth()])
    desk.edit(choice())
    assert set(sitting.session.cards.values()) == {choice(), reworded(truth())}
    assert set(desk.practise([choice(), truth()]).session.cards.values()) == {choice(), reworded(truth())}


def test_an_error_changes_nothing() -> None:
    desk = desk_with(FakeEditing(error="one.yaml:3:1: wrong"), choice())
    sitting = desk.study([choice()])
    before = sitting.session
    with pytest.raises(UsageError, match="wrong"):
        desk.edit(choice())
    assert sitting.session is before


def test_without_an_editor_no_text_can_be_changed() -> None:
    assert learner_with([choice()]).desk().refusal(choice())
    assert desk_with(FakeEditing(), choice()).refusal(choice()) == ""
