"""A practice exam in the terminal."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from k2quiz.card import Card, CardId
from k2quiz.event import Regraded, Reviewed
from k2quiz.grading.response import Skipped
from k2quiz.study.exam import EXAM, Paper
from k2quiz.tui.app import K2QuizApp
from k2quiz.tui.screens.exam import BeforeExamScreen, ExamScreen
from k2quiz.tui.screens.home import HomeScreen
from k2quiz.tui.screens.item import ItemScreen
from tests.cards import choice, flashcard, hinted, one_of_each, truth, typed
from tests.learner import Learner, learner_with
from tests.tui.sample import SMALL, WIDE, app_for, deck_of, place_of, screen_of, seen, type_in


@asynccontextmanager
async def examined(*cards: Card, size: tuple[int, int] = WIDE) -> AsyncIterator[tuple[Pilot[None], Learner]]:
    """An exam on those cards, at its first question, and the learner who sits it."""
    learner = learner_with(cards)
    desks = [(deck_of(learner.cards), learner.desk())]
    async with K2QuizApp(desks, learner.cards, paper=Paper()).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, learner


def exam_on(pilot: Pilot[None]) -> ExamScreen:
    """The exam on the screen."""
    assert isinstance(pilot.app.screen, ExamScreen)
    return pilot.app.screen


async def press(pilot: Pilot[None], *keys: str) -> str:
    """The screen after some keys."""
    await pilot.press(*keys)
    await pilot.pause()
    return seen(pilot)


async def test_home_leads_to_a_page_that_says_what_the_exam_will_be() -> None:
    learner = learner_with([*(choice(f"choice{number}") for number in range(30)), flashcard()])
    async with app_for(learner).run_test(size=WIDE) as pilot:
        shown = await press(pilot, "e")
        assert screen_of(pilot) is BeforeExamScreen
        assert "20 questions in 20 minutes" in shown
        assert "from 1 topic, each with its share of 30 questions." in shown
        assert "25 questions" in await press(pilot, "right")
        assert "30 questions in 30 minutes" in await press(pilot, "right", "right")
        assert "25 questions" in await press(pilot, "left")
        assert "5 questions" in await press(pilot, *(["left"] * 8))
        assert "of 5 · 5 min" in (await press(pilot, "enter")).replace("0 of 5", "of 5")
        assert screen_of(pilot) is ExamScreen


async def test_whoever_does_not_want_the_exam_is_home_again_and_nothing_has_happened() -> None:
    learner = learner_with(one_of_each())
    async with app_for(learner).run_test(size=WIDE) as pilot:
        await press(pilot, "e", "escape")
        assert screen_of(pilot) is HomeScreen
    assert learner.events == []


async def test_where_nothing_can_be_marked_there_is_nothing_to_begin() -> None:
    async with app_for(learner_with([flashcard()])).run_test(size=WIDE) as pilot:
        assert "There is nothing here that an exam can ask" in await press(pilot, "e")
        await press(pilot, "enter")
        assert screen_of(pilot) is BeforeExamScreen


async def test_answers_are_saved_one_by_one_and_told_once_the_exam_is_handed_in() -> None:
    async with examined(truth("a"), truth("b")) as (pilot, learner):
        assert "1 of 2" in await press(pilot, "1")
        shown = await press(pilot, "2")
        assert "Every question has an answer." in shown
        assert "Not quite" not in shown
        assert [EXAM in event.reasons for event in learner.events if isinstance(event, Reviewed)] == [True, True]
        shown = await press(pilot, "enter")
        assert "1 of 2 right: 50 %" in shown
        assert "1 of 2   ██████████··········  Vitamins and their work" in shown
        assert learner.history().states == {}


async def test_an_answer_can_be_taken_back_even_when_it_was_the_last_one() -> None:
    async with examined(truth("a")) as (pilot, learner):
        await press(pilot, "1")
        assert "Spinach holds K2." in await press(pilot, "escape")
        assert "1 of 1 right" in await press(pilot, "2", "enter")
    assert len(learner.events) == 3


async def test_escape_asks_before_it_hands_in_and_leads_back_to_the_question() -> None:
    async with examined(truth("a"), truth("b")) as (pilot, learner):
        shown = await press(pilot, "escape")
        assert "2 questions without an answer." in shown
        assert "Spinach holds K2." in await press(pilot, "escape")
        assert "0 of 2 right: 0 %" in await press(pilot, "escape", "enter")
        await press(pilot, "escape")
        assert screen_of(pilot) is HomeScreen
    assert learner.events == []


async def test_what_was_missed_is_told_with_what_is_right_and_an_answer_can_be_claimed() -> None:
    async with examined(typed("a"), typed("b")) as (pilot, learner):
        await type_in(pilot, "bone protein")
        await type_in(pilot, "osteocalcin")
        await press(pilot, "enter", "enter")
        shown = seen(pilot)
        assert "You typed   bone protein" in shown
        assert "Again" not in shown
        await press(pilot, "r")
        assert isinstance(learner.events[-1], Regraded)
        assert "2 of 2 right" in await press(pilot, "escape")


async def test_the_card_of_a_missed_question_can_be_looked_up() -> None:
    async with examined(truth()) as (pilot, _):
        await press(pilot, "1", "enter", "enter", "i")
        assert screen_of(pilot) is ItemScreen
        assert "exam" in seen(pilot)


@pytest.mark.parametrize("keys", [["i", "x", "q"], ["x"]])
async def test_a_missed_card_that_is_suspended_makes_room_for_the_next_missed_one(keys: list[str]) -> None:
    async with examined(choice("a"), choice("b")) as (pilot, learner):
        await press(pilot, "0", "0", "enter", "enter")
        first = told_on(pilot)
        shown = await press(pilot, *keys)
        assert "Suspended; `k2quiz resume` brings it back." in shown
        assert "takes that back" not in shown
        assert told_on(pilot) != first
        assert "0 of 2 right" in await press(pilot, "escape")
    assert learner.history().suspended.keys() == {first}


def told_on(pilot: Pilot[None]) -> CardId:
    """The card of the answer that is being told."""
    card = exam_on(pilot)._sitting.session.card
    assert card is not None
    return card.id


async def test_the_time_that_is_left_is_shown_and_its_end_is_the_end() -> None:
    async with examined(truth("a"), truth("b")) as (pilot, learner):
        assert "0 of 2 · 2 min" in seen(pilot)
        learner.clock.milliseconds = 61_000
        exam_on(pilot)._tick()
        await pilot.pause()
        assert "0 of 2 · 59 s" in seen(pilot)
        await press(pilot, "2")
        learner.clock.milliseconds = 120_000
        exam_on(pilot)._tick()
        await pilot.pause()
        assert "1 of 2 right: 50 % in 2 min. Time was up." in seen(pilot)
        assert "! Time is up." in seen(pilot)
        exam_on(pilot)._tick()
        assert len(learner.events) == 1


async def test_there_is_no_hint_in_an_exam_and_no_card_is_put_away() -> None:
    async with examined(hinted(choice())) as (pilot, learner):
        before = seen(pilot)
        assert await press(pilot, "h", "b", "x") != ""
        assert "Hint" not in before
        assert all(isinstance(event, Reviewed) for event in learner.events)


async def test_every_way_to_answer_works_in_an_exam() -> None:
    async with examined(*one_of_each(), size=SMALL) as (pilot, learner):
        while exam_on(pilot)._sitting.session.question:
            await press(pilot, "f2")
        assert [event.response for event in learner.events if isinstance(event, Reviewed)] == [Skipped()] * 8
        assert "0 of 8 right" in await press(pilot, "enter")


async def test_a_guess_and_an_unsure_answer_can_be_given() -> None:
    async with examined(choice()) as (pilot, learner):
        question = exam_on(pilot)._sitting.session.question
        assert question is not None
        (place,) = place_of(question, 0)
        await press(pilot, "abcd"[int(place) - 1], "enter")
        assert isinstance(learner.events[-1], Reviewed)
        assert "unsure" in learner.events[-1].reasons


async def test_on_a_narrow_terminal_topics_are_told_without_a_bar_and_the_deck_is_named() -> None:
    async with examined(truth("a"), truth("b"), size=SMALL) as (pilot, _):
        shown = await press(pilot, "2", "2", "enter")
        assert "2 of 2   Vitamins and their work" in shown
        assert "Exam: Vitamins" in shown.split("\n")[0]
