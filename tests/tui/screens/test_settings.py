"""Settings: what is changed holds at once, and is in the file."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from k2quiz.settings import NO_LIMIT, Settings, read_settings
from k2quiz.tui.adjusting import SETTINGS, groups
from k2quiz.tui.screens.home import HomeScreen
from k2quiz.tui.screens.settings import SettingsScreen
from k2quiz.tui.screens.study import StudyScreen
from tests.cards import choice, flashcard, typed
from tests.learner import learner_with
from tests.tui.sample import BROAD, SMALL, WIDE, app_for, preferences_in, seen, where

ROWS = [*(setting.name for setting in SETTINGS), *(action.id for _, each in groups() for action in each)]


@asynccontextmanager
async def settings_of(
    folder: Path, *, size: tuple[int, int] = WIDE, settings: Settings | None = None
) -> AsyncIterator[Pilot[None]]:
    """The settings screen of a learner whose file is in that folder."""
    app = app_for(learner_with((choice(), flashcard(), typed())), preferences=preferences_in(folder, settings))
    async with app.run_test(size=size) as pilot:
        await pilot.press("comma")
        await pilot.pause()
        assert isinstance(app.screen, SettingsScreen)
        yield pilot


async def go_to(pilot: Pilot[None], name: str) -> None:
    await pilot.press(*["down"] * ROWS.index(name))


def saved(folder: Path) -> Settings:
    return read_settings(folder / "config.toml")


@pytest.mark.parametrize(
    ("key", "value"), [("right", 11), ("plus", 11), ("equals_sign", 11), ("left", 9), ("minus", 9)]
)
async def test_a_number_is_one_more_or_less_and_saved(key: str, value: int, tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        await pilot.press(key)
        assert saved(tmp_path).new_per_day == value
        assert f"New cards a day     {value} " in seen(pilot)


async def test_a_number_is_typed(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        await go_to(pilot, "reviews_per_day")
        await pilot.press("enter", "1", "x", "2", "0", "enter")
        assert saved(tmp_path).reviews_per_day == 120
        await pilot.press("enter", "7", "escape")
        assert saved(tmp_path).reviews_per_day == 120
        assert isinstance(pilot.app.screen, SettingsScreen)


async def test_a_number_that_cannot_be_is_told_and_can_be_mended(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        await go_to(pilot, "day_starts_at")
        await pilot.press("space", "2", "5", "enter")
        await pilot.pause()
        assert "A whole number from 0 to 23, please." in seen(pilot)
        await pilot.press("backspace", "3", "enter")
        assert saved(tmp_path).day_starts_at == 23


async def test_what_is_restored_is_as_shipped(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        await go_to(pilot, "reviews_per_day")
        await pilot.press("left")
        assert saved(tmp_path).reviews_per_day == 200
        await pilot.press("backspace")
        assert saved(tmp_path).reviews_per_day == NO_LIMIT


async def test_a_theme_is_worn_as_soon_as_it_is_chosen(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        await go_to(pilot, "theme")
        await pilot.press("enter")
        assert (saved(tmp_path).theme, pilot.app.theme) == ("light", "k2quiz-light")
        await pilot.press("left", "left")
        assert (saved(tmp_path).theme, pilot.app.theme) == ("ansi", "ansi-dark")
        await pilot.press("right")
        assert pilot.app.theme == "textual-dark"


async def test_a_key_is_given_by_pressing_it_and_works_at_once(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        await go_to(pilot, "study")
        await pilot.press("enter")
        await pilot.pause()
        assert "Press the new key of `study`" in seen(pilot)
        await pilot.press("v")
        await pilot.pause()
        assert "study               v enter" in seen(pilot)
        assert saved(tmp_path).keys == {"study": ("v", "enter")}
        await pilot.press("q", "l")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert "v Study" in seen(pilot)
        await pilot.press("v")
        assert isinstance(pilot.app.screen, StudyScreen)


async def test_a_key_of_another_action_is_refused_and_told(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        await go_to(pilot, "study")
        await pilot.press("enter", "p")
        await pilot.pause()
        assert "`p` is already the key of `practise`" in seen(pilot)
        assert saved(tmp_path).keys == {}


async def test_escape_leaves_a_key_as_it_was(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        await go_to(pilot, "study")
        await pilot.press("enter", "escape")
        assert isinstance(pilot.app.screen, SettingsScreen)
        assert not (tmp_path / "config.toml").exists()


async def test_restored_keys_are_as_shipped(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        await go_to(pilot, "study")
        await pilot.press("enter", "v", "backspace", "q")
        assert saved(tmp_path).keys == {}
        await pilot.press("l")
        assert isinstance(pilot.app.screen, StudyScreen)


async def test_the_key_that_quits_everywhere_follows(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        await pilot.press("up", "enter", "f12", "ctrl+q")
        assert pilot.app.is_running
        await pilot.press("f12")
        await pilot.pause()
        assert not pilot.app.is_running


async def test_a_click_changes_a_row(tmp_path: Path) -> None:
    async with settings_of(tmp_path) as pilot:
        await pilot.click(offset=await where(pilot, "Theme"))
        await pilot.pause()
        assert saved(tmp_path).theme == "light"


async def test_a_file_that_cannot_be_written_is_told_and_nothing_changes(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("new_per_day = 10\n", "utf-8")
    path.chmod(0o400)
    async with settings_of(tmp_path) as pilot:
        await pilot.press("right")
        await pilot.pause()
        assert "Not saved: the settings file is read-only." in seen(pilot)
        assert "New cards a day     10 " in seen(pilot)


async def test_all_rows_can_be_reached_where_there_is_little_room(tmp_path: Path) -> None:
    async with settings_of(tmp_path, size=SMALL) as pilot:
        for row in range(len(ROWS)):
            await pilot.pause()
            assert "▸" in seen(pilot), row
            await pilot.press("down")
        assert "▸ New cards a day" in seen(pilot)
        await pilot.press("pagedown", "pageup", "up", "pageup")
        assert "▸" in seen(pilot)


async def test_help_tells_the_keys_that_were_chosen(tmp_path: Path) -> None:
    settings = Settings(keys={"practise": ("v",), "leave-program": ("f12",)})
    async with settings_of(tmp_path, size=BROAD, settings=settings) as pilot:
        await pilot.press("q", "question_mark")
        await pilot.pause()
        lines = seen(pilot).split("\n")
        assert [line.split()[0] for line in lines if "Practise without" in line or "Quit k2quiz" in line] == [
            "v",
            "F12",
        ]
