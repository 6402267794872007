"""A card looked up: all that is known of it, and what becomes of it."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from k2quiz.errors import StorageError
from k2quiz.event import Stamp
from k2quiz.scheduling.queue import Limits
from k2quiz.study.desk import Desk
from k2quiz.study.sitting import E
from k2quiz.tui.app import K2QuizApp
from k2quiz.tui.screens.browse import BrowseScreen
from k2quiz.tui.screens.item import ItemScreen
from tests.cards import choice, flashcard, truth
from tests.learner import TODAY, learner_with
from tests.tui.sample import SMALL, WIDE, app_for, deck_of, screen_of, seen


async def opened(pilot: Pilot[None], *keys: str) -> None:
    """Look the first card up from Browse, then press keys."""
    await pilot.pause()
    await pilot.press("b", "enter", *keys)
    await pilot.pause()


async def test_question_answer_schedule_and_history_are_shown() -> None:
    learner = learner_with((truth(),))
    async with app_for(learner).run_test(size=(80, 40)) as pilot:
        await pilot.pause()
        await pilot.press("enter", "2", "q")
        await opened(pilot)
        text = seen(pilot)
    for part in (
        "Spinach holds K2.",
        "✓ 2  False",
        "✗ 1  True",
        "What there is to learn from truth.",
        "1 day: the first interval, after Good on 23 Nov 2026.",
        "23 Nov 2026  Good   0.0 s  0 → 1 d",
        "1, 1 right, 0.0 seconds on average",
        "demo/one/truth",
        "Vitamins and their work",
    ):
        assert part in text


async def test_a_card_is_suspended_and_brought_back() -> None:
    learner = learner_with((choice(),))
    async with app_for(learner).run_test(size=WIDE) as pilot:
        await opened(pilot, "x")
        assert "x Bring back" in seen(pilot)
        assert learner.history().is_suspended(choice().id, TODAY)
        await pilot.press("q")
        await pilot.pause()
        assert next(line for line in seen(pilot).split("\n") if "Which vitamin" in line).rstrip().endswith("S")
        await pilot.press("enter", "x")
        await pilot.pause()
        assert "x Suspend" in seen(pilot)
        assert not learner.history().is_suspended(choice().id, TODAY)


async def test_a_card_is_flagged_with_a_note_and_unflagged() -> None:
    learner = learner_with((choice(),))
    async with app_for(learner).run_test(size=WIDE) as pilot:
        await opened(pilot, "f", *"why", "enter")
        flag = learner.history().flag(choice().id)
        assert flag
        assert flag.note == "why"
        await pilot.press("end", "pagedown", "pagedown")
        await pilot.press("f", "f2")
        await pilot.pause()
        assert learner.history().flag(choice().id) is None


@pytest.mark.parametrize("key", ["q", "escape", "left"])
async def test_one_key_leads_back(key: str) -> None:
    async with app_for(learner_with((choice(),))).run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert screen_of(pilot) is ItemScreen
        await pilot.press(key)
        assert screen_of(pilot) is BrowseScreen


async def test_a_card_that_is_looked_at_scrolls() -> None:
    async with app_for(learner_with((choice(),))).run_test(size=SMALL) as pilot:
        await opened(pilot, "pagedown", "down")
        assert "Which vitamin" not in seen(pilot)
        await pilot.press("pageup", "up")
        await pilot.pause()
        assert "Which vitamin" in seen(pilot)


async def test_keys_lead_to_the_cards_after_and_before_as_far_as_there_are_any() -> None:
    cards = (choice(), truth(), flashcard())
    prompts = [card.prompt for card in cards]
    async with app_for(learner_with(cards)).run_test(size=WIDE) as pilot:
        await opened(pilot)
        for key, place in (("p", 0), ("n", 1), ("n", 2), ("n", 2), ("p", 1), ("p", 0)):
            await pilot.press(key)
            await pilot.pause()
            header = seen(pilot).split("\n")[0]
            assert header.rstrip().endswith(f"{place + 1} of 3")
            assert prompts[place] in seen(pilot)
            assert ("n Next" in seen(pilot), "p Previous" in seen(pilot)) == (place < 2, place > 0)


async def test_a_card_alone_has_no_place_and_no_neighbours() -> None:
    async with app_for(learner_with((choice(),))).run_test(size=WIDE) as pilot:
        await opened(pilot)
        assert "1 of 1" not in seen(pilot)
        assert "n Next" not in seen(pilot)


async def test_another_card_is_read_from_its_top_under_its_own_topic() -> None:
    cards = (choice(topic="elsewhere"), truth())
    async with app_for(learner_with(cards)).run_test(size=SMALL) as pilot:
        await opened(pilot, "pagedown", "pagedown")
        assert seen(pilot).strip().startswith("Vitamins for a demonstration")
        await pilot.press("n")
        await pilot.pause()
        assert truth().prompt in seen(pilot)
        assert seen(pilot).strip().startswith("Vitamins and their work")


async def test_what_is_done_concerns_the_card_that_is_shown() -> None:
    learner = learner_with((choice(), truth()))
    async with app_for(learner).run_test(size=WIDE) as pilot:
        await opened(pilot, "n", "x")
        assert "x Bring back" in seen(pilot)
        await pilot.press("p")
        await pilot.pause()
        assert "x Suspend" in seen(pilot)
    assert learner.history().suspended.keys() == {truth().id}


async def test_what_cannot_be_saved_is_said_and_nothing_changes() -> None:
    def full(make: Callable[[Stamp], E]) -> E:
        del make
        raise StorageError("The disk is full.")

    learner = learner_with((choice(),))
    desk = Desk(deck_of(learner.cards), learner.history(), Limits(10), learner.clock, full)
    async with K2QuizApp([(deck_of(learner.cards), desk)]).run_test(size=WIDE) as pilot:
        await opened(pilot, "x")
        assert "! The disk is full." in seen(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert "x Suspend" in seen(pilot)
