"""What there is to say of an answer beside its grade."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Card
from k2quiz.event import Regraded
from k2quiz.grading.response import Chosen
from k2quiz.scheduling.state import LEECH_LAPSES
from k2quiz.study.feedback import Feedback
from k2quiz.study.session import Session
from k2quiz.study.summary import summarise
from k2quiz.study.wording import leech
from tests.cards import choice
from tests.learner import Learner
from tests.study.leech import FORGOTTEN, learner_with_lapses


def answered(learner: Learner, option: int, *, practice: bool = False) -> tuple[Session, Feedback]:
    desk = learner.desk()
    sitting = desk.practise(learner.cards) if practice else desk.study(learner.cards)
    sitting.answer(Chosen((option,)))
    assert sitting.session.feedback is not None
    return sitting.session, sitting.session.feedback


@given(st.integers(0, LEECH_LAPSES + 2))
def test_a_leech_is_told_at_its_sixth_lapse_and_at_each_after_it(before: int) -> None:
    session, feedback = answered(learner_with_lapses(before), 1)
    known = before + 1 if before + 1 >= LEECH_LAPSES else 0
    assert feedback.lapses == known
    assert summarise(session).leeches == ((FORGOTTEN,) if known else ())


def test_a_leech_that_is_remembered_or_practised_is_not_told() -> None:
    assert answered(learner_with_lapses(LEECH_LAPSES), 0)[1].lapses == 0
    assert answered(learner_with_lapses(LEECH_LAPSES), 1, practice=True)[1].lapses == 0


def test_a_leech_that_was_graded_right_after_all_is_none() -> None:
    learner = learner_with_lapses(LEECH_LAPSES)
    sitting = learner.desk().study(learner.cards)
    sitting.answer(Chosen((1,)))
    sitting.regrade(3)
    assert isinstance(learner.events[-1], Regraded)
    assert sitting.session.feedback is not None
    assert sitting.session.feedback.lapses == 0


@pytest.mark.parametrize(("card", "read"), [(choice(), "Read the explanation before you go on")])
def test_what_is_said_of_a_leech_leads_to_what_explains_it(card: Card, read: str) -> None:
    assert leech(6, card.item) == f"You have forgotten this 6 times. {read}, and say it in your own words."
