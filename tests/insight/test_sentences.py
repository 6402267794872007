"""Each plot in words."""

import pytest

from k2quiz.grading.confidence import Confidence
from k2quiz.insight import sentences as say
from k2quiz.insight.calibration import Calibration
from k2quiz.insight.forecast import Forecast
from k2quiz.insight.hardest import Hard
from k2quiz.insight.mastery import Mastery
from k2quiz.insight.progress import Progress
from k2quiz.insight.retention import Retention
from k2quiz.insight.share import Share
from k2quiz.insight.streak import Streak
from k2quiz.insight.year import Year
from k2quiz.listing import CardId
from tests.insight.learning import FIRST

NONE = Share()
NINETY = Share(90, 100)
TITLES = {"bones": "Bones", "doses": "Supplements and doses"}


def test_a_share_is_told_with_its_interval() -> None:
    assert say.percent(NINETY) == "90% (83-94%)"
    assert say.percent(NONE) == "-"


@pytest.mark.parametrize(
    ("streak", "told"),
    [
        (Streak(0, 0), "No day of studying yet."),
        (Streak(0, 1), "No streak now; the longest was 1 day."),
        (Streak(14, 14), "A streak of 14 days, your longest."),
        (Streak(1, 20), "A streak of 1 day, the longest was 20 days."),
    ],
)
def test_a_streak_in_words(streak: Streak, told: str) -> None:
    assert say.of_streak(streak) == told


def test_progress_in_words() -> None:
    assert "No answers yet." in say.of_progress(Progress(5, 0, 0, 0, 0, 0, 0, 0, None))
    told = say.of_progress(Progress(5, 2, 1, 0, 4, 3, 1, 2, FIRST))
    assert "2 of 5 cards met, 1 mature" in told
    assert "4 answers on 2 days, 75% right. 1 answer in practice." in told
    assert "1 answer on" not in say.of_progress(Progress(5, 0, 0, 0, 0, 0, 1, 1, FIRST)).split(" 0 answers")[0]


def test_today_in_words() -> None:
    assert say.of_today(0, 0, 12) == "Nothing is due today."
    assert say.of_today(17, 4, 12.4) == "Today asks for 17 cards: about 4 min, at 12 seconds an answer."


def test_a_year_in_words() -> None:
    assert say.of_year(Year(FIRST, (0, 0)), Streak(0, 0)) == "Nothing was answered in this time."
    told = say.of_year(Year(FIRST, (3, 0, 5)), Streak(1, 1))
    assert told.startswith("8 answers on 2 of 3 days, the most (5) on Wed 25 Nov 2026. A streak")


def test_a_forecast_in_words() -> None:
    assert say.of_forecast(Forecast(FIRST, (0, 0), 0)) == "No card is due in the next 2 days."
    assert say.of_forecast(Forecast(FIRST, (3, 1), 2)) == (
        "3 cards due today (2 of them since before), 4 within 2 days, the most (3) today."
    )
    assert "0 cards due today, 1 within 2 days, the most (1) on Tue 24" in say.of_forecast(Forecast(FIRST, (0, 1), 0))


def test_retention_in_words() -> None:
    assert "nothing is known" in say.of_retention(Retention(NONE, NONE, NONE, NONE, {}, {}), 30)
    told = say.of_retention(Retention(NINETY, NONE, NINETY, NONE, {}, {}), 30)
    assert told == "90% (83-94%) of 100 recalls right."
    told = say.of_retention(Retention(NINETY, NINETY, NINETY, Share(1, 1), {}, {}), 7)
    assert "in the last 7 days. Young cards 90% (83-94%), mature ones 100% (21-100%)." in told


def test_topics_in_words() -> None:
    assert say.of_topics({"bones": Mastery(3)}, {}, TITLES) == "No topic was begun yet."
    assert say.of_topics({"bones": Mastery(3, 1), "doses": Mastery(1)}, {}, TITLES) == (
        "1 of 2 topics begun; no card is mature yet."
    )
    found = {"bones": Mastery(3, 3, 2), "doses": Mastery(4, 4, 1)}
    told = say.of_topics(found, {"bones": NINETY, "doses": Share(5, 10)}, TITLES)
    assert told == "Bones is furthest: 2 of 3 cards mature. Supplements and doses is recalled worst: 50% (24-76%)."


def test_kinds_are_set_against_each_other_only_where_there_is_enough() -> None:
    assert "Too few" in say.of_kinds({"choice": NINETY, "match": Share(9, 9)})
    assert say.of_kinds({"choice": NINETY, "match": Share(5, 10)}) == (
        "Best recalled: choice, 90% (83-94%); worst: match, 50% (24-76%)."
    )


@pytest.mark.parametrize(
    ("sure", "unsure", "told"),
    [
        (NONE, NONE, "How sure you were is not known yet"),
        (Share(50, 100), NONE, "Sure 50% (40-60%) right. You are over-confident"),
        (NINETY, Share(100, 100), "Sure 90% (83-94%) right, unsure 100% (96-100%) right. You are under-confident"),
        (NINETY, NONE, "Your confidence fits"),
    ],
)
def test_confidence_in_words(sure: Share, unsure: Share, told: str) -> None:
    levels = {Confidence.SURE: sure, Confidence.UNSURE: unsure, Confidence.GUESS: NONE}
    assert told in say.of_calibration(Calibration(levels))


def test_the_hardest_cards_in_words() -> None:
    assert say.of_hardest(()) == "No card was forgotten so far."
    found = (Hard(CardId("a/b"), 6, NINETY), Hard(CardId("a/c"), 1, NINETY))
    assert say.of_hardest(found) == "2 cards to look at, the hardest forgotten 6 times."


def test_the_time_of_day_in_words() -> None:
    nothing = [NONE] * 24
    assert say.of_hours(nothing) == "No answers yet."
    assert say.of_hours([*nothing[:23], Share(1, 2)]) == "Most answers come from 23:00 to 00:00 (2)."
    told = say.of_hours([Share(10, 20), *nothing[:22], Share(10, 10)])
    assert (
        told == "Most answers come from 00:00 to 01:00 (20); they are best from 23:00 to 00:00: 100% (72-100%) right."
    )
