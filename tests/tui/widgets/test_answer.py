"""The line to type in, and what is painted over it."""

from textual import events

from k2quiz.event import Reviewed
from k2quiz.grading.response import Typed
from k2quiz.tui.render.page import Page, single, words
from k2quiz.tui.widgets.answer import AnswerLine
from tests.cards import truth, typed
from tests.tui.sample import seen, studying, type_in


async def test_each_question_starts_with_an_empty_line() -> None:
    async with studying(typed("one"), typed("two")) as (pilot, learner):
        await type_in(pilot, "osteocalcin")
        await pilot.press("enter")
        await type_in(pilot, "b")
        typed_texts = [event.response for event in learner.events if isinstance(event, Reviewed)]
    assert typed_texts == [Typed("osteocalcin"), Typed("b")]


async def test_a_paste_is_typed_only_where_something_is_to_be_typed() -> None:
    async with studying(truth(), typed()) as (pilot, _):
        line = pilot.app.screen.query_one(AnswerLine)
        pilot.app.post_message(events.Paste("lost"))
        await pilot.pause()
        assert line.value == ""
        await pilot.press("2", "enter")
        pilot.app.post_message(events.Paste("osteo\ncalcin"))
        await pilot.pause()
        assert line.value == "osteo"
        assert "osteo" in seen(pilot)


async def test_pasted_control_characters_never_reach_the_terminal() -> None:
    async with studying(typed()) as (pilot, _):
        pilot.app.post_message(events.Paste("a\x1b[2Jb"))
        await pilot.pause()
        assert "\x1b" not in seen(pilot)
        assert "a�[2Jb" in seen(pilot)


async def test_a_character_handed_on_by_the_screen_below_is_written_once() -> None:
    async with studying(typed()) as (pilot, _):
        home = pilot.app.screen_stack[0]
        for character in "mgp":
            home.post_message(events.Key(character, character))
        await pilot.pause()
        await pilot.pause()
        assert pilot.app.screen.query_one(AnswerLine).value == "mgp"


async def test_what_is_painted_over_the_line_is_worked_out_once_for_a_size() -> None:
    async with studying(typed()) as (pilot, _):
        line = pilot.app.screen.query_one(AnswerLine)
        drawn: list[tuple[int, int]] = []

        def draw(width: int, height: int) -> Page:
            drawn.append((width, height))
            return single(words("Grades"), words("Days"))

        line.paint(draw)
        for _ in range(2):
            line.refresh()
            await pilot.pause()
        assert drawn == [line.size]
        assert "Days" in seen(pilot)
