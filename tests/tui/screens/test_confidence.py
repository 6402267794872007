"""How sure a learner is, told with the key that answers."""

import pytest

from k2quiz.event import Event, Reviewed
from k2quiz.grading.confidence import Confidence, confidence_of
from k2quiz.grading.response import Chosen, Typed
from k2quiz.tui import keys
from tests.cards import choice, matching, several, truth, typed
from tests.tui.sample import asked, place_of, scene_of, seen, studying, table_of

SURE, UNSURE, GUESS = Confidence


def last(events: list[Event]) -> tuple[Confidence | None, int]:
    answer = [event for event in events if isinstance(event, Reviewed)][-1]
    return confidence_of(answer.reasons), answer.grade


def letter(digit: str) -> str:
    return keys.letters(9)[int(digit) - 1]


@pytest.mark.parametrize("confirm", ["enter", "space", "digit"])
async def test_digits_and_the_pointer_answer_as_sure(confirm: str) -> None:
    async with studying(truth()) as (pilot, learner):
        await pilot.press(*(["2"] if confirm == "digit" else ["down", confirm]))
        assert last(learner.events) == (SURE, 4)
        assert "sure" not in seen(pilot)


async def test_a_letter_picks_its_option_as_unsure() -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press(letter(*place_of(asked(pilot), 0)))
        assert last(learner.events) == (UNSURE, 3)
        assert "You were not sure." in seen(pilot)


async def test_tab_answers_as_unsure_with_what_is_pointed_at() -> None:
    async with studying(truth()) as (pilot, learner):
        await pilot.press("down", "tab")
        assert last(learner.events) == (UNSURE, 3)


async def test_tab_answers_as_unsure_with_what_was_typed() -> None:
    async with studying(typed()) as (pilot, learner):
        await pilot.press(*"osteocalcin", "tab")
        assert last(learner.events) == (UNSURE, 3)
        assert [event.response for event in learner.events if isinstance(event, Reviewed)] == [Typed("osteocalcin")]


async def test_tab_answers_as_unsure_with_what_was_marked() -> None:
    async with studying(several()) as (pilot, learner):
        await pilot.press(*place_of(asked(pilot), 0, 1), "tab")
        assert last(learner.events) == (UNSURE, 3)


async def test_tab_answers_as_unsure_with_what_was_arranged_once_all_of_it_is() -> None:
    async with studying(matching()) as (pilot, learner):
        order = asked(pilot).order
        await pilot.press(str(order.index(0) + 1), "tab")
        assert learner.events == []
        assert "still empty" in seen(pilot)
        await pilot.press(str(order.index(1) + 1), "tab")
        assert last(learner.events) == (UNSURE, 3)


@pytest.mark.parametrize("key", ["g", "f9", "ctrl+r"])
async def test_a_guess_is_declared_in_the_instruction_and_comes_again_today(key: str) -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press(key)
        assert "A guess: choose one." in seen(pilot)
        await pilot.press(*place_of(asked(pilot), 0))
        assert last(learner.events) == (GUESS, 2)
        assert "It was a guess." in seen(pilot)


async def test_a_guess_can_be_thought_better_of() -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press("g", "g", *place_of(asked(pilot), 0))
        assert last(learner.events) == (SURE, 4)


async def test_a_guess_can_be_typed() -> None:
    async with studying(typed()) as (pilot, learner):
        await pilot.press("o", "f9")
        assert "A guess: type the answer." in seen(pilot)
        await pilot.press(*"steocalcin", "enter")
        assert last(learner.events) == (GUESS, 2)


async def test_a_guess_is_of_one_answer_only() -> None:
    async with studying(choice("a"), choice("b")) as (pilot, learner):
        await pilot.press("g", *place_of(asked(pilot), 0), "enter", *place_of(asked(pilot), 0))
        assert last(learner.events)[0] is SURE


async def test_who_was_sure_and_wrong_is_told_to_look_twice() -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press(*place_of(asked(pilot), 1))
        assert last(learner.events) == (SURE, 1)
        assert "You were sure: look twice." in seen(pilot)
        assert [event.response for event in learner.events if isinstance(event, Reviewed)] == [Chosen((1,))]


async def test_practice_knows_confidence_too() -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press("1", "enter", "q", "p", "b")
        assert last(learner.events)[0] is UNSURE


def test_a_letter_stands_for_an_option_only_while_there_is_one() -> None:
    four, two = table_of(scene_of(choice())), table_of(scene_of(truth()))
    assert keys.find(four, "d") == "screen.pick_unsure(4)"
    assert keys.find(two, "d") == "screen.skip"
    assert keys.find(four, "f2") == keys.find(two, "f2") == "screen.skip"
