"""A list of any length makes the rows in sight, and no others."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.content import Content
from textual.pilot import Pilot

from k2quiz.tui.widgets.page import PageView
from k2quiz.tui.widgets.rows import RowsView


class Rows(App[None]):
    """Nothing but a list of numbered rows."""

    CSS = "RowsView { height: 1fr; }"

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count
        self.made: list[int] = []
        self.told: list[str] = []
        self.rows = RowsView(id="rows")

    def compose(self) -> ComposeResult:
        yield self.rows

    def on_mount(self) -> None:
        self.rows.fill(self.count, self.row)

    def row(self, index: int, width: int) -> Content:
        del width
        self.made.append(index)
        return Content(f"row {index}")

    def on_rows_view_pointed(self) -> None:
        self.told.append(f"pointed at {self.rows.pointer}")

    def on_page_view_picked(self, message: PageView.Picked) -> None:
        self.told.append(f"picked {message.target}")


@asynccontextmanager
async def listing(count: int, height: int = 10) -> AsyncIterator[tuple[Pilot[None], Rows]]:
    """A list of so many rows in a terminal of that height."""
    app = Rows(count)
    async with app.run_test(size=(30, height)) as pilot:
        await pilot.pause()
        yield pilot, app


def shown(app: Rows) -> list[str]:
    """The rows on the screen, without the scroll bar."""
    strips = app.screen._compositor.render_strips()
    return [strip.text.rstrip(" ▐") for strip in strips if strip.text.strip(" ▐")]


def in_sight(app: Rows) -> list[int]:
    """The numbers of the rows on the screen."""
    return [int(line.rpartition(" ")[2]) for line in shown(app)]


async def test_a_million_rows_are_made_as_far_as_they_are_in_sight() -> None:
    async with listing(1_000_000) as (pilot, app):
        assert in_sight(app) == list(range(10))
        app.rows.scroll_to_end()
        await pilot.pause()
        assert in_sight(app) == list(range(999_990, 1_000_000))
        assert sorted(set(app.made)) == sorted(app.made)
        assert len(app.made) == 20


@pytest.mark.parametrize(
    ("steps", "pointer", "first"),
    [([1], 1, 0), ([-1], 0, 0), ([9], 9, 0), ([10], 10, 1), ([50], 50, 41), ([50, -5], 45, 41), ([50, -20], 30, 30)],
)
async def test_the_highlight_is_always_in_sight(steps: list[int], pointer: int, first: int) -> None:
    async with listing(100) as (pilot, app):
        for step in steps:
            app.rows.scroll_lines(step)
            await pilot.pause()
        assert app.rows.pointer == pointer
        assert in_sight(app) == list(range(first, first + 10))
        assert shown(app)[pointer - first] == f"▸ row {pointer}"
        assert app.told[-1] == f"pointed at {pointer}"


async def test_pages_overlap_by_a_row() -> None:
    async with listing(100) as (pilot, app):
        app.rows.scroll_pages(1)
        await pilot.pause()
        assert app.rows.pointer == 9
        app.rows.scroll_pages(-2)
        assert app.rows.pointer == 0


async def test_a_click_tells_the_row() -> None:
    async with listing(100) as (pilot, app):
        app.rows.point_at(50)
        await pilot.pause()
        await pilot.click(offset=(4, 2))
        await pilot.pause()
        assert app.told[-1] == f"picked {in_sight(app)[2]}"


async def test_the_wheel_moves_the_highlight_by_three() -> None:
    async with listing(100) as (pilot, app):
        app.rows.post_message(wheel(app))
        await pilot.pause()
        assert app.rows.pointer == 3


async def test_fewer_rows_and_no_rows_are_shown_as_they_are() -> None:
    async with listing(100) as (pilot, app):
        app.rows.point_at(50)
        app.rows.fill(3, app.row, 50)
        await pilot.pause()
        assert in_sight(app) == [0, 1, 2]
        assert app.rows.pointer == 2
        app.rows.fill(0, app.row)
        await pilot.pause()
        assert shown(app) == []
        app.rows.scroll_lines(1)
        assert app.rows.pointer == 0


async def test_more_rows_can_come_behind_those_that_are_shown() -> None:
    async with listing(5) as (pilot, app):
        app.rows.point_at(3)
        app.rows.grow(20)
        await pilot.pause()
        assert in_sight(app) == list(range(10))
        assert app.rows.pointer == 3


async def test_after_a_resize_the_highlight_is_in_sight() -> None:
    async with listing(100) as (pilot, app):
        app.rows.point_at(9)
        await pilot.resize_terminal(20, 4)
        await pilot.pause()
        assert "▸ row 9" in shown(app)


def wheel(app: Rows) -> events.MouseScrollDown:
    """A turn of the mouse wheel over the list."""
    return events.MouseScrollDown(app.rows, 1, 1, 0, 1, 0, shift=False, meta=False, ctrl=False)
