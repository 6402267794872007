"""A card's answers with what they did, and the reason for its interval."""

from datetime import date, timedelta

import pytest
from hypothesis import given

from k2quiz.event import CardEvent, EventId, Reset, Reviewed, Stamp
from k2quiz.grading.response import Skipped
from k2quiz.history import counting, fold, in_order, standing
from k2quiz.listing import CardId
from k2quiz.scheduling.sm2 import LONGEST_INTERVAL
from k2quiz.study.biography import Figures, figures, trace, why
from tests.strategies import card_events

CARD = CardId("demo/one/choice")
START = date(2026, 11, 12)


def answered(*grades: int, practice: bool = False, reasons: tuple[str, ...] = ()) -> list[CardEvent]:
    """Answers of those grades, each on the day on which the card is due; the first on 12 Nov."""
    events: list[CardEvent] = []
    day = START
    for number, grade in enumerate(grades):
        stamp = Stamp(EventId(f"{number:032x}"), "a" * 12, number, number, "+00:00", day)
        events.append(Reviewed(stamp, CARD, Skipped(), grade, reasons, 2000 * (number + 1), 1, 1, practice))
        state = fold(events)
        day = state.due if state and state.due else day
    return events


@given(card_events())
def test_the_last_chapter_ends_where_the_history_stands(entries: tuple[CardEvent, ...]) -> None:
    ordered = in_order(entries)
    chapters = trace(ordered)
    assert [chapter.answer for chapter in chapters] == list(standing(ordered))
    assert [chapter.answer for chapter in chapters if chapter.counts] == list(counting(ordered))
    state = fold(ordered)
    if state:
        assert chapters[-1].after == state
        assert why(chapters).startswith(f"{state.memory.interval} day")
    else:
        assert why(chapters) == "Not scheduled yet."


@pytest.mark.parametrize(
    ("grades", "sentence"),
    [
        ((4,), "1 day: the first interval, after Good on 12 Nov 2026."),
        ((1,), "1 day: the first interval, after Again on 12 Nov 2026."),
        ((4, 5), "6 days: the second interval, after Easy on 13 Nov 2026."),
        ((4, 4, 4), "15 days: 6 days × ease 2.50, after Good on 19 Nov 2026."),
        ((4, 4, 4, 4), "38 days: 15 days × ease 2.50, rounded up, after Good on 04 Dec 2026."),
        ((4, 4, 4, 3), "38 days: 15 days × ease 2.50, rounded up, after Hard on 04 Dec 2026."),
        ((4, 4, 1), "1 day: it starts again, after Again on 19 Nov 2026."),
        ((4, 4, 1, 4), "1 day: the first interval, after Good on 20 Nov 2026."),
    ],
)
def test_the_sentence_says_why_the_interval_is_what_it_is(grades: tuple[int, ...], sentence: str) -> None:
    assert why(trace(answered(*grades))) == sentence


def test_the_longest_interval_is_told() -> None:
    chapters = trace(answered(*[5] * 13))
    assert chapters[-1].after.memory.interval == LONGEST_INTERVAL
    assert "held to the longest interval, after Easy" in why(chapters)


def test_each_chapter_says_what_kind_of_answer_it_was() -> None:
    assert [chapter.kind for chapter in trace(answered(4, 4))] == ["", ""]
    assert [chapter.kind for chapter in trace(answered(4, practice=True))] == ["practice"]
    assert [chapter.kind for chapter in trace(answered(4, practice=True, reasons=("exam",)))] == ["exam"]


def test_an_answer_on_the_same_day_again_moves_nothing() -> None:
    first, second = answered(1, 4)
    assert isinstance(second, Reviewed)
    again = trace([first, Reviewed(second.stamp._replace(day=START), CARD, Skipped(), 4, (), 1, 1, 1)])
    assert [chapter.kind for chapter in again] == ["", "same day again"]
    assert why(again) == "1 day: the first interval, after Again on 12 Nov 2026."


def test_what_came_before_a_fresh_start_is_told_and_does_not_count() -> None:
    first, second = answered(4, 4)
    middle = Stamp(EventId("f" * 32), "a" * 12, 5, 5, "+00:00", START)
    chapters = trace([first, Reset(middle, CARD, 2, afresh=True), second])
    assert [chapter.kind for chapter in chapters] == ["before a fresh start", ""]
    assert why(chapters) == "1 day: the first interval, after Good on 13 Nov 2026."
    assert chapters[-1].after.introduced == START + timedelta(days=1)


def test_the_figures_count_every_answer_that_stands() -> None:
    assert figures(trace(answered(4, 1, 3))) == Figures(answers=3, right=2, seconds=4)
    assert figures(()) == Figures(0, 0, 0)
