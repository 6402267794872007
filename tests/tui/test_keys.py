"""One table of actions, from which dispatch, hints and help are made."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from textual.widgets import Input

from k2quiz.card import Card
from k2quiz.event import Suspended
from k2quiz.grading.response import Skipped
from k2quiz.study.exam import Paper
from k2quiz.tui import keys
from k2quiz.tui.app import K2QuizApp
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.keys import Action
from k2quiz.tui.screens.browse import BrowseScreen
from k2quiz.tui.screens.exam import BeforeExamScreen, ExamScreen
from k2quiz.tui.screens.help import HelpScreen
from k2quiz.tui.screens.home import HomeScreen
from k2quiz.tui.screens.item import ItemScreen
from k2quiz.tui.screens.keyed import KeyedScreen
from k2quiz.tui.screens.stats import StatsScreen
from k2quiz.tui.screens.study import StudyScreen
from k2quiz.tui.stage import Draft, Outlook, Scene, Stage
from k2quiz.tui.states import EVERYWHERE
from tests.cards import choice, flashcard, one_of_each, typed
from tests.learner import Learner, learner_with
from tests.tui.sample import deck_of, scene_of, table_of, told


def tables() -> Iterator[tuple[str, type[KeyedScreen], tuple[Action, ...]]]:
    """Every table of actions, with its name and its screen."""
    for card in one_of_each():
        yield card.item.id, StudyScreen, table_of(scene_of(card))
        yield f"{card.item.id} after it", StudyScreen, table_of(told(card))
    yield "after practice", StudyScreen, table_of(told(choice(), practice=True))
    yield "revealed", StudyScreen, table_of(scene_of(flashcard(), Draft(revealed=True)))
    yield "summary", StudyScreen, table_of(replace(scene_of(), outlook=Outlook(None, 5)))
    yield "nothing due", StudyScreen, table_of(scene_of())
    learner = learner_with((choice(),))
    yield "home", HomeScreen, HomeScreen([(deck_of(learner.cards), learner.desk())]).actions()
    deck, desk = deck_of(learner.cards), learner.desk()
    yield "statistics", StatsScreen, StatsScreen("All", deck.cards, deck, desk).actions()
    yield from cards_looked_up(learner)
    yield from exams(learner)
    yield "help", HelpScreen, HelpScreen(()).actions()


def exams(learner: Learner) -> Iterator[tuple[str, type[KeyedScreen], tuple[Action, ...]]]:
    """The tables of an exam, from before it to what was missed."""
    deck = deck_of(learner.cards)
    before = BeforeExamScreen(deck, learner.desk(), "All", learner.cards)
    yield "before an exam", BeforeExamScreen, Keymap().table(before.actions())
    nothing = BeforeExamScreen(deck, learner.desk(), "All", ())
    yield "before an exam that has no questions", BeforeExamScreen, nothing.actions()
    for card in one_of_each()[:-1]:
        session = learner_with((card,)).desk().examine((card,), Paper()).session
        asked = Scene(session, session.question)
        yield f"{card.item.id} in an exam", ExamScreen, table_of(asked)
        yield f"{card.item.id} at the end of an exam", ExamScreen, table_of(replace(asked, ending=True))
    sitting = learner.desk().examine(learner.cards, Paper())
    sitting.answer(Skipped())
    sitting.hand_in()
    yield "result", ExamScreen, table_of(Scene(sitting.session, None))
    sitting.go_on()
    yield "missed", ExamScreen, table_of(Scene(sitting.session, None))
    yield "missed and told on several pages", ExamScreen, table_of(Scene(sitting.session, None, read=False))
    sitting = learner.desk().examine(learner.cards, Paper())
    sitting.hand_in()
    yield "result without a miss", ExamScreen, table_of(Scene(sitting.session, None))


def cards_looked_up(learner: Learner) -> Iterator[tuple[str, type[KeyedScreen], tuple[Action, ...]]]:
    """The tables of Browse and of a card."""
    deck, desk = deck_of(learner.cards), learner.desk()
    for searching in (False, True):
        screen = BrowseScreen(deck, desk, "All", learner.cards, searching=searching)
        screen._sift.advance()
        yield f"browse{' while a filter is written' * searching}", BrowseScreen, screen.actions()
    cards = (choice("a"), choice("b"), choice("c"))
    desk = learner_with(cards).desk()
    yield "card", ItemScreen, ItemScreen(deck, desk, cards, 1).actions()
    desk.note(lambda stamp: Suspended(stamp, cards[1].id, None))
    yield "suspended card", ItemScreen, ItemScreen(deck, desk, cards, 1).actions()


TABLES = {name: (screen, table) for name, screen, table in tables()}


@pytest.mark.parametrize("name", TABLES)
def test_no_key_means_two_things_at_once(name: str) -> None:
    used = [key for action in TABLES[name][1] for key in action.keys]
    enough = [key for key in used if key not in ("enter", "space")]
    assert len(enough) == len(set(enough))


@pytest.mark.parametrize("name", TABLES)
def test_every_action_is_a_method_of_its_screen(name: str) -> None:
    screen, table = TABLES[name]
    assert [action.name for action in table if not hasattr(screen, f"action_{action.name}")] == []


@pytest.mark.parametrize(
    "name", [name for name, (_, table) in TABLES.items() if keys.SUBMIT not in table or keys.MARK in table]
)
def test_escape_is_never_the_only_way_out(name: str) -> None:
    assert [action for action in TABLES[name][1] if action.keys == ("escape",)] == []


@pytest.mark.parametrize("name", TABLES)
def test_every_action_says_in_a_sentence_what_it_does(name: str) -> None:
    for action in TABLES[name][1]:
        assert action.sentence.endswith(".")
        assert action.sentence[0].isupper()


def test_no_action_takes_a_key_that_edits_what_is_typed() -> None:
    bindings = [binding for binding in Input.BINDINGS if not isinstance(binding, tuple)]
    edits = {key for binding in bindings for key in binding.key.split(",")}
    used = {key for action in table_of(scene_of(typed())) for key in action.keys} - {"enter"}
    assert used & edits == set()
    assert [key for key in used if len(key) == 1] == []


def test_only_as_many_digits_count_as_there_are_options() -> None:
    assert keys.find(table_of(scene_of(choice())), "4") == "screen.pick(4)"
    assert keys.find(table_of(scene_of(choice())), "5") is None


def test_new_cards_and_practice_are_offered_only_where_there_are_cards() -> None:
    assert keys.find(table_of(scene_of()), "n") is None
    assert keys.find(table_of(scene_of()), "p") is None
    assert keys.find(table_of(replace(scene_of(), outlook=Outlook(None, 1))), "n") == "screen.more"


def test_capital_letters_count_as_small_ones() -> None:
    assert keys.find(table_of(told(choice())), "upper_u") == "screen.undo"


@pytest.mark.parametrize(
    ("card", "stage"),
    [(choice(), Stage.CHOOSE), (typed(), Stage.TYPE), (flashcard(), Stage.RECALL)],
)
def test_the_stage_follows_from_the_interaction(card: Card, stage: Stage) -> None:
    assert scene_of(card).stage is stage
    assert told(card).stage is Stage.FEEDBACK


def test_the_keys_that_work_everywhere_are_bound_from_the_table() -> None:
    bindings = [binding for binding in K2QuizApp.BINDINGS if not isinstance(binding, tuple)]
    for binding, action in zip(bindings, EVERYWHERE[::-1], strict=True):
        assert (binding.key, binding.id) == (",".join(action.keys), action.id)
        assert hasattr(K2QuizApp, f"action_{binding.action}")
