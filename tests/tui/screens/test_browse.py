"""Browse: a filter, what it lets through, and what can be done with that."""

from datetime import date

import pytest
from textual.pilot import Pilot

from k2quiz.card import Card
from k2quiz.history import History
from k2quiz.listing import Listed
from k2quiz.tui.render.browse import Entry, entry_of
from k2quiz.tui.screens.browse import BrowseScreen
from k2quiz.tui.screens.home import HomeScreen
from k2quiz.tui.screens.item import ItemScreen
from k2quiz.tui.screens.study import StudyScreen
from tests.cards import choice, flashcard, one_of_each, truth, typed
from tests.learner import Learner, learner_with
from tests.tui.sample import BROAD, SMALL, WIDE, app_for, asked, screen_of, seen, where


def many(count: int) -> tuple[Card, ...]:
    """So many flashcards."""
    return tuple(flashcard(f"card-{number}") for number in range(count))


def lines(pilot: Pilot[None]) -> list[str]:
    """The screen, line by line."""
    return [line.strip() for line in seen(pilot).split("\n")]


def pointed(pilot: Pilot[None]) -> str:
    """The id of the highlighted card."""
    assert isinstance(pilot.app.screen, BrowseScreen)
    card = pilot.app.screen._pointed()
    assert card is not None
    return card.id.rpartition("/")[2]


async def browsing(pilot: Pilot[None], *keys: str) -> None:
    """Open Browse from home, then press keys."""
    await pilot.pause()
    await pilot.press("b", *keys)
    await pilot.pause()


async def typed_in(pilot: Pilot[None], text: str) -> None:
    """Write a filter."""
    names = {" ": "space", ":": "colon", "-": "minus", ">": "greater_than_sign", "/": "slash"}
    await pilot.press("slash", *(names.get(character, character) for character in text))
    await pilot.pause()


@pytest.mark.parametrize("size", [SMALL, WIDE, BROAD])
async def test_all_cards_of_the_row_are_listed_and_counted(size: tuple[int, int]) -> None:
    async with app_for(learner_with(one_of_each())).run_test(size=size) as pilot:
        await browsing(pilot)
        assert lines(pilot)[0].endswith("10 cards · 0 due")
        assert "Which vitamin" in seen(pilot)
        assert "new" in seen(pilot)


async def test_the_list_changes_while_the_filter_is_written() -> None:
    async with app_for(learner_with(one_of_each())).run_test(size=WIDE) as pilot:
        await browsing(pilot)
        await typed_in(pilot, "osteoblasts")
        assert "1 of 10 cards · 0 due" in seen(pilot)
        assert "Which protein do" in seen(pilot)
        assert "Which vitamin" not in seen(pilot)
        await pilot.press(*["backspace"] * len("osteoblasts"))
        await pilot.pause()
        assert "10 cards · 0 due" in seen(pilot)


async def test_a_faulty_filter_says_what_is_wrong_and_keeps_the_rows() -> None:
    async with app_for(learner_with(one_of_each())).run_test(size=WIDE) as pilot:
        await browsing(pilot)
        await typed_in(pilot, "is:new kind:choice is:d")
        assert "! There is no state `d`." in seen(pilot)
        assert "2 of 10 cards · 0 due" in seen(pilot)
        await pilot.press("u", "e")
        await pilot.pause()
        assert "There is no state" not in seen(pilot)
        assert "0 of 10 cards · 0 due" in seen(pilot)


async def test_search_starts_with_the_filter_and_loses_no_key() -> None:
    async with app_for(learner_with((choice(), flashcard()))).run_test(size=WIDE) as pilot:
        await pilot.pause()
        await pilot.press("slash", *"koag")
        await pilot.pause()
        assert "1 of 2 cards · 0 due" in seen(pilot)
        await pilot.press("enter", "enter")
        assert screen_of(pilot) is ItemScreen


@pytest.mark.parametrize(
    ("keys", "card"),
    [
        ([], 0),
        (["down"], 1),
        (["j", "j", "k"], 1),
        (["up"], 0),
        (["end"], 99),
        (["end", "home"], 0),
        (["pagedown"], 17),
        (["pagedown", "pageup"], 0),
        (["slash", "down", "down"], 2),
        (["slash", "pagedown", "escape", "down"], 18),
    ],
)
async def test_keys_move_the_highlight(keys: list[str], card: int) -> None:
    async with app_for(learner_with(many(100))).run_test(size=WIDE) as pilot:
        await browsing(pilot, *keys)
        assert pointed(pilot) == f"card-{card}"
        row = next(line for line in lines(pilot) if line.startswith("▸"))
        assert "Why K?" in row


async def test_the_highlight_goes_along_to_the_card_that_was_looked_at_last() -> None:
    async with app_for(learner_with(many(100))).run_test(size=WIDE) as pilot:
        await browsing(pilot, "down", "enter", *["n"] * 40, "p", "q")
        await pilot.pause()
        assert pointed(pilot) == "card-40"


async def test_the_highlight_stays_on_its_card_or_the_one_after_when_cards_leave_the_list() -> None:
    async with app_for(learner_with(many(400))).run_test(size=WIDE) as pilot:
        await browsing(pilot)
        await typed_in(pilot, "-is:suspended")
        await pilot.press("enter", "end", *["up"] * 9, "enter", "x", "n", "x", "n", "n", "q")
        await pilot.pause()
        assert pointed(pilot) == "card-393"
        await pilot.press("enter", "x", "q")
        await pilot.pause()
        assert pointed(pilot) == "card-394"
        assert "397 of 400 cards" in seen(pilot)


async def test_the_highlight_stays_on_a_card_that_only_a_later_slice_of_the_list_comes_to() -> None:
    learner = learner_with(many(400))
    async with app_for(learner).run_test(size=WIDE) as pilot:
        await browsing(pilot, "end", "enter")
        hurried(learner)
        await pilot.press("q")
        await pilot.pause()
        assert pointed(pilot) == "card-399"


async def test_a_card_that_is_gone_through_shows_nothing_of_the_list_behind_it() -> None:
    async with app_for(learner_with((choice(), flashcard(), truth()))).run_test(size=BROAD) as pilot:
        await browsing(pilot, "enter", "n")
        assert "2 of 3" in seen(pilot)
        assert choice().prompt not in seen(pilot)


async def test_a_click_highlights_a_card_and_another_opens_it() -> None:
    async with app_for(learner_with((choice(), flashcard()))).run_test(size=WIDE) as pilot:
        await browsing(pilot)
        place = await where(pilot, "Why K?")
        await pilot.click(offset=place)
        await pilot.pause()
        assert pointed(pilot) == "flashcard"
        await pilot.click(offset=place)
        await pilot.pause()
        assert screen_of(pilot) is ItemScreen


async def test_a_click_on_the_filter_takes_what_is_typed() -> None:
    async with app_for(learner_with((choice(), flashcard()))).run_test(size=WIDE) as pilot:
        await browsing(pilot)
        await pilot.click("#filter")
        await pilot.press(*"koag")
        await pilot.pause()
        assert "1 of 2 cards · 0 due" in seen(pilot)


async def test_the_mouse_wheel_moves_the_highlight() -> None:
    async with app_for(learner_with(many(100))).run_test(size=WIDE) as pilot:
        await browsing(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, BrowseScreen)
        screen.page.scroll_lines(3)
        await pilot.pause()
        assert pointed(pilot) == "card-3"


async def test_the_cards_that_pass_are_studied_under_the_name_of_the_filter() -> None:
    async with app_for(learner_with((choice(), flashcard(), typed()))).run_test(size=WIDE) as pilot:
        await browsing(pilot)
        await typed_in(pilot, "koagulation")
        await pilot.press("enter", "s")
        assert asked(pilot).card == flashcard()
        assert screen_of(pilot) is StudyScreen
        await pilot.press("q")
        assert screen_of(pilot) is BrowseScreen


async def test_practising_the_cards_that_pass_leaves_the_schedule_alone() -> None:
    learner = learner_with((choice(), flashcard()))
    async with app_for(learner).run_test(size=WIDE) as pilot:
        await browsing(pilot)
        await typed_in(pilot, "koagulation")
        await pilot.press("enter", "p")
        assert asked(pilot).card == flashcard()
        await pilot.press("space", "3")
    assert learner.history().states == {}
    assert len(learner.history().answers(flashcard().id)) == 1


async def test_what_was_studied_shows_when_browsing_goes_on() -> None:
    async with app_for(learner_with((truth(),))).run_test(size=WIDE) as pilot:
        await browsing(pilot, "s", "2", "q")
        await pilot.pause()
        assert screen_of(pilot) is BrowseScreen
        assert "tomorrow" in seen(pilot)
        await pilot.press("q")
        await pilot.pause()
        assert screen_of(pilot) is HomeScreen
        assert "Nothing is due" in seen(pilot)


async def test_a_wide_terminal_shows_the_highlighted_card_beside_the_list() -> None:
    async with app_for(learner_with((choice(), flashcard()))).run_test(size=BROAD) as pilot:
        await browsing(pilot)
        assert "It is the cofactor." in seen(pilot)
        await pilot.press("down")
        await pilot.pause()
        assert "From Koagulation." in seen(pilot)
        assert "It is the cofactor." not in seen(pilot)
        await pilot.resize_terminal(*WIDE)
        await pilot.pause()
        assert "From Koagulation." not in seen(pilot)
        await pilot.resize_terminal(*BROAD)
        await pilot.pause()
        assert "From Koagulation." in seen(pilot)


async def test_where_nothing_passes_there_is_nothing_to_study() -> None:
    async with app_for(learner_with((choice(),))).run_test(size=WIDE) as pilot:
        await browsing(pilot)
        await typed_in(pilot, "zzz")
        await pilot.press("enter", "s", "p", "enter", "down", "end")
        assert screen_of(pilot) is BrowseScreen
        assert "0 of 1 card · 0 due" in seen(pilot)


async def test_only_rows_in_sight_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    learner = learner_with(many(5_000))
    app = app_for(learner)
    read: list[str] = []

    def noted(card: Listed, prompt: str, history: History, today: date) -> Entry:
        read.append(card.id)
        return entry_of(card, prompt, history, today)

    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        monkeypatch.setattr("k2quiz.tui.screens.browse.entry_of", noted)
        await pilot.press("b", "end", "pageup")
        await pilot.pause()
        assert "5000 cards · 0 due" in seen(pilot)
        assert pointed(pilot) == "card-4982"
    assert len(read) < 100


async def test_a_large_deck_is_gone_through_in_slices_that_leave_room_for_keys() -> None:
    learner = learner_with(many(400))
    app = app_for(learner)
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        hurried(learner)
        await pilot.press("b")
        assert "%: " in seen(pilot) or "400 cards · 0 due" in seen(pilot)
        await pilot.press("end")
        for _ in range(20):
            await pilot.pause(0.01)
        assert "400 cards · 0 due" in seen(pilot)


def hurried(learner: Learner) -> None:
    """Let a second pass whenever somebody looks at the clock."""

    def elapsed() -> int:
        learner.clock.milliseconds += 1000
        return learner.clock.milliseconds

    learner.clock.elapsed = elapsed  # type: ignore[method-assign]  # a clock of a test
