"""Home: banks, counts, and one key to a question."""

from dataclasses import replace

import pytest

from k2quiz.bank.catalogue import Catalogue
from k2quiz.event import Suspended
from k2quiz.scheduling.queue import Limits
from k2quiz.study.desk import Desk
from k2quiz.tui.app import K2QuizApp
from k2quiz.tui.screens.home import HomeScreen
from k2quiz.tui.screens.study import StudyScreen
from tests.cards import choice, flashcard, truth
from tests.insight.learning import answer
from tests.learner import Learner, learner_with
from tests.tui.sample import DISCLAIMER, SMALL, WIDE, app_for, asked, deck_of, seen, where


def shelf(learner: Learner) -> list[tuple[Catalogue, Desk]]:
    """A deck of two banks and a deck of one, each with a desk of its own."""
    large = replace(deck_of((choice(),), (truth(),)), title="Large deck")
    lone = replace(deck_of((flashcard(),)), title="Lone deck", disclaimer="Another warning.")
    decks = (large, lone)
    return [(deck, Desk(deck, learner.history(), Limits(2), learner.clock, learner.record)) for deck in decks]


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_a_question_is_one_key_away(key: str) -> None:
    async with app_for(learner_with((choice(),))).run_test(size=WIDE) as pilot:
        await pilot.press(key)
        assert asked(pilot).card == choice()


async def test_the_highlighted_bank_is_the_one_that_is_studied() -> None:
    learner = learner_with((choice(), flashcard(topic="names")))
    app = K2QuizApp([(deck_of((choice(),), (flashcard(topic="names"),)), learner.desk())])
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press("down", "j", "enter")
        assert asked(pilot).card == flashcard(topic="names")


async def test_a_click_on_a_bank_studies_it() -> None:
    async with app_for(learner_with((choice(),))).run_test(size=WIDE) as pilot:
        await pilot.click(offset=await where(pilot, "Bank 1"))
        await pilot.pause()
        assert asked(pilot).card == choice()


async def test_counts_change_with_what_was_studied() -> None:
    async with app_for(learner_with((choice(), truth()))).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "2 questions, about 1 minute: press enter." in seen(pilot)
        await pilot.press("enter", "d", "q")
        await pilot.pause()
        assert "Today: 1 new, 1 again today." in seen(pilot)


async def test_practice_and_more_new_cards_are_one_key_each() -> None:
    async with app_for(learner_with((choice(),), new_per_day=0)).run_test(size=WIDE) as pilot:
        await pilot.press("enter")
        assert "Nothing is due here." in seen(pilot)
        await pilot.press("q", "n")
        assert asked(pilot).card == choice()
        await pilot.press("q", "p")
        assert "Practice: " in seen(pilot)


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_the_disclaimer_is_in_sight(size: tuple[int, int]) -> None:
    async with app_for(learner_with((choice(),))).run_test(size=size) as pilot:
        await pilot.pause()
        text = " ".join(seen(pilot).split())
        assert " ".join(DISCLAIMER.split()[:9]) in text
        assert (DISCLAIMER in text) is (size == WIDE)


@pytest.mark.parametrize("key", ["q", "escape", "ctrl+q", "ctrl+c"])
async def test_the_program_ends_with_one_key(key: str) -> None:
    app = app_for(learner_with((choice(),)))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.press(key)
        await pilot.pause()
        assert not app.is_running
    assert app.return_code == 0


async def test_a_start_on_some_cards_skips_home_and_comes_back_to_it() -> None:
    async with app_for(learner_with((choice(),)), start=True).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert isinstance(pilot.app.screen, StudyScreen)
        await pilot.press("q")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_help_is_one_key_and_closes() -> None:
    async with app_for(learner_with((choice(),))).run_test(size=WIDE) as pilot:
        await pilot.press("question_mark")
        assert "Study what is due in the highlighted row." in seen(pilot)
        await pilot.press("escape")
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_without_colour_only_the_terminals_own_are_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    learner = learner_with((choice(),))
    async with K2QuizApp([(deck_of(learner.cards), learner.desk())]).run_test(size=WIDE) as pilot:
        await pilot.pause()
        strips = pilot.app.screen._compositor.render_strips()
        styles = [segment.style for strip in strips for segment in strip if segment.style]
        colours = {colour.name for style in styles for colour in (style.color, style.bgcolor) if colour}
    assert colours == {"default"}


@pytest.mark.parametrize("size", [WIDE, SMALL])
async def test_several_decks_are_one_list_with_the_banks_below_their_deck(size: tuple[int, int]) -> None:
    app = K2QuizApp(shelf(learner_with(())))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        names = ["Large deck  ", "Bank 1", "Bank 2", "Lone deck  "]
        found = [(name, line.index(name)) for line in seen(pilot).split("\n")[1:] for name in names if name in line]
        assert [name for name, _ in found] == names
        assert found[1][1] == found[2][1] == found[0][1] + 2
        assert found[3][1] == found[0][1]


async def test_a_row_of_a_deck_studies_all_of_it_and_tells_of_it() -> None:
    learner = learner_with(())
    async with K2QuizApp(shelf(learner)).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "not medical advice" in seen(pilot)
        await pilot.press("up")
        await pilot.pause()
        assert "Another warning." in seen(pilot)
        assert "not medical advice" not in seen(pilot)
        assert seen(pilot).split("\n")[0].strip().startswith("Lone deck")
        await pilot.press("enter")
        assert asked(pilot).card == flashcard()
        await pilot.press("q", "down", "enter")
        assert asked(pilot).card in (choice(), truth())


async def test_new_cards_of_one_deck_count_for_the_day_of_all() -> None:
    learner = learner_with(())
    async with K2QuizApp(shelf(learner)).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "2 questions, about 1 minute: press enter." in seen(pilot)
        await pilot.press("enter", "d", "enter", "d", "enter", "q", "up")
        await pilot.pause()
        assert "Nothing is due; 1 card not seen yet." in seen(pilot)
        assert len(learner.events) >= 2


async def test_a_deck_that_cannot_be_read_is_told_at_home_until_a_key_is_pressed() -> None:
    app = K2QuizApp(shelf(learner_with(())), None, "Deck x cannot be read.")
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "Deck x cannot be read." in seen(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert "Deck x cannot be read." not in seen(pilot)
        assert "Study" in seen(pilot)


async def test_the_header_tells_the_work_of_today_and_the_streak() -> None:
    learner = learner_with((choice(), truth(), flashcard()))
    learner.events += [answer(card, number) for number in (-3, -2, -1) for card in learner.cards[:2]]
    async with app_for(learner).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "1 new · about 1 min · 3-day streak" in seen(pilot).split("\n")[0]
        await pilot.press("enter", "d", "q")
        await pilot.pause()
        assert "4-day streak" in seen(pilot).split("\n")[0]


async def test_keys_are_taken_while_the_streak_is_being_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("k2quiz.tui.screens.home._AT_ONCE", 1)
    cards = [choice(f"c{number}") for number in range(40)]
    learner = learner_with(cards)
    learner.events += [answer(card, -1) for card in cards]
    async with app_for(learner).run_test(size=WIDE) as pilot:
        await pilot.press("enter", "q")
        await pilot.pause()
        assert "1-day streak" in seen(pilot).split("\n")[0]


async def test_who_begins_is_told_what_the_day_takes_at_once() -> None:
    async with app_for(learner_with((choice(),))).run_test(size=WIDE) as pilot:
        await pilot.pause()
        assert "1 new · about 1 min" in seen(pilot).split("\n")[0]
        assert "1 question, about 1 minute: press enter." in seen(pilot)
        assert "streak" not in seen(pilot)
        await pilot.press("enter", "1", "enter", "q")
        await pilot.pause()
        assert "press enter." not in seen(pilot)


async def test_a_card_that_was_suspended_from_the_statistics_of_one_deck_stays_so_at_every_desk() -> None:
    learner = learner_with((choice(), truth(), flashcard()))
    desks = shelf(learner)
    async with K2QuizApp(desks).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("down", "down", "down", "s")
        await pilot.pause()
        desks[1][1].note(lambda stamp: Suspended(stamp, flashcard().id, None))
        await pilot.press("q")
        await pilot.pause()
    assert [desk.history.is_suspended(flashcard().id, learner.clock.day) for _, desk in desks] == [True, True]
