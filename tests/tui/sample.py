"""A deck of the demonstration cards, the program on it, and what it shows."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from textual.pilot import Pilot
from textual.screen import Screen

from k2quiz.bank.catalogue import Catalogue, catalogue_of
from k2quiz.bank.deck import Bank, Deck
from k2quiz.card import Card, Choose
from k2quiz.grading.response import Response, Skipped
from k2quiz.settings import Settings
from k2quiz.settings_change import change_setting
from k2quiz.study.feedback import Feedback
from k2quiz.study.question import Question
from k2quiz.tui.app import K2QuizApp
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.keys import Action
from k2quiz.tui.preferences import Preferences
from k2quiz.tui.render.page import Block, Page, lay_out
from k2quiz.tui.screens.study import StudyScreen
from k2quiz.tui.stage import Draft, Scene, Stage, available
from tests.learner import Learner, learner_with

TOPICS = {"vitamins": "Vitamins and their work"}
DISCLAIMER = (
    "For study only. This deck is not medical advice and recommends no supplement, dose or food. "
    "Anyone who takes warfarin should not change their vitamin K intake without their clinician."
)
WIDE = (80, 24)
SMALL = (40, 12)
BROAD = (120, 40)


def deck_of(*banks: tuple[Card, ...]) -> Catalogue:
    """A deck whose banks hold those cards."""
    titled = tuple(Bank(f"bank{n}", f"Bank {n}", Path(f"{n}.yaml"), cards) for n, cards in enumerate(banks, 1))
    title = "Vitamins for a demonstration"
    return catalogue_of(Deck("demo", title, Path(), "Demo", DISCLAIMER, "en", "CC0-1.0", (), TOPICS, titled))


def table_of(scene: Scene) -> tuple[Action, ...]:
    """What can be done in a scene, on the keys as shipped."""
    return Keymap().table(available(scene), typing=scene.stage is Stage.TYPE)


def app_for(learner: Learner, *, start: bool = False, preferences: Preferences | None = None) -> K2QuizApp:
    """The program for a learner, at home or in a sitting on all of their cards."""
    desks = [(deck_of(learner.cards), learner.desk())]
    return K2QuizApp(desks, learner.cards if start else None, preferences=preferences)


def preferences_in(folder: Path, settings: Settings | None = None) -> Preferences:
    """Preferences whose changes are kept in a folder."""
    path = folder / "config.toml"
    return Preferences(settings, lambda name, value: change_setting(path, name, value), path)


@asynccontextmanager
async def studying(
    *cards: Card, size: tuple[int, int] = WIDE, learner: Learner | None = None
) -> AsyncIterator[tuple[Pilot[None], Learner]]:
    """A sitting on those cards in the running program, and the learner who holds it."""
    learner = learner or learner_with(cards)
    async with app_for(learner, start=True).run_test(size=size) as pilot:
        await pilot.pause()
        yield pilot, learner


def seen(pilot: Pilot[None]) -> str:
    """The screen as text."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


def screen_of(pilot: Pilot[None]) -> type[Screen[object]]:
    """What kind of screen is shown."""
    return type(pilot.app.screen)


def asked(pilot: Pilot[None]) -> Question:
    """The question on the screen."""
    assert isinstance(pilot.app.screen, StudyScreen)
    question = pilot.app.screen._sitting.session.question
    assert question is not None
    return question


def place_of(question: Question, *authored: int) -> list[str]:
    """The digit keys of options, given as they were authored."""
    assert isinstance(question.card.interaction, Choose)
    return [str(question.order.index(index) + 1) for index in authored]


async def where(pilot: Pilot[None], text: str) -> tuple[int, int]:
    """Where a text stands on the screen: column and row."""
    await pilot.pause()
    for row, line in enumerate(seen(pilot).split("\n")):
        if text in line:
            return line.index(text), row
    raise AssertionError(f"{text!r} is not on the screen:\n{seen(pilot)}")


async def type_in(pilot: Pilot[None], text: str) -> None:
    """Type a text and enter."""
    await pilot.press(*("space" if character == " " else character for character in text), "enter")


def scene_of(card: Card | None = None, draft: Draft | None = None) -> Scene:
    """A card that is asked, or a day on which nothing is due."""
    cards = (card,) if card else ()
    session = learner_with(cards).desk().study(cards).session
    return Scene(session, session.question, draft or Draft())


def told(card: Card, response: Response | None = None, *, practice: bool = False) -> Scene:
    """A card that was answered so, or skipped."""
    desk = learner_with((card,)).desk()
    sitting = desk.practise((card,)) if practice else desk.study((card,))
    sitting.answer(response or Skipped())
    return Scene(sitting.session, None)


def feedback_on(card: Card, response: Response | None = None) -> Feedback:
    """What is told after that answer."""
    feedback = told(card, response).session.feedback
    assert feedback is not None
    return feedback


def text_of(page: Page) -> str:
    """A page as text."""
    return "\n".join(line.text.plain.rstrip() for line in page.lines)


def written(blocks: Sequence[Block], width: int = 76) -> str:
    """Blocks as text, laid out."""
    return text_of(lay_out(blocks, width))
