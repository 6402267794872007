"""What a sitting on the screen records, key by key."""

from collections.abc import Callable

import pytest
from textual import events

from k2quiz.errors import StorageError
from k2quiz.event import Event, Regraded, Reviewed, Stamp, Undone
from k2quiz.grading.response import Chosen, Recalled, Skipped, Typed
from k2quiz.grading.rules import CLAIMED_GRADE
from k2quiz.study.sitting import E
from k2quiz.tui.screens.home import HomeScreen
from tests.cards import choice, cloze, flashcard, number, several, truth, typed
from tests.learner import Learner, learner_with
from tests.tui.sample import asked, place_of, seen, studying, type_in, where


def reviews(events: list[Event]) -> list[tuple[object, int]]:
    return [(event.response, event.grade) for event in events if isinstance(event, Reviewed)]


async def test_a_digit_answers_with_the_option_of_that_number() -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press(*place_of(asked(pilot), 0))
        assert reviews(learner.events) == [(Chosen((0,)), 4)]
        assert "✓ Right." in seen(pilot)


async def test_a_wrong_option_is_told_with_the_right_one_the_reasons_and_the_mix_up() -> None:
    async with studying(choice()) as (pilot, learner):
        right, wrong = place_of(asked(pilot), 0, 1)
        await pilot.press(wrong)
        assert reviews(learner.events) == [(Chosen((1,)), 1)]
        text = seen(pilot)
    assert f"✗ Not quite. The answer is {right}." in text
    assert f"Why not {wrong}: It governs calcium. A known mix-up: d for k." in text
    assert f"Why {right}: It is the cofactor." in text


@pytest.mark.parametrize("confirm", ["enter", "space"])
async def test_the_pointer_moves_with_arrows_and_letters_and_answers(confirm: str) -> None:
    async with studying(choice()) as (pilot, learner):
        third = asked(pilot).order[2]
        await pilot.press("down", "j", "j", "up", "k", "j", confirm)
        assert reviews(learner.events)[0][0] == Chosen((third,))


async def test_the_pointer_goes_round_both_ends() -> None:
    async with studying(choice()) as (pilot, learner):
        last = asked(pilot).order[-1]
        await pilot.press("up", "enter")
        assert reviews(learner.events)[0][0] == Chosen((last,))


async def test_several_are_marked_with_digits_or_space_and_sent_together() -> None:
    async with studying(several()) as (pilot, learner):
        first, second = sorted(place_of(asked(pilot), 0, 1))
        await pilot.press(first, first, first, *["down"] * (int(second) - int(first)), "space")
        assert "(2)" in seen(pilot)
        assert learner.events == []
        await pilot.press("enter")
        assert reviews(learner.events) == [(Chosen((0, 1)), 4)]


async def test_nothing_marked_is_no_answer() -> None:
    async with studying(several()) as (pilot, learner):
        await pilot.press("enter")
        assert learner.events == []
        assert "Mark at least one option first." in seen(pilot)


async def test_a_statement_is_a_choice_of_two() -> None:
    async with studying(truth()) as (pilot, learner):
        await pilot.press("2")
        assert reviews(learner.events) == [(Chosen((1,)), 4)]


async def test_a_typed_answer_is_recorded_as_it_was_typed() -> None:
    async with studying(typed()) as (pilot, learner):
        await type_in(pilot, "Bone gla protein")
        assert reviews(learner.events) == [(Typed("Bone gla protein"), 4)]


async def test_a_typo_in_a_long_word_counts_and_is_named() -> None:
    async with studying(typed()) as (pilot, learner):
        await type_in(pilot, "osteocalcn")
        assert reviews(learner.events) == [(Typed("osteocalcn"), 4)]
        assert "✓ Right. Taken as a slip for “osteocalcin”." in seen(pilot)


async def test_a_foreseen_wrong_answer_is_told_with_its_reason() -> None:
    async with studying(typed()) as (pilot, learner):
        await type_in(pilot, "osteonectin")
        assert reviews(learner.events) == [(Typed("osteonectin"), 1)]
        assert "✗ Not quite. Another protein." in seen(pilot)


async def test_letters_that_are_keys_elsewhere_are_written_while_typing() -> None:
    async with studying(typed()) as (pilot, learner):
        await type_in(pilot, "q?dujk1")
        assert reviews(learner.events)[0][0] == Typed("q?dujk1")


async def test_an_empty_answer_is_asked_for_again() -> None:
    async with studying(typed()) as (pilot, learner):
        await pilot.press("enter")
        assert learner.events == []
        assert "Type an answer first." in seen(pilot)
        await pilot.press("o")
        assert "Type an answer first." not in seen(pilot)


async def test_a_number_that_cannot_be_read_is_asked_for_again() -> None:
    async with studying(number()) as (pilot, learner):
        await type_in(pilot, "much")
        assert learner.events == []
        assert "Type one number, alone or in µg." in seen(pilot)
        await pilot.press("ctrl+u")
        await type_in(pilot, "0.18 mg")
        assert reviews(learner.events) == [(Typed("0.18 mg"), 4)]


async def test_a_gap_is_filled_and_then_shown_in_its_sentence() -> None:
    async with studying(cloze()[0]) as (pilot, learner):
        assert "MGP guards [where]" in seen(pilot)
        await type_in(pilot, "arteries")
        assert reviews(learner.events) == [(Typed("arteries"), 4)]
        assert "MGP guards arteries" in seen(pilot)


async def test_i_was_right_regrades_a_refused_typed_answer_once() -> None:
    async with studying(typed()) as (pilot, learner):
        await type_in(pilot, "bone protein")
        await pilot.press("r", "r")
        claims = [event for event in learner.events if isinstance(event, Regraded)]
        assert [(claim.grade, claim.claimed) for claim in claims] == [(CLAIMED_GRADE, True)]
        assert "✓ Right, as you say." in seen(pilot)


async def test_i_was_right_is_not_offered_for_a_choice() -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press(*place_of(asked(pilot), 1))
        await pilot.press("r")
        assert len(learner.events) == 1
        assert "I was right" not in seen(pilot)


@pytest.mark.parametrize("key", ["0", "f2", "ctrl+n"])
async def test_not_knowing_is_one_key(key: str) -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press(key)
        assert reviews(learner.events) == [(Skipped(), 0)]
        assert "Not known yet." in seen(pilot)


@pytest.mark.parametrize("key", ["f2", "ctrl+n"])
async def test_not_knowing_is_one_key_while_typing(key: str) -> None:
    async with studying(typed()) as (pilot, learner):
        await pilot.press("o", key)
        assert reviews(learner.events) == [(Skipped(), 0)]


@pytest.mark.parametrize(("key", "grade"), [("1", 2), ("2", 3), ("3", 4), ("4", 5), ("space", 4), ("enter", 4)])
async def test_recall_is_revealed_graded_and_left_with_one_key(key: str, grade: int) -> None:
    async with studying(flashcard(), choice()) as (pilot, learner):
        assert "From Koagulation." not in seen(pilot)
        await pilot.press("space")
        assert "From Koagulation." in seen(pilot)
        assert learner.events == []
        await pilot.press(key)
        assert reviews(learner.events) == [(Recalled(grade), grade)]
        assert asked(pilot).card == choice()


async def test_a_digit_does_nothing_before_the_answer_was_looked_at() -> None:
    async with studying(flashcard()) as (pilot, learner):
        await pilot.press("3")
        assert learner.events == []


async def test_digits_change_the_grade_of_the_answer_being_told() -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press(*place_of(asked(pilot), 0))
        await pilot.press("2", "2", "4")
        assert [event.grade for event in learner.events if isinstance(event, Regraded)] == [3, 5]
        assert "▸4 Easy" in seen(pilot)


async def test_undo_takes_an_answer_back_and_asks_again() -> None:
    async with studying(choice(), truth()) as (pilot, learner):
        question = asked(pilot)
        await pilot.press("1", "u")
        assert isinstance(learner.events[-1], Undone)
        assert asked(pilot).card == question.card
        await pilot.press("2", "enter", "u")
        assert isinstance(learner.events[-1], Undone)
        assert asked(pilot).card == question.card
        assert learner.history().states == {}


async def test_undo_works_while_typing_and_from_the_summary() -> None:
    async with studying(truth(), typed()) as (pilot, learner):
        await pilot.press("2", "enter", "ctrl+z")
        assert asked(pilot).card == truth()
        await pilot.press("2", "enter")
        await type_in(pilot, "osteocalcin")
        await pilot.press("enter")
        assert "Done for today." in seen(pilot)
        await pilot.press("u")
        assert asked(pilot).card == typed()
        assert sum(isinstance(event, Undone) for event in learner.events) == 2


async def test_undo_is_nothing_before_the_first_answer() -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.press("u")
        assert learner.events == []


@pytest.mark.parametrize("key", ["q", "escape", "left", "backspace"])
async def test_leaving_half_way_keeps_every_answer(key: str) -> None:
    async with studying(truth(), choice()) as (pilot, learner):
        await pilot.press("2", "enter", key)
        assert isinstance(pilot.app.screen, HomeScreen)
        assert len(reviews(learner.events)) == 1


async def test_leaving_while_typing_takes_escape() -> None:
    async with studying(typed()) as (pilot, learner):
        await pilot.press("q", "backspace", "left", "escape")
        assert isinstance(pilot.app.screen, HomeScreen)
        assert learner.events == []


async def test_a_click_on_an_option_answers() -> None:
    async with studying(choice()) as (pilot, learner):
        await pilot.click(offset=await where(pilot, "Vitamin D"))
        assert reviews(learner.events) == [(Chosen((1,)), 1)]


async def test_a_click_marks_an_option_where_several_can_be_right() -> None:
    async with studying(several()) as (pilot, learner):
        await pilot.click(offset=await where(pilot, "Natto"))
        await pilot.click(offset=await where(pilot, "Egg yolk"))
        await pilot.click(offset=await where(pilot, "Answer"))
        assert reviews(learner.events) == [(Chosen((0, 1)), 4)]


async def test_grades_and_hints_can_be_clicked() -> None:
    async with studying(truth(), choice()) as (pilot, learner):
        await pilot.click(offset=await where(pilot, "Don't know"))
        await pilot.click(offset=await where(pilot, "4 Easy"))
        await pilot.click(offset=await where(pilot, "Next"))
        assert reviews(learner.events) == [(Skipped(), 0)]
        assert [event.grade for event in learner.events if isinstance(event, Regraded)] == [5]
        assert asked(pilot).card == choice()


async def test_practice_shows_no_grades_and_leaves_the_schedule_alone() -> None:
    async with studying(truth()) as (pilot, learner):
        await pilot.press("2", "enter", "p", "1")
        assert "Practice" in seen(pilot)
        assert "Grade" not in seen(pilot)
        assert "4 Easy" not in seen(pilot)
        await pilot.press("3", "enter")
        assert [event.practice for event in learner.events if isinstance(event, Reviewed)] == [False, True]
        assert "Done with practice." in seen(pilot)
        assert learner.history().states["demo/one/truth"].memory.repetitions == 1  # type: ignore[index]


async def test_more_new_cards_can_be_asked_for_when_nothing_is_due() -> None:
    learner = learner_with((choice(), truth()), new_per_day=0)
    async with studying(learner=learner) as (pilot, _):
        assert "Nothing is due here." in seen(pilot)
        assert "2 cards not seen yet; n brings 10." in seen(pilot)
        await pilot.press("n")
        assert asked(pilot).card in learner.cards


async def test_the_summary_counts_and_lists_what_was_missed_with_its_day() -> None:
    async with studying(truth()) as (pilot, _):
        await pilot.press("1", "enter", "2", "enter")
        text = seen(pilot)
    assert "1 card, 0 right at first. 1 repetition." in text
    assert "✗ 1  Spinach holds K2.  returns tomorrow" in text
    assert "The next cards are due tomorrow." in text


class FullDisk(Learner):
    """A learner whose disk is full."""

    def record(self, make: Callable[[Stamp], E]) -> E:
        del make
        raise StorageError("The disk is full [/]; make room and answer again.")


async def test_an_answer_that_cannot_be_saved_is_told_and_asked_for_again() -> None:
    async with studying(learner=FullDisk((choice(),))) as (pilot, learner):
        await pilot.press("1")
        await pilot.pause()
        assert "The disk is full [/]; make room" in seen(pilot)
        assert asked(pilot).card == choice()
        assert learner.events == []


async def test_help_lists_the_keys_of_the_moment_and_closes() -> None:
    async with studying(typed()) as (pilot, learner):
        await pilot.press("f1")
        text = seen(pilot)
        assert "F2 ^N" in text
        assert "see the answer" in text
        await pilot.press("q")
        assert asked(pilot).card == typed()
        assert learner.events == []


async def test_what_was_typed_and_pointed_at_outlasts_a_change_of_size() -> None:
    async with studying(typed(), choice()) as (pilot, learner):
        await pilot.press(*"osteo")
        await pilot.resize_terminal(40, 12)
        await pilot.resize_terminal(200, 60)
        await type_in(pilot, "calcin")
        assert reviews(learner.events) == [(Typed("osteocalcin"), 4)]
        await pilot.press("enter", "down")
        pointed = asked(pilot).order[1]
        await pilot.resize_terminal(40, 12)
        await pilot.pause()
        assert "▸ 2" in seen(pilot)
        await pilot.press("enter")
        assert reviews(learner.events)[1][0] == Chosen((pointed,))


async def test_keys_typed_ahead_reach_the_screen_that_they_open() -> None:
    async with studying(truth()) as (pilot, learner):
        await pilot.press("q")
        for key in ("enter", "2", "enter", "q", "q"):
            pilot.app.post_message(key_event(key))
        await pilot.pause(0.2)
        assert reviews(learner.events) == [(Chosen((1,)), 4)]
        assert not pilot.app.is_running


def key_event(key: str) -> events.Key:
    return events.Key(key, key if len(key) == 1 else None)
