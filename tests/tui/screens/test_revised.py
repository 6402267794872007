"""A card whose right answer has changed: the learner says what becomes of it."""

import pytest

from k2quiz.event import Reset
from k2quiz.study.wording import REVISED
from k2quiz.tui.screens.home import HomeScreen
from tests.learner import Learner
from tests.study.revised import learner_of_a_revised_card
from tests.tui.sample import asked, place_of, seen, studying, where


def settled(learner: Learner) -> list[bool]:
    """What the learner has said of revised cards."""
    return [event.afresh for event in learner.events if isinstance(event, Reset)]


@pytest.mark.parametrize(("key", "afresh"), [("s", True), ("c", False)])
async def test_one_key_says_whether_the_card_starts_afresh(*, key: str, afresh: bool) -> None:
    async with studying(learner=learner_of_a_revised_card()) as (pilot, learner):
        assert REVISED in seen(pilot)
        assert "Vitamin D" not in seen(pilot)
        await pilot.press(key)
        assert settled(learner) == [afresh]
        assert REVISED not in seen(pilot)
        before = len(learner.events)
        await pilot.press(*place_of(asked(pilot), 0))
        assert len(learner.events) == before + 1


@pytest.mark.parametrize(("label", "afresh"), [("Start afresh", True), ("Carry on", False)])
async def test_it_can_be_clicked(*, label: str, afresh: bool) -> None:
    async with studying(learner=learner_of_a_revised_card()) as (pilot, learner):
        await pilot.click(offset=await where(pilot, label))
        assert settled(learner) == [afresh]


@pytest.mark.parametrize("key", ["1", "enter", "space", "d", "h", "up"])
async def test_the_card_is_not_answered_before(key: str) -> None:
    async with studying(learner=learner_of_a_revised_card()) as (pilot, learner):
        before = len(learner.events)
        await pilot.press(key)
        assert len(learner.events) == before
        assert REVISED in seen(pilot)


async def test_one_can_leave_it_open() -> None:
    async with studying(learner=learner_of_a_revised_card()) as (pilot, learner):
        before = len(learner.events)
        await pilot.press("q")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert len(learner.events) == before
