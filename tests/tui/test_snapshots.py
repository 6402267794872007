"""One picture of every state, at the usual size and at the smallest."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from k2quiz.card import Card
from tests.cards import choice, flashcard, several, truth, typed
from tests.learner import learner_with
from tests.tui.sample import SMALL, WIDE, app_for

Compare = Callable[..., bool]

STATES: dict[str, tuple[Card, list[str]]] = {
    "home": (choice(), ["q"]),
    "choose": (choice(), ["down"]),
    "select": (several(), ["1", "3"]),
    "type": (typed(), [*"osteo"]),
    "recall": (flashcard(), []),
    "revealed": (flashcard(), ["space"]),
    "told-choice": (choice(), ["1"]),
    "told-several": (several(), ["1", "3", "enter"]),
    "told-typed": (typed(), [*"collagen", "enter"]),
    "practice": (choice(), ["q", "p", "1"]),
    "summary": (truth(), ["1", "enter", "2", "enter"]),
    "help": (choice(), ["question_mark"]),
}


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["80x24", "40x12"])
@pytest.mark.parametrize("state", STATES)
def test_a_state_looks_as_it_did(state: str, size: tuple[int, int], snap_compare: Compare) -> None:
    card, keys = STATES[state]

    async def prepare(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()

    assert snap_compare(app_for(learner_with((card,)), start=True), run_before=prepare, terminal_size=size)
