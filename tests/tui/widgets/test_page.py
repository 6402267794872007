"""The card region: it scrolls, keeps what is pointed at in view, and tells what was clicked."""

from dataclasses import replace

import pytest
from textual import events
from textual.pilot import Pilot

from k2quiz.card import Card, Choose, Option
from k2quiz.grading.response import Chosen
from k2quiz.tui.keys import NEXT, READ_ON
from k2quiz.tui.widgets.page import PageView
from tests.cards import choice
from tests.tui.sample import SMALL, asked, seen, studying, where

LONG = replace(
    choice(),
    prompt="A question that takes several lines on a small screen, as some have to.",
    interaction=Choose(tuple(Option(f"Option {n} that is long enough to wrap", right=n == 0) for n in range(9))),
)


def wheel(pilot: Pilot[None], kind: type[events.MouseEvent]) -> events.MouseEvent:
    page = pilot.app.screen.query_one("#page", PageView)
    return kind(page, 1, 1, 0, 0, 0, shift=False, meta=False, ctrl=False)


async def test_the_pointer_stays_in_view() -> None:
    async with studying(LONG, size=SMALL) as (pilot, _):
        for place in range(1, 10):
            assert f"▸ {place}" in seen(pilot)
            await pilot.press("down")
        assert "▸ 1" in seen(pilot)


async def test_pages_scroll_to_the_end_and_back() -> None:
    async with studying(LONG, size=SMALL) as (pilot, _):
        top = seen(pilot)
        await pilot.press(*["pagedown"] * 4)
        assert "9  Option" in seen(pilot)
        assert "A question" not in seen(pilot)
        await pilot.press(*["pageup"] * 4)
        assert seen(pilot) == top


async def test_the_wheel_scrolls_and_a_click_finds_the_option_where_it_is_now() -> None:
    async with studying(LONG, size=SMALL) as (pilot, learner):
        page = pilot.app.screen.query_one("#page", PageView)
        for _ in range(9):
            page.post_message(wheel(pilot, events.MouseScrollDown))
        ninth = asked(pilot).order[8]
        await pilot.click(offset=await where(pilot, f"9  Option {ninth}"))
        assert learner.history().answers(LONG.id)[0].response == Chosen((ninth,))


async def test_feedback_scrolls_line_by_line() -> None:
    async with studying(LONG, size=SMALL) as (pilot, _):
        await pilot.press("2")
        assert "Not quite." in seen(pilot)
        await pilot.press("down", "j")
        assert "Not quite." not in seen(pilot)
        await pilot.press("k", "up")
        assert "Not quite." in seen(pilot)


async def test_only_a_page_that_overflows_has_a_bar() -> None:
    async with studying(LONG, size=SMALL) as (pilot, _):
        assert "▐" in seen(pilot)
        await pilot.resize_terminal(80, 40)
        await pilot.pause()
        assert "▐" not in seen(pilot)


async def test_a_card_of_any_length_is_shown() -> None:
    huge: Card = replace(choice(), prompt="word " * 2000)
    async with studying(huge) as (pilot, learner):
        await pilot.press("pagedown", "1")
        assert len(learner.events) == 1


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_an_explanation_that_does_not_fit_is_read_to_its_end_before_the_next_question(key: str) -> None:
    long = replace(LONG, item=replace(LONG.item, explain="Nobody can know this without reading. " * 12))
    async with studying(long, size=SMALL) as (pilot, _):
        await pilot.press("2")
        assert f"enter {READ_ON.label}" in seen(pilot)
        first = seen(pilot)
        for _ in range(9):
            if f"enter {READ_ON.label}" not in seen(pilot):
                break
            await pilot.press(key)
            await pilot.pause()
        assert seen(pilot) != first
        assert f"enter {NEXT.label}" in seen(pilot)
        await pilot.press("pageup", "pageup", "pageup", "pageup")
        await pilot.pause()
        assert f"enter {READ_ON.label}" in seen(pilot)
        await pilot.press(*[key] * 12)
        assert "Not quite." not in seen(pilot)


async def test_an_explanation_that_fits_is_left_with_one_key() -> None:
    async with studying(choice()) as (pilot, _):
        await pilot.press("1")
        assert f"enter {NEXT.label}" in seen(pilot)


async def test_what_is_to_be_read_is_told_anew_after_a_resize() -> None:
    long = replace(LONG, item=replace(LONG.item, explain="Nobody can know this without reading. " * 12))
    async with studying(long, size=(80, 40)) as (pilot, _):
        await pilot.press("2")
        assert f"enter {NEXT.label}" in seen(pilot)
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        await pilot.pause()
        assert f"enter {READ_ON.label}" in seen(pilot)
