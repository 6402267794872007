"""What a learner can do with a card beside answering it: redo, bury, suspend, flag."""

from dataclasses import replace

import pytest
from textual.pilot import Pilot

from k2quiz.card import Card
from k2quiz.errors import StorageError
from k2quiz.event import Flagged, Redone, Reviewed, Suspended, Undone
from k2quiz.grading.response import Skipped
from k2quiz.tui.screens.item import ItemScreen
from k2quiz.tui.screens.study import StudyScreen
from tests.cards import choice, flashcard, truth, typed
from tests.learner import learner_with
from tests.tui.sample import asked, seen, studying, type_in, where


async def test_an_answer_taken_back_can_be_told_again() -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press("1")
        told = seen(pilot)
        await pilot.press("u")
        assert seen(pilot) != told
        await pilot.press("y")
        assert seen(pilot) == told
        assert [type(event) for event in learner.events] == [Reviewed, Undone, Redone]


@pytest.mark.parametrize(("key", "word"), [("x", "Suspended"), ("f7", "tomorrow")])
async def test_a_card_put_away_makes_room_for_the_next_and_undo_brings_it_back(key: str, word: str) -> None:
    async with studying(choice("a"), choice("b")) as (pilot, learner):
        first = asked(pilot).card
        await pilot.press(key)
        assert word in seen(pilot)
        assert asked(pilot).card != first
        await pilot.press("u")
        assert asked(pilot).card == first
        assert [type(event) for event in learner.events] == [Suspended, Suspended]
        assert not learner.history().is_suspended(first.id, learner.clock.day)


async def test_a_card_is_flagged_with_a_note_and_the_mark_is_taken_away_again() -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press("f")
        assert "Flag this card" in seen(pilot)
        await pilot.press(*"the unit?", "enter")
        assert "⚑" in seen(pilot)
        await pilot.press("1", "f")
        assert "the unit?" in seen(pilot)
        await pilot.press("f2")
        assert "⚑" not in seen(pilot)
        flags = [event for event in learner.events if isinstance(event, Flagged)]
        assert [(event.flagged, event.note) for event in flags] == [(True, "the unit?"), (False, "")]


async def test_a_flag_that_is_thought_better_of_changes_nothing() -> None:
    async with studying(choice()) as (pilot, learner):
        before = seen(pilot)
        await pilot.press("f", *"no", "escape")
        assert seen(pilot) == before
        assert learner.events == []


async def test_a_flag_while_typing_leaves_what_was_typed() -> None:
    async with studying(typed()) as (pilot, learner):
        await pilot.press(*"osteo", "f6", *"why", "enter")
        await type_in(pilot, "calcin")
        assert [type(event) for event in learner.events] == [Flagged, Reviewed]


async def test_a_flag_that_cannot_be_saved_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    async with studying(choice()) as (pilot, learner):

        def refuse(make: object) -> None:
            del make
            raise StorageError("The disk is full.")

        monkeypatch.setattr(pilot.app.screen._sitting, "_record", refuse)  # type: ignore[attr-defined]  # a study screen
        await pilot.press("f", "enter")
        assert "The disk is full." in seen(pilot)
        assert learner.events == []


def opened(pilot: Pilot[None]) -> object:
    return type(pilot.app.screen)


async def test_the_schedule_and_history_of_a_card_are_looked_up_once_its_answer_is_known() -> None:
    async with studying(choice()) as (pilot, _):
        await pilot.press("i")
        assert opened(pilot) is StudyScreen
        await pilot.press("1", "i")
        assert opened(pilot) is ItemScreen
        await pilot.press("q")
        assert opened(pilot) is StudyScreen
        assert "Next" in seen(pilot)


async def test_a_card_that_is_recalled_is_looked_up_after_its_back_was_seen() -> None:
    async with studying(flashcard()) as (pilot, _):
        await pilot.press("i")
        assert opened(pilot) is StudyScreen
        await pilot.press("space", "i")
        assert opened(pilot) is ItemScreen


@pytest.mark.parametrize("way", ["key", "click"])
async def test_a_missed_card_is_looked_up_from_the_summary(way: str) -> None:
    async with studying(truth()) as (pilot, _):
        await pilot.press("1", "enter", "2", "enter")
        assert "✗ 1  Spinach" in seen(pilot)
        await (pilot.press("1") if way == "key" else pilot.click(offset=await where(pilot, "Spinach")))
        await pilot.pause()
        assert opened(pilot) is ItemScreen


@pytest.mark.parametrize("practice", [True, False])
async def test_a_card_suspended_from_its_detail_is_over_and_undo_brings_it_back(*, practice: bool) -> None:
    async with studying(choice("a"), choice("b")) as (pilot, learner):
        if practice:
            await pilot.press("q", "p")
            await pilot.pause()
        first = asked(pilot).card
        await pilot.press("0", "i", "x")
        await pilot.pause()
        assert "x Bring back" in seen(pilot)
        await pilot.press("q")
        await pilot.pause()
        assert "Suspended; `k2quiz resume` brings it back. u takes that back." in seen(pilot)
        second = asked(pilot).card
        assert second != first
        await pilot.press("0", "enter", "0", "enter")
        await pilot.pause()
        answered = [event.card for event in learner.events if isinstance(event, Reviewed)]
        assert answered == [first.id, second.id] if practice else [first.id, second.id, second.id]
    assert learner.history().suspended.keys() == {first.id}


async def test_undo_takes_back_a_suspension_from_the_detail_and_then_the_answer() -> None:
    async with studying(choice("a"), choice("b")) as (pilot, learner):
        first = asked(pilot).card
        await pilot.press("0", "i", "x", "q", "u")
        assert learner.history().asked(learner.cards, learner.clock.day) == learner.cards
        assert len(learner.history().states) == 1
        await pilot.press("u")
        await pilot.pause()
        assert asked(pilot).card == first
        assert learner.history().states == {}


async def test_a_card_that_is_recalled_and_suspended_from_its_detail_makes_room_for_the_next() -> None:
    async with studying(flashcard("a"), flashcard("b")) as (pilot, learner):
        first = asked(pilot).card
        await pilot.press("space", "i", "x", "q")
        await pilot.pause()
        assert asked(pilot).card != first
        assert [type(event) for event in learner.events] == [Suspended]


@pytest.mark.parametrize("card", [choice(), flashcard()])
async def test_a_card_that_was_brought_back_at_once_or_flagged_is_told_as_before(card: Card) -> None:
    async with studying(card, truth()) as (pilot, learner):
        await pilot.press("0" if card == choice() else "space")
        before = seen(pilot).split("\n")[1:]
        await pilot.press("i", "x", "x", "f", *"why", "enter", "q")
        await pilot.pause()
        assert "⚑" in seen(pilot).split("\n")[0]
        assert seen(pilot).split("\n")[1:] == before
        assert learner.history().asked(learner.cards, learner.clock.day) == learner.cards


async def test_a_missed_card_is_suspended_from_the_summary_and_its_neighbours_are_one_key_away() -> None:
    async with studying(truth("a"), truth("b")) as (pilot, learner):
        await pilot.press("1", "enter", "1", "enter", "2", "enter", "2", "enter", "1")
        await pilot.pause()
        assert "1 of 2" in seen(pilot)
        await pilot.press("n", "x", "q")
        await pilot.pause()
        text = seen(pilot)
        assert "✗ 1  Spinach holds K2.  returns tomorrow" in text
        assert "✗ 2  Spinach holds K2.  suspended" in text
        await pilot.press("u")
        await pilot.pause()
        assert "suspended" not in seen(pilot)
        assert learner.history().asked(learner.cards, learner.clock.day) == learner.cards


async def test_a_missed_card_that_is_brought_back_from_the_summary_is_drilled_on() -> None:
    async with studying(truth()) as (pilot, _):
        await pilot.press("1", "x", "1")
        await pilot.pause()
        assert opened(pilot) is ItemScreen
        await pilot.press("x", "q")
        await pilot.pause()
        assert asked(pilot).card == truth()


async def test_what_takes_a_suspension_back_is_named_by_the_key_that_it_has_while_typing() -> None:
    async with studying(choice(), typed()) as (pilot, _):
        await pilot.press("x")
        await pilot.pause()
        assert asked(pilot).card == typed()
        assert "F3 takes that back." in seen(pilot)


async def test_undo_goes_back_into_an_earlier_sitting_and_says_so_where_there_is_nothing() -> None:
    learner = learner_with((choice("a"), choice("b")))
    learner.desk().study(learner.cards).answer(Skipped())
    async with studying(*learner.cards, learner=learner) as (pilot, _):
        await pilot.press("u")
        assert isinstance(learner.events[-1], Undone)
        assert learner.history().states == {}
        await pilot.press("y")
        await pilot.pause()
        assert "Not known yet" in seen(pilot)
        await pilot.press("u", "u")
        await pilot.pause()
        assert len([event for event in learner.events if isinstance(event, Undone)]) == 2


async def test_undo_says_where_none_of_the_cards_has_an_answer() -> None:
    learner = learner_with((choice("a"), choice("b")))
    learner.desk().study(learner.cards[:1]).answer(Skipped())
    async with studying(*learner.cards[1:], learner=replace(learner, cards=learner.cards[1:])) as (pilot, _):
        await pilot.press("u")
        await pilot.pause()
        assert "None of these cards has an answer to take back." in seen(pilot)
