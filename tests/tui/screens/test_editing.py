"""A card's text, changed in the middle of a sitting."""

from contextlib import nullcontext
from dataclasses import replace

import pytest
from textual.pilot import Pilot

from k2quiz.card import Card
from k2quiz.tui.app import K2QuizApp
from k2quiz.tui.screens.study import StudyScreen
from tests.cards import choice, typed
from tests.study.editing import FakeEditing
from tests.tui.sample import seen, studying


@pytest.fixture
def _suspending(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that can be handed over, as a test's cannot."""
    monkeypatch.setattr(K2QuizApp, "suspend", lambda _: nullcontext())


def write(pilot: Pilot[None], editing: FakeEditing) -> FakeEditing:
    """Give the sitting an editor."""
    assert isinstance(pilot.app.screen, StudyScreen)
    pilot.app.screen._desk.editing = editing
    return editing


def reworded(card: Card) -> Card:
    return replace(card, prompt="In other words?")


@pytest.mark.usefixtures("_suspending")
@pytest.mark.parametrize(("card", "key"), [(choice(), "e"), (choice(), "f10"), (typed(), "ctrl+s")])
async def test_the_sitting_carries_on_with_the_text_as_it_was_edited(card: Card, key: str) -> None:
    async with studying(card) as (pilot, _):
        editing = write(pilot, FakeEditing((reworded(card),)))
        await pilot.press(key)
        assert editing.opened == [card.id]
        assert "In other words?" in seen(pilot)


@pytest.mark.usefixtures("_suspending")
async def test_feedback_can_be_edited_too() -> None:
    async with studying(choice()) as (pilot, learner):
        write(pilot, FakeEditing((reworded(choice()),)))
        await pilot.press("1", "e")
        assert "In other words?" in seen(pilot)
        assert len(learner.events) == 1


@pytest.mark.usefixtures("_suspending")
async def test_a_text_with_an_error_stays_as_it_was_and_the_error_is_told() -> None:
    async with studying(choice()) as (pilot, _):
        write(pilot, FakeEditing(error="one.yaml:3:1: no answer."))
        await pilot.press("e")
        assert "one.yaml:3:1: no answer." in seen(pilot)
        assert "Which vitamin does clotting need?" in seen(pilot)


async def test_what_cannot_be_edited_is_not_opened() -> None:
    async with studying(choice()) as (pilot, _):
        editing = write(pilot, FakeEditing(why_not="This deck is part of the program."))
        await pilot.press("e")
        assert "This deck is part of the program." in seen(pilot)
        assert editing.opened == []


async def test_a_terminal_that_cannot_be_handed_over_is_told() -> None:
    async with studying(choice()) as (pilot, _):
        editing = write(pilot, FakeEditing((reworded(choice()),)))
        await pilot.press("e")
        assert "! " in seen(pilot)
        assert editing.opened == []
