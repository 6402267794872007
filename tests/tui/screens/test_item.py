"""A card looked up: all that is known of it, and what becomes of it."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from k2quiz.errors import StorageError
from k2quiz.event import Stamp, Suspended
from k2quiz.scheduling.queue import Limits
from k2quiz.study.desk import Desk
from k2quiz.study.sitting import E
from k2quiz.tui.app import K2QuizApp
from k2quiz.tui.screens.browse import BrowseScreen
from k2quiz.tui.screens.item import ItemScreen
from tests.cards import choice, truth
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


async def test_a_card_without_a_desk_is_only_looked_at() -> None:
    learner = learner_with((choice(),))
    async with app_for(learner).run_test(size=SMALL) as pilot:
        screen = ItemScreen(choice(), learner.history(), deck_of(learner.cards), TODAY)
        await pilot.app.push_screen(screen)
        await pilot.press("x", "f", "down", "pagedown", "pageup", "up")
        await pilot.pause()
        assert pilot.app.screen is screen
        assert "Which vitamin" in seen(pilot)
    assert learner.events == []


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


def test_a_note_at_a_desk_is_part_of_what_it_counts() -> None:
    learner = learner_with((choice(), truth()))
    desk = learner.desk()
    desk.study(learner.cards)
    history = desk.note(lambda stamp: Suspended(stamp, choice().id, None))
    assert desk.history is history
    assert desk.load(learner.cards).new == 1
