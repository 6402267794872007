"""What somebody who knows nothing can learn from the looks of the shipped deck's choices."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from k2quiz.bank.checks.banks import LEAST_LIKELY, chance_of_places
from k2quiz.bank.checks.reading import Choices, Reading
from k2quiz.bank.checks.robots import ROBOTS, Robot, guessed
from k2quiz.study.question import ask
from tests.deck.shipped import CHECKED, ITEMS, choices, share

CUES = frozenset(f"K2Q{number}" for number in (*range(301, 310), *range(340, 351)))
"""The rules on what gives a right choice away."""

ABOVE_CHANCE = 0.09


def at_place(place: int) -> Robot:
    def robot(reading: Reading, found: Choices) -> list[float]:
        del reading
        return [float(index == place) for index in range(len(found.options))]

    return robot


PLACES = {f"choice {place + 1}": at_place(place) for place in range(4)}
EVERY = {**ROBOTS, **PLACES}


def as_shown(showing: int) -> Iterator[tuple[Reading, Choices]]:
    """The choices of one right option, in the order in which a learner sees them."""
    for authored, card, choose in choices():
        order = ask(card, showing).order
        shown = replace(choose, options=tuple(choose.options[index] for index in order), shuffle=False)
        reading = Reading(replace(authored, cards=(replace(card, interaction=shown),)))
        if reading.choices and reading.choices.key is not None:
            yield reading, reading.choices


@pytest.mark.parametrize("robot", EVERY.values(), ids=EVERY.keys())
def test_a_robot_that_knows_nothing_does_no_better_than_chance_at_the_first_showing(robot: Robot) -> None:
    guess = guessed(robot, list(as_shown(0)))
    assert guess.choices >= 75
    assert guess.hits / guess.choices <= guess.chance + ABOVE_CHANCE
    assert guess.hits < guess.limit


def test_no_place_is_right_more_often_than_another_over_a_hundred_showings() -> None:
    asked = [shown for showing in range(100) for _, shown in as_shown(showing)]
    assert chance_of_places(asked) >= LEAST_LIKELY


def test_one_item_in_twenty_at_most_has_a_cue_and_those_that_were_let_pass_count() -> None:
    cues = [finding for finding in (*CHECKED.findings, *CHECKED.accepted) if finding.code in CUES]
    assert share(len(cues), len(ITEMS)) <= 0.05
