"""Pictures of the statistics, and of home with its numbers, from the smallest screen to a large one."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from tests.cards import one_of_each
from tests.insight.learning import months_of
from tests.learner import learner_with
from tests.tui.sample import SMALL, WIDE, app_for

STATES = {"home": ["down"], "year": ["s"], "month": ["s", "m"], "retention": ["s", "3"], "last": ["s", "8"]}
SIZES = {"40x12": SMALL, "80x24": WIDE, "120x40": (120, 40)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_statistics_look_as_they_did(state: str, size: str, snap_compare: Callable[..., bool]) -> None:
    learner = learner_with(one_of_each())
    learner.events += months_of(learner.cards)

    async def look(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press(*STATES[state])
        await pilot.pause()

    assert snap_compare(app_for(learner), run_before=look, terminal_size=SIZES[size])
