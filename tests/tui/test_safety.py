"""Text from a bank, a learner or a disk is data: it is shown as it is, and does nothing."""

from dataclasses import replace
from pathlib import Path

import pytest
from rich.segment import Segment
from textual.color import Color

from k2quiz.card import Arrange, Card, Choose, FillIn, Gap, Item, Option, Picture, Recall, Reference, Term, TypeIn
from k2quiz.tui.safety import HARMLESS
from tests.cards import item
from tests.learner import learner_with
from tests.tui.sample import seen, studying, type_in, where

BAD = "[/] [@click=app.quit]x [red] \x1b]52;c;eA==\x07"
SHOWN = "[/] [@click=app.quit]x [red] �]52;c;eA==�"


def hostile(name: str) -> Item:
    return replace(
        item(name, "choice"),
        explain=f"E {BAD}",
        references=(Reference("r", f"R {BAD}", f"L {BAD}"),),
        context=f"C {BAD}",
        picture=Picture(Path("p.png"), f"P {BAD}"),
        hint=f"H {BAD}",
    )


CARDS = {
    "choice": Card(
        hostile("choice"),
        f"Q {BAD}",
        Choose((Option(f"A {BAD}", right=False, why=f"W {BAD}", misconception=BAD), Option(f"B {BAD}", right=True))),
    ),
    "typed": Card(hostile("typed"), f"Q {BAD}", TypeIn(Term(f"A {BAD}", (f"B {BAD}",)))),
    "gap": Card(hostile("gap"), f"Q {BAD}", FillIn((f"P {BAD} ", Gap(1, Term(f"A {BAD}"), BAD)), 1)),
    "match": Card(hostile("match"), f"Q {BAD}", Arrange((f"A {BAD}", f"B {BAD}"), (f"L {BAD}", f"M {BAD}"))),
    "recall": Card(hostile("recall"), f"Q {BAD}", Recall(f"A {BAD}")),
}


@pytest.mark.parametrize("name", CARDS)
async def test_hostile_text_is_shown_and_does_nothing(name: str) -> None:
    async with studying(CARDS[name], size=(110, 50)) as (pilot, learner):
        await pilot.press("f4" if name in ("typed", "gap") else "h")
        for part in "CPQH":
            assert f"{part} {SHOWN}" in seen(pilot)
        await pilot.click(offset=await where(pilot, "app.quit"))
        await pilot.press("f2" if name in ("typed", "gap") else "d")
        text = seen(pilot)
        for part in "AER":
            assert f"{part} {SHOWN}" in text
        assert not {character for character in text if character < " " and character != "\n"}
        await pilot.click(offset=await where(pilot, "app.quit"))
        assert pilot.app.is_running
        assert len(learner.events) == 1


async def test_what_a_learner_types_does_nothing_either() -> None:
    async with studying(CARDS["typed"], size=(80, 50)) as (pilot, _):
        await type_in(pilot, "[/] [@click=app.quit]y")
        assert "You typed   [/] [@click=app.quit]y" in seen(pilot)
        await pilot.click(offset=await where(pilot, "quit]y"))
        assert pilot.app.is_running


async def test_hostile_titles_are_shown_at_home() -> None:
    learner = learner_with((CARDS["recall"],))
    async with studying(learner=learner) as (pilot, _):
        await pilot.press("space", "3", "q")
        assert pilot.app.is_running


def test_the_last_wall_stops_what_a_widget_lets_through() -> None:
    (segment,) = HARMLESS.apply([Segment("a\x1b[2Jb\x9bc")], Color(0, 0, 0))
    assert segment.text == "a�[2Jb�c"
