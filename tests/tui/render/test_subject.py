"""Passages and pictures."""

from dataclasses import replace

from k2quiz.card import Choose, Option
from k2quiz.grading.response import Chosen
from k2quiz.tui.render.feedback import feedback_blocks
from k2quiz.tui.screens.study import StudyScreen
from tests.cards import about, choice, matching, one_of_each
from tests.tui.render.test_question import asked
from tests.tui.sample import SMALL, feedback_on, seen, studying, written

PASSAGE = "A woman of 70 takes warfarin."
LONG = f"{PASSAGE} " + "She asks about natto. " * 30


def test_the_passage_and_what_the_picture_shows_stand_above_every_question() -> None:
    for card in one_of_each():
        lines = asked(about(card, PASSAGE, "an artery")).split("\n")
        assert lines[:3] == [PASSAGE, "[picture: an artery]", ""]


def test_they_are_told_again_with_the_answer_and_last_where_there_is_little_room() -> None:
    feedback = feedback_on(about(choice(), PASSAGE, "an artery"), Chosen((1,)))
    assert written(feedback_blocks(feedback, tight=False)).startswith(f"{PASSAGE}\n[picture: an artery]\n\nWhich")
    tight = written(feedback_blocks(feedback, tight=True)).split("\n")
    assert tight[0].startswith("✗ Not quite.")
    assert f"{PASSAGE}\n[picture: an artery]\nWhich" in "\n".join(tight)


async def test_a_long_passage_is_read_from_its_top_and_scrolls() -> None:
    async with studying(about(choice(), LONG), size=SMALL) as (pilot, _):
        assert "A woman of 70" in seen(pilot)
        assert "Which vitamin" not in seen(pilot)
        await pilot.press("pagedown", "pagedown", "pagedown")
        assert "Which vitamin" in seen(pilot)
        await pilot.press("pageup", "pageup", "pageup")
        assert "A woman of 70" in seen(pilot)


async def test_moving_brings_what_is_moved_into_view() -> None:
    async with studying(about(choice(), LONG), size=SMALL) as (pilot, _):
        await pilot.press("down")
        assert "▸ 2" in seen(pilot)
    async with studying(about(matching(), LONG), size=SMALL) as (pilot, _):
        await pilot.press("1")
        assert "▸ Osteocalcin" in seen(pilot)


async def test_the_verdict_is_in_view_below_a_passage_of_any_length() -> None:
    options = tuple(Option(f"Option {n}", right=n == 0) for n in range(4))
    card = replace(about(choice(), LONG * 3), interaction=Choose(options))
    for size in ((80, 24), SMALL):
        async with studying(card, size=size) as (pilot, _):
            await pilot.press("1")
            assert isinstance(pilot.app.screen, StudyScreen)
            assert "Right." in seen(pilot) or "Not quite." in seen(pilot)
            assert "Option 0" in seen(pilot)
