"""Each number on a few answers that can be counted by eye."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.event import EventId, Regraded, Stamp, Suspended
from k2quiz.grading.confidence import Confidence
from k2quiz.insight.calibration import Judgement, calibration
from k2quiz.insight.forecast import forecast
from k2quiz.insight.hardest import hardest
from k2quiz.insight.hours import hours, local_hour
from k2quiz.insight.mastery import Mastery, mastery
from k2quiz.insight.retention import retention
from k2quiz.insight.share import Share
from k2quiz.insight.speed import USUAL, latest_answers, minutes, seconds_per_answer
from k2quiz.insight.standing import standing
from k2quiz.insight.streak import MOST, Run, Streak, run_before, streak
from k2quiz.insight.year import WEEKS, year
from tests.cards import choice, flashcard, truth
from tests.insight.learning import FIRST, answer, day, of

CARD = choice()


def stamp(number: int, at: int = 0, zone: str = "+00:00") -> Stamp:
    """A stamp later than any answer of its day."""
    return Stamp(EventId(f"{number:032x}"), "b" * 12, number + 1, at, zone, day(number))


def test_a_year_has_a_number_for_every_day_from_a_monday_to_today() -> None:
    record, _ = of([CARD], answer(CARD, 0), answer(CARD, 0, hour=13, practice=True), answer(CARD, 2))
    found = year(record, day(2))
    assert found.first.weekday() == 0
    assert found.first == FIRST - timedelta(weeks=WEEKS - 1)
    assert found.counts[-3:] == (2, 0, 1)
    assert (found.answers, found.days, found.last, found.busiest) == (3, 2, day(2), (day(0), 2))


def test_the_latest_weeks_of_a_year_begin_on_a_monday() -> None:
    record, _ = of([CARD], answer(CARD, 1))
    found = year(record, day(1)).latest(2)
    assert (found.first, found.counts) == (day(-7), (0,) * 8 + (1,))


def test_a_streak_is_alive_until_a_day_has_passed_without_studying() -> None:
    record, _ = of([CARD], *(answer(CARD, number) for number in (0, 1, 2, 5, 6)))
    assert streak(record, day(6)) == Streak(2, 3)
    assert streak(record, day(7)) == Streak(2, 3)
    assert streak(record, day(8)) == Streak(0, 3)


def test_practice_alone_makes_no_streak() -> None:
    record, _ = of([CARD], answer(CARD, 0), answer(CARD, 1, practice=True))
    assert streak(record, day(1)) == Streak(1, 1)
    assert streak(record, day(2)) == Streak(0, 1)


@given(days=st.sets(st.tuples(st.integers(0, 3), st.integers(0, 9))), today=st.integers(0, 11))
def test_the_run_found_by_reading_little_is_that_of_the_whole_record(days: set[tuple[int, int]], today: int) -> None:
    cards = [choice(f"c{number}") for number in range(4)]
    given_before = [(card, number) for card, number in days if number <= today]
    record, history = of(cards, *(answer(cards[card], number) for card, number in given_before))
    *_, run = run_before(history, day(today))
    studied_today = any(number == today for _, number in given_before)
    assert run == Run(streak(record, day(today)).current - studied_today)


def test_the_run_is_found_without_reading_where_each_day_is_some_cards_last() -> None:
    cards = [choice(f"c{number}") for number in range(3)]
    _, history = of(cards, *(answer(card, number) for number, card in enumerate(cards)))
    assert list(run_before(history, day(3))) == [None, None, None, Run(3)]
    assert next(run_before(history, day(5))) == Run(0)


def test_a_run_is_at_least_as_long_as_was_found_where_too_many_cards_would_have_to_be_read() -> None:
    cards = [choice(f"c{number:03}") for number in range(MOST + 1)]
    events = [*(answer(card, 2) for card in cards), answer(cards[0], 0), answer(cards[0], 1)]
    *read, run = run_before(of(cards, *events)[1], day(3))
    assert (len(read), run) == (MOST, Run(1, whole=False))


def test_overdue_cards_wait_today_and_suspended_ones_are_left_out() -> None:
    late, soon, away, back, gone = (choice(name) for name in ("late", "soon", "away", "back", "gone"))
    _, history = of(
        [late, soon, away, back, gone],
        answer(late, 0),
        answer(soon, 3),
        answer(away, 3),
        Suspended(stamp(3), away.id, None),
        answer(back, 3),
        Suspended(stamp(4), back.id, day(6)),
    )
    found = forecast([late, soon, away, back, gone], history, day(4), 4)
    assert (found.counts, found.overdue, found.cards) == ((2, 0, 1, 0), 1, 3)
    assert found.busiest == (day(4), 2)


def test_retention_takes_the_first_answer_of_a_day_to_a_card_met_before() -> None:
    other = flashcard(topic="names")
    record, _ = of(
        [CARD, other],
        *(answer(CARD, 0, grade, hour) for grade, hour in ((4, 9), (1, 10))),
        *(answer(CARD, 1, grade, hour) for grade, hour in ((1, 9), (5, 10))),
        answer(CARD, 2),
        answer(other, 2, 0),
        answer(other, 40),
    )
    found = retention(record, day(40))
    assert (found.overall, found.recent) == (Share(2, 3), Share(1, 1))
    assert found.topics == {"names": Share(1, 1), "vitamins": Share(1, 2)}
    assert found.kinds == {"choice": Share(1, 2), "flashcard": Share(1, 1)}


def test_a_recall_counts_for_the_interval_that_it_ends() -> None:
    record, _ = of([CARD], *(answer(CARD, number) for number in (0, 1, 7, 22)), answer(CARD, 60, 1))
    found = retention(record, day(60))
    assert (found.young, found.mature) == (Share(3, 3), Share(0, 1))


def test_an_interval_of_21_days_is_mature() -> None:
    grades = [*[5] * 12, 2, 4, 4, 4]  # an ease of 3.38, and then 1, 6 and 6 times that
    events = [answer(CARD, number, grade) for number, grade in enumerate(grades)]
    before, history = of([CARD], *events)
    after, _ = of([CARD], *events, answer(CARD, 40))
    assert history.states[CARD.id].memory.interval == 21
    assert retention(after, day(40)).mature.answers == retention(before, day(40)).mature.answers + 1


def test_a_changed_grade_changes_the_share() -> None:
    wrong = answer(CARD, 1, 1)
    record, _ = of([CARD], answer(CARD, 0), wrong, Regraded(stamp(2), CARD.id, wrong.stamp.id, 4, claimed=True))
    assert retention(record, day(2)).overall == Share(1, 1)


def test_confidence_is_counted_by_the_codes_of_answers() -> None:
    given_answers = [answer(CARD, 0, 4 * (hour > 1), hour, reasons=("typo", "unsure")) for hour in range(3)]
    record, _ = of([CARD], *given_answers, answer(CARD, 1, reasons=("guess",)), answer(CARD, 2))
    found = calibration(record)
    assert found.levels == {Confidence.SURE: Share(), Confidence.UNSURE: Share(1, 3), Confidence.GUESS: Share(1, 1)}
    assert found.judgement == Judgement.UNKNOWN


def test_confidence_is_judged_only_where_the_interval_leaves_no_doubt() -> None:
    def judged(right: int, wrong: int, code: str) -> Judgement:
        rights = [answer(CARD, number, reasons=(code,)) for number in range(right)]
        wrongs = [answer(CARD, right + number, 1, reasons=(code,)) for number in range(wrong)]
        return calibration(of([CARD], *rights, *wrongs)[0]).judgement

    assert judged(30, 20, "sure") == Judgement.OVER
    assert judged(2, 1, "sure") == Judgement.FITTING
    assert judged(60, 0, "unsure") == Judgement.UNDER
    assert judged(5, 0, "unsure") == Judgement.UNKNOWN


def test_the_hardest_cards_are_those_forgotten_most_often() -> None:
    cards = [choice(f"c{number}") for number in range(13)]
    events = [answer(card, 0) for card in cards[:-1]]
    events += [answer(card, 1, 1) for card in cards[1:-1]]
    events += [answer(cards[3], 2), answer(cards[3], 8, 1)]
    record, history = of(cards, *events)
    found = hardest(record, history.states)
    assert len(found) == 10
    assert (found[0].card, found[0].lapses, found[0].retention) == (cards[3].id, 2, Share(1, 3))
    assert cards[0].id not in [hard.card for hard in found]


def test_an_hour_is_that_of_the_clock_where_the_answer_was_given() -> None:
    record, _ = of([CARD], answer(CARD, 0, hour=23), answer(CARD, 1, 1, hour=23))
    assert hours(record)[23] == Share(1, 2)
    noon = 12 * 3_600_000
    assert [local_hour(stamp(0, noon, zone)) for zone in ("+00:00", "+14:00", "-03:30", "+05:45")] == [12, 2, 8, 17]


def test_seconds_are_guessed_until_ten_answers_and_then_their_median() -> None:
    times = [answer(CARD, number, took=1000 * (number + 1)) for number in range(10)]
    assert seconds_per_answer(times[:9]) == USUAL
    assert seconds_per_answer(times) == 5.5


def test_only_the_latest_answers_tell_the_speed() -> None:
    slow = [answer(CARD, number, took=60_000) for number in range(300)]
    quick = [answer(CARD, 300 + number, took=2_000) for number in range(200)]
    assert seconds_per_answer([*quick, *slow]) == 2.0


def test_the_latest_answers_are_found_without_reading_the_rest() -> None:
    cards = [choice(f"c{number}") for number in range(50)]
    events = [answer(card, 10 * number + extra) for number, card in enumerate(cards) for extra in range(9)]
    *read, found = latest_answers(of(cards, *events)[1])
    assert found == tuple(sorted(events, key=lambda event: event.stamp.order)[-200:])
    assert len(read) < 30


def test_minutes_are_at_least_one_where_there_is_work() -> None:
    assert [minutes(0, 12), minutes(1, 12), minutes(20, 12)] == [0, 1, 4]


def test_mastery_counts_the_cards_of_each_topic() -> None:
    cards = [CARD, truth(), flashcard(topic="names")]
    record, history = of(cards, *(answer(CARD, number) for number in (0, 1, 7, 22)), answer(truth(), 0))
    assert mastery(record, history.states) == {"vitamins": Mastery(2, 2, 1), "names": Mastery(1, 0, 0)}


def test_a_standing_is_the_streak_and_the_speed_of_the_whole_record() -> None:
    cards = [choice(f"c{number}") for number in range(5)]
    events = [answer(cards[number % 5], number, took=1000 * number) for number in range(20)]
    record, history = of(cards, *events)
    *_, found = standing(history, day(19))
    assert found is not None
    assert (found.run, found.seconds) == (Run(19), 9.5)
    assert streak(record, day(19)).current == 20
    assert found.streak(history, day(19)) == "20-day streak"
    assert found.streak(history, day(20)) == "19-day streak"
    assert found._replace(run=Run(500, whole=False)).streak(history, day(20)) == "500+ day streak"
    assert found.minutes(20) == minutes(20, 9.5)


def test_who_has_studied_nothing_has_a_standing_at_once() -> None:
    found = next(standing(of([CARD])[1], day(0)))
    assert found is not None
    assert (found.run, found.seconds, found.minutes(10)) == (Run(0), USUAL, 2)
    assert found.streak(of([CARD])[1], day(0)) == ""
