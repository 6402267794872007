"""What an exam asks."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Card, Recall
from k2quiz.event import Reviewed, Suspended, Undone
from k2quiz.grading.response import Chosen, Skipped, Typed
from k2quiz.history import replay
from k2quiz.study.exam import EXAM, Paper, candidates, draw
from k2quiz.study.result import Score, result, score_sentence
from k2quiz.study.sitting import Sitting
from tests.cards import choice, cloze, flashcard, hinted, one_of_each, several, truth, typed
from tests.learner import TODAY, Learner, learner_with

MINUTE = 60_000


@st.composite
def decks(draw_from: st.DrawFn) -> tuple[Card, ...]:
    """Cards of some topics and kinds, some of them of one item."""
    cards: list[Card] = []
    for number, topic in enumerate(draw_from(st.lists(st.sampled_from("abcde"), max_size=40))):
        kind = draw_from(st.sampled_from(("choice", "truth", "cloze", "typed", "flashcard")))
        makers = {"choice": choice, "truth": truth, "typed": typed, "flashcard": flashcard}
        name = f"{kind}{number}"
        cards += cloze(name, topic) if kind == "cloze" else [makers[kind](name, topic)]
    return tuple(cards)


@given(decks(), st.integers(1, 50), st.integers(0, 10_000))
def test_an_exam_has_as_many_questions_as_wanted_and_there_are_each_of_another_item(
    cards: tuple[Card, ...], count: int, seed: int
) -> None:
    drawn = draw(cards, count, seed)
    askable = {card.item.id for card in cards if not isinstance(card.interaction, Recall)}
    assert len(drawn) == min(count, len(askable))
    assert len({card.item.id for card in drawn}) == len(drawn)
    assert {card.item.id for card in drawn} <= askable
    assert set(drawn) <= set(cards)


@given(decks(), st.integers(1, 50), st.integers(0, 10_000))
def test_each_topic_has_its_share_of_an_exam_rounded_up_or_down(cards: tuple[Card, ...], count: int, seed: int) -> None:
    asked = candidates(cards, seed)
    drawn = Counter(card.item.topic for card in draw(cards, count, seed))
    for topic, there_are in Counter(card.item.topic for card in asked).items():
        share = min(count, len(asked)) * there_are / len(asked)
        assert int(share) <= drawn[topic] <= int(share) + (share > int(share))


@given(decks(), st.integers(1, 20), st.integers(0, 10_000))
def test_the_same_seed_draws_the_same_exam(cards: tuple[Card, ...], count: int, seed: int) -> None:
    assert draw(cards, count, seed) == draw(tuple(reversed(cards)), count, seed)


def test_every_card_can_come_in_some_exam_and_exams_differ() -> None:
    cards = tuple(choice(f"choice{number}") for number in range(12))
    exams = [draw(cards, 4, seed) for seed in range(60)]
    assert {card for exam in exams for card in exam} == set(cards)
    assert len(set(exams)) > 30


@pytest.mark.parametrize(("paper", "minutes"), [(Paper(), 7), (Paper(20, 3), 3)])
def test_an_exam_may_take_a_minute_a_question_or_what_was_said(paper: Paper, minutes: int) -> None:
    assert paper.allowed(7) == minutes * MINUTE


def exam_of(learner: Learner, questions: int = 20) -> Sitting:
    """An exam on all of a learner's cards."""
    return learner.desk().examine(learner.cards, Paper(questions))


def answer_rightly(sitting: Sitting) -> None:
    """The right answer to whatever choice is asked; it is authored first."""
    sitting.answer(Chosen((0,)))


def test_nothing_is_told_before_the_exam_is_handed_in() -> None:
    sitting = exam_of(learner_with([choice("a"), choice("b")]))
    for _ in range(2):
        answer_rightly(sitting)
        assert sitting.session.feedback is None
    assert sitting.session.question is None
    sitting.hand_in()
    assert result(sitting.session).score == Score(2, 2)


def test_an_answer_is_saved_at_once_marked_as_of_an_exam_and_moves_no_schedule() -> None:
    learner = learner_with(one_of_each())
    sitting = exam_of(learner)
    while sitting.session.question:
        sitting.answer(Skipped())
        assert isinstance(learner.events[-1], Reviewed)
        assert learner.events[-1].practice
        assert EXAM in learner.events[-1].reasons
    assert replay(learner.events).states == {}
    assert sitting.session.history.states == {}


def test_an_answer_can_be_changed_until_the_exam_is_handed_in_and_the_last_one_counts() -> None:
    learner = learner_with([choice("a"), choice("b")])
    sitting = exam_of(learner)
    sitting.answer(Chosen((1,)))
    answer_rightly(sitting)
    sitting.undo()
    sitting.undo()
    answer_rightly(sitting)
    answer_rightly(sitting)
    sitting.hand_in()
    assert result(sitting.session).score == Score(2, 2)
    assert [type(event) for event in learner.events].count(Undone) == 2
    assert all(len(replay(learner.events).answers(card.id)) == 1 for card in learner.cards)


def test_an_answer_that_was_taken_back_can_stand_again() -> None:
    sitting = exam_of(learner_with([choice("a"), choice("b")]))
    answer_rightly(sitting)
    asked = sitting.session.question
    sitting.undo()
    sitting.redo()
    assert sitting.session.feedback is None
    assert sitting.session.question == asked


def test_an_answer_after_the_time_is_not_taken_and_the_exam_is_over() -> None:
    learner = learner_with([choice("a"), choice("b")])
    sitting = exam_of(learner)
    answer_rightly(sitting)
    assert sitting.remaining == 2 * MINUTE
    learner.clock.milliseconds += 2 * MINUTE
    answer_rightly(sitting)
    assert len(learner.events) == 1
    assert sitting.remaining == 0
    found = result(sitting.session)
    assert (found.score, found.unanswered, found.took, found.late) == (Score(1, 2), 1, 2 * MINUTE, True)
    assert score_sentence(found) == "1 of 2 right: 50 % in 2 min. Time was up."


@pytest.mark.parametrize("step", ["undo", "redo"])
def test_once_the_time_is_over_no_answer_is_taken_back_nor_comes_back(step: str) -> None:
    learner = learner_with([choice("a"), choice("b")])
    sitting = exam_of(learner)
    answer_rightly(sitting)
    answer_rightly(sitting)
    if step == "redo":
        sitting.undo()
    before = list(learner.events)
    learner.clock.milliseconds += 2 * MINUTE
    {"undo": sitting.undo, "redo": sitting.redo}[step]()
    assert learner.events == before
    assert result(sitting.session).late


def test_the_time_of_an_exam_is_what_it_took_until_it_was_handed_in_for_the_first_time() -> None:
    learner = learner_with([choice("a"), choice("b")])
    sitting = exam_of(learner)
    learner.clock.milliseconds += 5_000
    sitting.hand_in()
    learner.clock.milliseconds += 5_000
    sitting.hand_in()
    found = result(sitting.session)
    assert (found.took, found.late, found.unanswered) == (5_000, False, 2)
    assert score_sentence(found) == "0 of 2 right: 0 % in 5 s."


def test_the_score_is_told_by_topic() -> None:
    sitting = exam_of(learner_with([choice("a", "clotting"), choice("b", "clotting"), several("c", "bones")]))
    while question := sitting.session.question:
        sitting.answer(Chosen((0,)) if question.card.item.id.endswith("/a") else Skipped())
    sitting.hand_in()
    assert result(sitting.session).topics == {"clotting": Score(1, 2), "bones": Score(0, 1)}


def test_what_was_missed_is_told_one_after_the_other_and_nothing_else() -> None:
    sitting = exam_of(learner_with([choice("a"), choice("b"), choice("c")]))
    sitting.answer(Chosen((1,)))
    answer_rightly(sitting)
    sitting.answer(Skipped())
    missed = [answer.event.card for answer in sitting.session.answers if not answer.right]
    sitting.hand_in()
    told = []
    sitting.go_on()
    while sitting.session.feedback:
        told.append(sitting.session.feedback.event.card)
        sitting.go_on()
    assert told == missed
    sitting.go_on()
    sitting.leave_feedback()
    assert sitting.session.feedback is None


def test_a_claim_raises_the_score_wherever_among_the_missed_it_is_made() -> None:
    sitting = exam_of(learner_with([typed("a"), typed("b")]))
    sitting.answer(Typed("bone protein"))
    sitting.answer(Typed("no idea"))
    sitting.hand_in()
    sitting.go_on()
    sitting.claim()
    found = result(sitting.session)
    assert found.score == Score(1, 2)
    assert [answer.claimed for answer in sitting.session.answers] == [True, False]
    sitting.go_on()
    assert sitting.session.feedback == sitting.session.answers[1]


def test_a_suspended_card_is_in_no_exam() -> None:
    learner = learner_with([choice("a"), choice("b")])
    learner.record(lambda stamp: Suspended(stamp, learner.cards[0].id, None))
    desk = learner.desk()
    assert list(desk.examine(learner.cards, Paper()).session.cards) == [learner.cards[1].id]
    assert desk.candidates(learner.cards) == (learner.cards[1],)


def test_an_exam_on_nothing_has_no_question_and_no_score() -> None:
    sitting = exam_of(learner_with([flashcard()]))
    assert sitting.session.question is None
    assert result(sitting.session).score.percent == 0


def test_only_an_exam_has_a_time_and_can_be_handed_in() -> None:
    learner = learner_with([hinted(choice())])
    sitting = learner.desk().study(learner.cards)
    assert sitting.remaining == 0
    before = sitting.session
    sitting.hand_in()
    assert sitting.session is before
    assert before.day == TODAY
