"""What was answered, card by card: each card's events are read once, and every number is made of that."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from k2quiz.event import Reviewed
from k2quiz.history import History, counting
from k2quiz.listing import Listed
from k2quiz.scheduling.sm2 import NEW, step_numbers


class Studied(NamedTuple):
    """A card with its answers that stand, practice among them, and with those of them that make its schedule."""

    card: Listed
    answers: tuple[Reviewed, ...]
    counted: tuple[Reviewed, ...]


class Recall(NamedTuple):
    """A day's first answer to a card met on an earlier day, which moves its schedule: the test of a memory.

    `interval` is the number of days that the schedule had let pass.
    """

    answer: Reviewed
    interval: int


Record = tuple[Studied, ...]
"""All cards that numbers are asked of."""


def record_of(cards: Iterable[Listed], history: History) -> Record:
    """The record of those cards, in their order."""
    return tuple(Studied(card, history.answers(card.id), counting(history.events(card.id))) for card in cards)


def recalls(studied: Studied) -> Iterator[Recall]:
    """The tests of one card's memory, in order."""
    memory = NEW.repetitions, NEW.interval, NEW.ease
    stepped = None
    for answer in studied.counted:
        if answer.stamp.day != stepped:
            if stepped is not None:
                yield Recall(answer, memory[1])
            memory = step_numbers(*memory, answer.grade)
            stepped = answer.stamp.day
