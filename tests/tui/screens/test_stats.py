"""Statistics: every section can be reached, in words and in plots, and nothing is recorded."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from k2quiz.insight.sections import TITLES
from k2quiz.tui.screens.home import HomeScreen
from k2quiz.tui.screens.item import ItemScreen
from k2quiz.tui.screens.stats import StatsScreen
from tests.cards import one_of_each
from tests.insight.learning import months_of
from tests.learner import Learner, learner_with
from tests.tui.sample import SMALL, WIDE, app_for, seen, where


def studied() -> Learner:
    """A learner of half a year."""
    learner = learner_with(one_of_each())
    learner.events += months_of(learner.cards)
    return learner


@asynccontextmanager
async def looking_back(size: tuple[int, int] = WIDE, learner: Learner | None = None) -> AsyncIterator[Pilot[None]]:
    """The statistics of all banks."""
    async with app_for(learner or studied()).run_test(size=size) as pilot:
        await pilot.press("s")
        await pilot.pause()
        yield pilot


async def test_the_first_section_is_in_sight_at_once_with_its_plot_and_its_sentence() -> None:
    async with looking_back() as pilot:
        text = " ".join(seen(pilot).replace("▐", " ").split())
        assert "▸ 1 Days" in text
        assert "A streak of " in text
        assert "Today asks for " in text
        assert "Mon " in text
        assert "█" in text


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_digits_and_tab_reach_every_section(size: tuple[int, int]) -> None:
    async with looking_back(size) as pilot:
        for number, title in enumerate(TITLES, 1):
            await pilot.press(str(number))
            assert f"▸ {number} {title}" in seen(pilot)
        for number, title in enumerate(TITLES, 1):
            await pilot.press("tab")
            assert f"▸ {number} {title}" in seen(pilot)
        await pilot.press("shift+tab")
        assert f"▸ 7 {TITLES[6]}" in seen(pilot)


async def at_hardest(pilot: Pilot[None]) -> StatsScreen:
    """The statistics, with the hardest cards in view."""
    await pilot.press(str(TITLES.index("Hardest cards") + 1))
    await pilot.pause()
    screen = pilot.app.screen
    assert isinstance(screen, StatsScreen)
    return screen


async def test_a_click_on_a_hard_card_shows_it_with_its_history() -> None:
    learner = studied()
    async with looking_back((80, 40), learner) as pilot:
        screen = await at_hardest(pilot)
        hardest = next(card for card in learner.cards if card.id == screen._found.hardest[0].card)
        await pilot.click(offset=await where(pilot, hardest.prompt[:20]))
        await pilot.pause()
        assert isinstance(pilot.app.screen, ItemScreen)
        assert hardest.prompt[:20] in seen(pilot)


async def test_the_hard_cards_are_gone_through_and_what_is_suspended_there_counts_at_once() -> None:
    learner = studied()
    async with looking_back((80, 40), learner) as pilot:
        screen = await at_hardest(pilot)
        hardest = [hard.card for hard in screen._found.hardest]
        prompts = {card.id: card.prompt[:20] for card in learner.cards}
        load = screen._found.load
        await pilot.click(offset=await where(pilot, prompts[hardest[0]]))
        await pilot.press("x", "n")
        await pilot.pause()
        assert f"2 of {len(hardest)}" in seen(pilot)
        assert prompts[hardest[1]] in seen(pilot)
        await pilot.press(*["x", "n"] * (len(hardest) - 2), "x", "q")
        await pilot.pause()
        assert screen.is_current
        assert screen._found.load < load
    assert learner.history().suspended.keys() == set(hardest)


async def test_a_click_on_a_section_marks_it() -> None:
    async with looking_back() as pilot:
        await pilot.click(offset=await where(pilot, "2 To come"))
        await pilot.pause()
        assert "▸ 2 To come" in seen(pilot)


async def test_week_month_and_year_look_back_less_or_further() -> None:
    async with looking_back() as pilot:
        for key, days in (("w", "7 days"), ("m", "30 days"), ("y", "365 days")):
            await pilot.press(key, "3")
            assert f"in the last {days}" in " ".join(seen(pilot).split())


async def test_the_last_week_has_its_numbers() -> None:
    async with looking_back() as pilot:
        assert "the last year" in seen(pilot)
        await pilot.press("w")
        assert "the last week" in seen(pilot)
        assert " answers on 1 of 1 day" in seen(pilot)


async def test_the_hardest_cards_are_a_key_away_and_lead_back() -> None:
    async with looking_back() as pilot:
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, ItemScreen)
        await pilot.press("q")
        assert "1 Days" in seen(pilot)


async def test_who_has_forgotten_nothing_has_no_key_for_hard_cards() -> None:
    async with looking_back(WIDE, learner_with(one_of_each())) as pilot:
        await pilot.press("enter")
        assert isinstance(pilot.app.screen, StatsScreen)


async def test_it_scrolls() -> None:
    async with looking_back() as pilot:
        await pilot.press("pagedown")
        assert "1 Days" not in seen(pilot)
        await pilot.press("up", "pageup")
        assert "1 Days" in seen(pilot)


@pytest.mark.parametrize("key", ["q", "escape", "left"])
async def test_it_leads_back_home(key: str) -> None:
    async with looking_back() as pilot:
        await pilot.press(key)
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_help_tells_its_keys() -> None:
    async with looking_back() as pilot:
        await pilot.press("question_mark")
        assert "Look back on the last month." in seen(pilot)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_somebody_who_has_answered_nothing_is_told_so(size: tuple[int, int]) -> None:
    async with looking_back(size, learner_with(one_of_each())) as pilot:
        assert "No answers yet." in " ".join(seen(pilot).replace("▐", " ").split())
        await pilot.press("7")
        assert "No card was forgotten so far." in seen(pilot)


async def test_it_tells_of_the_highlighted_bank_only() -> None:
    async with app_for(studied()).run_test(size=WIDE) as pilot:
        await pilot.press("down", "s")
        assert isinstance(pilot.app.screen, StatsScreen)
        assert "Statistics: Bank 1" in seen(pilot)


async def test_the_hint_can_be_clicked() -> None:
    async with app_for(studied()).run_test(size=WIDE) as pilot:
        await pilot.click(offset=await where(pilot, "Stats"))
        await pilot.pause()
        assert isinstance(pilot.app.screen, StatsScreen)


async def test_a_new_width_is_drawn_anew() -> None:
    async with looking_back() as pilot:
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        assert all(len(line) <= SMALL[0] for line in seen(pilot).split("\n"))
        assert "1 Days" in seen(pilot)
