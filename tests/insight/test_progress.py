"""Progress: cards by how far they are, and answers by whether they count."""

from k2quiz.insight.progress import progress
from tests.cards import choice, truth
from tests.insight.learning import answer, day, of


def test_nothing_answered_has_no_last_day() -> None:
    record, history = of([choice()])
    found = progress(record, history.states)
    assert (found.cards, found.met, found.answers, found.last) == (1, 0, 0, None)


def test_practice_makes_days_but_no_scheduled_answers() -> None:
    card = choice()
    record, history = of([card, truth()], answer(card, 0), answer(card, 1, 1), answer(card, 2, practice=True))
    found = progress(record, history.states)
    assert (found.cards, found.met, found.answers, found.right, found.practice) == (2, 1, 2, 1, 1)
    assert (found.days, found.last, found.lapses) == (3, day(2), 1)


def test_a_card_is_mature_from_an_interval_of_21_days() -> None:
    card = choice()
    young = of([card], *(answer(card, number) for number in (0, 1, 7)))
    mature = of([card], *(answer(card, number) for number in (0, 1, 7, 22)))
    assert progress(young[0], young[1].states).mature == 0
    assert progress(mature[0], mature[1].states).mature == 1
