"""The palette: everything that can be done, by its name."""

from pathlib import Path

import pytest
from textual.command import CommandPalette
from textual.pilot import Pilot

from k2quiz.settings import Settings, read_settings
from k2quiz.tui.screens.help import HelpScreen
from k2quiz.tui.screens.home import HomeScreen
from k2quiz.tui.screens.settings import SettingsScreen
from k2quiz.tui.screens.study import StudyScreen
from tests.cards import choice, typed
from tests.learner import learner_with
from tests.tui.sample import SMALL, WIDE, app_for, preferences_in, seen, studying


async def offered(pilot: Pilot[None]) -> str:
    """What the palette shows once it has searched."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    return seen(pilot)


async def choose(pilot: Pilot[None], text: str) -> None:
    await pilot.press("ctrl+p", *text)
    await offered(pilot)
    await pilot.press("enter")
    await pilot.pause()
    await pilot.pause()


async def test_the_actions_of_a_screen_are_offered_with_their_keys_and_sentences() -> None:
    async with studying(choice(), size=(80, 50)) as (pilot, _):
        await pilot.press("ctrl+p")
        text = await offered(pilot)
        assert "Don't know  0 F2 ^N" in text
        assert "Say that you do not know, and see the answer." in text
        assert "Suspend  x F8 ^O" in text
        assert "Answer with the option of that number." not in text


async def test_an_action_is_done_on_the_screen_below() -> None:
    async with studying(choice()) as (pilot, learner):
        await choose(pilot, "know")
        assert isinstance(pilot.app.screen, StudyScreen)
        assert len(learner.events) == 1


async def test_while_an_answer_is_typed_the_palette_opens_too() -> None:
    async with studying(typed()) as (pilot, learner):
        await pilot.press(*"osteo")
        await choose(pilot, "help")
        assert isinstance(pilot.app.screen, HelpScreen)
        await pilot.press("escape")
        assert "osteo" in seen(pilot)
        assert learner.events == []


async def test_home_and_settings_can_be_had_from_everywhere() -> None:
    async with studying(choice()) as (pilot, _):
        for name, screen in {"settings": SettingsScreen, "home": HomeScreen}.items():
            await choose(pilot, f"go to {name}")
            assert type(pilot.app.screen) is screen
        await pilot.press("ctrl+p")
        assert "Go to" not in await offered(pilot)


async def test_a_theme_is_worn_and_saved(tmp_path: Path) -> None:
    app = app_for(learner_with((choice(),)), preferences=preferences_in(tmp_path))
    async with app.run_test(size=WIDE) as pilot:
        await choose(pilot, "contrast")
        assert app.theme == "k2quiz-contrast"
        assert read_settings(tmp_path / "config.toml").theme == "contrast"


async def test_a_theme_that_cannot_be_saved_is_told(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("", "utf-8")
    path.chmod(0o400)
    app = app_for(learner_with((choice(),)), preferences=preferences_in(tmp_path))
    async with app.run_test(size=WIDE) as pilot:
        await choose(pilot, "contrast")
        assert app.theme == "textual-dark"
        assert "Not saved: the settings file is read-only." in seen(pilot)


@pytest.mark.parametrize("key", ["escape", "ctrl+p"])
@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_palette_closes_by_either_key(key: str, size: tuple[int, int]) -> None:
    async with app_for(learner_with((choice(),))).run_test(size=size) as pilot:
        await pilot.press("ctrl+p")
        assert "Study  enter" in await offered(pilot)
        assert isinstance(pilot.app.screen, CommandPalette)
        await pilot.press(key)
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_keys_that_look_like_markup_are_shown_as_they_are(tmp_path: Path) -> None:
    preferences = preferences_in(tmp_path, Settings(keys={"study": ("[", "}", "]")}))
    async with app_for(learner_with((choice(),)), preferences=preferences).run_test(size=WIDE) as pilot:
        await pilot.press("ctrl+p")
        assert "Study  [ } ]" in await offered(pilot)
