"""The hint of a question, and what it costs."""

import pytest

from k2quiz.card import Card
from k2quiz.event import Regraded, Reviewed
from k2quiz.tui.keys import HINT
from tests.cards import choice, flashcard, hinted, truth, typed
from tests.learner import Learner
from tests.tui.sample import asked, place_of, seen, studying, type_in, where

SAID = "Hint: It begins like a bone."


def last(learner: Learner) -> tuple[int, bool]:
    """The grade of the last answer, and whether its reasons tell of a hint."""
    answer = [event for event in learner.events if isinstance(event, Reviewed)][-1]
    return answer.grade, "hint" in answer.reasons


async def test_after_a_hint_a_right_answer_is_graded_3() -> None:
    async with studying(hinted(choice())) as (pilot, learner):
        assert SAID not in seen(pilot)
        await pilot.press("h")
        assert SAID in seen(pilot)
        assert learner.events == []
        await pilot.press(*place_of(asked(pilot), 0))
        assert last(learner) == (3, True)
        assert "After a look at the hint." in seen(pilot)
        assert "▸2 Hard" in seen(pilot)


@pytest.mark.parametrize("key", ["f4", "ctrl+t"])
async def test_a_hint_while_typing_leaves_what_was_typed(key: str) -> None:
    async with studying(hinted(typed())) as (pilot, learner):
        await pilot.press(*"osteo", key)
        assert SAID in seen(pilot)
        await type_in(pilot, "calcin")
        assert last(learner) == (3, True)


async def test_the_hint_can_be_clicked() -> None:
    async with studying(hinted(choice())) as (pilot, _):
        await pilot.click(offset=await where(pilot, "Hint"))
        assert SAID in seen(pilot)


async def test_a_refused_answer_after_a_hint_is_worth_3_where_it_was_right() -> None:
    async with studying(hinted(typed())) as (pilot, learner):
        await pilot.press("f4")
        await type_in(pilot, "bone protein")
        assert last(learner) == (1, True)
        await pilot.press("r")
        assert [event.grade for event in learner.events if isinstance(event, Regraded)] == [3]


async def test_a_hint_counts_for_its_question_only() -> None:
    async with studying(hinted(truth()), hinted(choice())) as (pilot, learner):
        await pilot.press("h", "2")
        assert last(learner) == (3, True)
        await pilot.press("enter")
        assert SAID not in seen(pilot)
        await pilot.press(*place_of(asked(pilot), 0))
        assert last(learner) == (4, False)


async def test_undo_forgets_the_hint() -> None:
    async with studying(hinted(truth())) as (pilot, learner):
        await pilot.press("h", "2", "u")
        assert SAID not in seen(pilot)
        await pilot.press("2")
        assert last(learner) == (4, False)


async def test_after_a_hint_recall_is_meant_to_have_been_hard() -> None:
    async with studying(hinted(flashcard()), choice()) as (pilot, learner):
        await pilot.press("h", "space")
        assert "▸2 Hard" in seen(pilot)
        await pilot.press("space")
        assert last(learner) == (3, True)


@pytest.mark.parametrize("card", [choice(), flashcard()], ids=["choice", "flashcard"])
async def test_no_hint_is_offered_where_there_is_none(card: Card) -> None:
    async with studying(card) as (pilot, learner):
        await pilot.press("h")
        assert HINT.label not in seen(pilot)
        await pilot.press("f2")
        assert last(learner) == (0, False)
