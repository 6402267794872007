"""One picture of every state, at the usual size and at the smallest."""

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from k2quiz.card import Card
from k2quiz.event import Flagged, Reviewed, Suspended
from k2quiz.grading.response import Skipped
from k2quiz.settings import THEMES, Settings
from k2quiz.tui.preferences import Preferences
from tests.cards import about, choice, flashcard, hinted, matching, one_of_each, ordering, several, truth, typed
from tests.learner import Learner, learner_with
from tests.study.revised import learner_of_a_revised_card
from tests.tui.sample import BROAD, SMALL, WIDE, app_for

Compare = Callable[..., bool]

PASSAGE = "A woman of 70, on warfarin for years, asks whether she may eat natto."
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
    "match": (matching(), ["2", "down"]),
    "order": (ordering(), ["3"]),
    "told-match": (matching(), ["3", "1", "enter"]),
    "told-order": (ordering(), ["1", "2", "3", "enter"]),
    "passage": (about(choice(), PASSAGE, "a calcified artery"), []),
    "hint": (hinted(choice()), ["h"]),
}


@pytest.mark.parametrize("size", [WIDE, SMALL, BROAD], ids=["80x24", "40x12", "120x40"])
@pytest.mark.parametrize("state", STATES)
def test_a_state_looks_as_it_did(state: str, size: tuple[int, int], snap_compare: Compare) -> None:
    card, keys = STATES[state]
    compare(snap_compare, learner_with((card,)), keys, size)


@pytest.mark.parametrize("size", [WIDE, SMALL], ids=["80x24", "40x12"])
def test_a_revised_card_looks_as_it_did(size: tuple[int, int], snap_compare: Compare) -> None:
    compare(snap_compare, learner_of_a_revised_card(), [], size)


def compare(
    snap_compare: Compare,
    learner: Learner,
    keys: list[str],
    size: tuple[int, int],
    preferences: Preferences | None = None,
) -> None:
    """The screen after some keys is as it was recorded."""

    async def prepare(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()

    app = app_for(learner, start=True, preferences=preferences)
    assert snap_compare(app, run_before=prepare, terminal_size=size)


LOOKED_UP = {
    "browse": ["b", "down"],
    "browse-filter": ["slash", *"vitamin"],
    "browse-fault": ["slash", *"is", "colon", *"deu"],
    "item": ["b", "enter"],
}


@pytest.mark.parametrize("size", [WIDE, SMALL, BROAD], ids=["80x24", "40x12", "120x40"])
@pytest.mark.parametrize("state", LOOKED_UP)
def test_cards_looked_up_look_as_they_did(state: str, size: tuple[int, int], snap_compare: Compare) -> None:
    compare(snap_compare, someone_with_a_history(), ["q", *LOOKED_UP[state]], size)


IN_AN_EXAM = {
    "exam-before": ["e"],
    "exam-asked": ["e", "enter"],
    "exam-ending": ["e", "enter", "f2", "escape"],
    "exam-result": ["e", "enter", "f2", "escape", "enter"],
}


@pytest.mark.parametrize("size", [WIDE, SMALL, BROAD], ids=["80x24", "40x12", "120x40"])
@pytest.mark.parametrize("state", IN_AN_EXAM)
def test_an_exam_looks_as_it_did(state: str, size: tuple[int, int], snap_compare: Compare) -> None:
    compare(snap_compare, learner_with(one_of_each()), ["q", *IN_AN_EXAM[state]], size)


@pytest.mark.parametrize("size", [WIDE, SMALL, BROAD], ids=["80x24", "40x12", "120x40"])
def test_the_settings_look_as_they_did(size: tuple[int, int], snap_compare: Compare) -> None:
    compare(snap_compare, learner_with(one_of_each()), ["q", "comma", "down"], size)


SCREENS = {
    "home": ["q"],
    "asked": [],
    "told": ["1"],
    "help": ["f1"],
    "browse": ["q", "b"],
    "item": ["q", "b", "enter"],
    "stats": ["q", "s"],
    "settings": ["q", "comma"],
    "exam": ["q", "e"],
    "result": ["q", "e", "enter", "f2", "escape", "enter"],
}


@pytest.mark.parametrize("theme", [theme for theme in THEMES if theme != Settings().theme])
@pytest.mark.parametrize("screen", SCREENS)
def test_a_screen_looks_as_it_did_in_the_other_themes(screen: str, theme: str, snap_compare: Compare) -> None:
    preferences = Preferences(Settings(theme=theme))
    compare(snap_compare, learner_with(one_of_each()), SCREENS[screen], WIDE, preferences)


def someone_with_a_history() -> Learner:
    """Somebody who forgets one card time and again, flagged one, and suspended one."""
    learner = learner_with(one_of_each(), new_per_day=0)
    for _ in range(7):
        for grade in (4, 1):
            note(learner, choice(), grade)
            learner.tomorrow()
    note(learner, several(), 5)
    learner.record(lambda stamp: Flagged(stamp, several().id, flagged=True, note="Is butter one?"))
    learner.record(lambda stamp: Suspended(stamp, truth().id, None))
    return learner


def note(learner: Learner, card: Card, grade: int) -> None:
    """An answer of that grade."""
    learner.record(lambda stamp: Reviewed(stamp, card.id, Skipped(), grade, (), 4200, 60, 1))
