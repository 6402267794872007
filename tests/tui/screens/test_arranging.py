"""Arranging on the screen: what is recorded, key by key and click by click."""

import pytest
from textual.pilot import Pilot

from k2quiz.card import Arrange, Card
from k2quiz.event import Event, Reviewed
from k2quiz.grading.response import Arranged, Skipped
from k2quiz.tui.screens.home import HomeScreen
from tests.cards import hinted, matching, ordering
from tests.tui.sample import SMALL, asked, seen, studying, where

KINDS = pytest.mark.parametrize("card", [matching(), ordering()], ids=["match", "order"])


def reviews(events: list[Event]) -> list[tuple[object, int]]:
    return [(event.response, event.grade) for event in events if isinstance(event, Reviewed)]


def digits(pilot: Pilot[None], *authored: int) -> list[str]:
    """The keys of targets, given as they were authored."""
    return [str(asked(pilot).order.index(index) + 1) for index in authored]


def slots_of(card: Card) -> tuple[int, ...]:
    assert isinstance(card.interaction, Arrange)
    return tuple(range(card.interaction.slots))


async def click_target(pilot: Pilot[None], authored: int) -> None:
    """Click a target in the list below the slots."""
    (number,) = digits(pilot, authored)
    interaction = asked(pilot).card.interaction
    assert isinstance(interaction, Arrange)
    await pilot.click(offset=await where(pilot, f"{number}  {interaction.targets[authored]}"))


@KINDS
async def test_digits_fill_the_slots_in_turn_and_enter_answers(card: Card) -> None:
    async with studying(card) as (pilot, learner):
        await pilot.press(*digits(pilot, *slots_of(card)))
        assert learner.events == []
        await pilot.press("enter")
        assert reviews(learner.events) == [(Arranged(slots_of(card)), 4)]
        assert "✓ Right." in seen(pilot)


@KINDS
async def test_clicks_fill_the_slots_in_turn_and_a_click_answers(card: Card) -> None:
    async with studying(card) as (pilot, learner):
        for index in slots_of(card):
            await click_target(pilot, index)
        await pilot.click(offset=await where(pilot, "Answer"))
        assert reviews(learner.events) == [(Arranged(slots_of(card)), 4)]


async def test_a_click_goes_to_a_slot() -> None:
    async with studying(matching()) as (pilot, learner):
        await pilot.click(offset=await where(pilot, "Osteocalcin → …"))
        await click_target(pilot, 1)
        await click_target(pilot, 2)
        await pilot.press("enter")
        assert reviews(learner.events) == [(Arranged((2, 1)), 2)]


async def test_a_wrong_match_with_half_of_it_right_is_graded_2_and_told_slot_by_slot() -> None:
    async with studying(matching()) as (pilot, learner):
        await pilot.press(*digits(pilot, 0, 2), "enter")
        assert reviews(learner.events) == [(Arranged((0, 2)), 2)]
        text = seen(pilot)
    assert "✗ Not quite. In the right place: 1 of 2." in text
    assert "✓ MGP → the artery wall\n" in "\n".join(line.strip() for line in text.split("\n")) + "\n"
    assert "✗ Osteocalcin → the thyroid — right: bone" in text


async def test_a_wrong_order_with_less_than_half_of_it_right_is_graded_1() -> None:
    async with studying(ordering()) as (pilot, learner):
        await pilot.press(*digits(pilot, 0, 2, 1), "enter")
        assert reviews(learner.events) == [(Arranged((0, 2, 1)), 1)]
        text = seen(pilot)
    assert "✓ 1. MGP is made" in text
    assert "✗ 2. calcium is bound — right: glutamate is carboxylated" in text


async def test_a_match_with_nothing_right_is_graded_1() -> None:
    async with studying(matching()) as (pilot, learner):
        await pilot.press(*digits(pilot, 1, 0), "enter")
        assert reviews(learner.events) == [(Arranged((1, 0)), 1)]


@KINDS
async def test_an_arrangement_with_an_empty_slot_is_no_answer(card: Card) -> None:
    async with studying(card) as (pilot, learner):
        await pilot.press(*digits(pilot, *slots_of(card)[1:]), "enter")
        assert learner.events == []
        assert "1 place still empty: " in seen(pilot)
        await pilot.press(*digits(pilot, 0), "enter")
        assert len(learner.events) == 1


async def test_arrows_and_letters_move_between_the_slots_around_both_ends() -> None:
    async with studying(ordering()) as (pilot, learner):
        first, second, third = digits(pilot, 0, 1, 2)
        await pilot.press("up", third, "j", second, first)
        await pilot.press("enter")
        assert reviews(learner.events) == [(Arranged((0, 1, 2)), 4)]
        await pilot.press("u", "k", third, "down", first, "j", "up", second, "enter")
        assert reviews(learner.events)[-1] == (Arranged((1, 0, 2)), 1)


async def test_a_target_that_lies_elsewhere_moves() -> None:
    async with studying(matching()) as (pilot, learner):
        artery, bone = digits(pilot, 0, 1)
        await pilot.press(bone, bone)
        assert "MGP → …" in seen(pilot)
        await pilot.press(artery, "enter")
        assert reviews(learner.events) == [(Arranged((0, 1)), 4)]


@pytest.mark.parametrize("key", ["backspace", "delete"])
async def test_a_target_can_be_taken_out_again(key: str) -> None:
    async with studying(matching()) as (pilot, learner):
        artery, bone, thyroid = digits(pilot, 0, 1, 2)
        await pilot.press(thyroid, key, key, artery, thyroid, key, bone, "enter")
        assert reviews(learner.events) == [(Arranged((0, 1)), 4)]


async def test_keys_without_a_target_do_nothing() -> None:
    async with studying(matching()) as (pilot, learner):
        await pilot.press("4", "9", "backspace")
        assert "(0 of 2)" in seen(pilot)
        assert learner.events == []


@pytest.mark.parametrize("key", ["d", "0"])
async def test_not_knowing_is_one_key_and_shows_what_belongs_where(key: str) -> None:
    async with studying(matching()) as (pilot, learner):
        await pilot.press(*digits(pilot, 2), key)
        assert reviews(learner.events) == [(Skipped(), 0)]
        assert "✓ Osteocalcin → bone" in seen(pilot)


@pytest.mark.parametrize("key", ["q", "escape", "left"])
async def test_leaving_is_one_key_too(key: str) -> None:
    async with studying(matching()) as (pilot, learner):
        await pilot.press(*digits(pilot, 0), key)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert learner.events == []


async def test_a_question_asked_again_starts_with_empty_slots() -> None:
    async with studying(matching()) as (pilot, _):
        await pilot.press(*digits(pilot, 0, 1), "enter", "u")
        assert "(0 of 2)" in seen(pilot)


@KINDS
async def test_the_verdict_comes_first_on_a_small_screen(card: Card) -> None:
    async with studying(card, size=SMALL) as (pilot, _):
        await pilot.press(*digits(pilot, *reversed(slots_of(card))), "enter")
        assert seen(pilot).split("\n")[1].strip().startswith("✗ Not quite.")


async def test_a_hint_leaves_what_was_arranged_so_far() -> None:
    async with studying(hinted(matching())) as (pilot, learner):
        await pilot.press(*digits(pilot, 0), "h")
        assert "Hint: It begins like a bone." in seen(pilot)
        assert "(1 of 2)" in seen(pilot)
        await pilot.press(*digits(pilot, 1), "enter")
        assert reviews(learner.events) == [(Arranged((0, 1)), 3)]
