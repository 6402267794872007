"""A learner's progress in Anki's terms: the schedule of a card, and the log of its reviews. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum

from k2quiz.card import CardId
from k2quiz.event import Reviewed
from k2quiz.history import FOR_EVER, History, counting
from k2quiz.scheduling.state import CardState

BUTTONS = (1, 1, 1, 2, 3, 4)
"""Anki's button for each grade, 0–5."""

GRADES = {1: 1, 2: 3, 3: 4, 4: 5}
"""The grade that each of Anki's buttons stands for."""

_LOWEST_FACTOR = 1_300


class Kind(IntEnum):
    """What a line of Anki's log was about."""

    LEARNED = 0
    REVIEWED = 1
    RELEARNED = 2


@dataclass(frozen=True, slots=True)
class Logged:
    """A review as Anki logs it: `at` in UTC milliseconds, intervals in days, the ease per mille."""

    at: int
    button: int
    interval: int
    last_interval: int
    factor: int
    took: int
    kind: Kind


@dataclass(frozen=True, slots=True)
class Progress:
    """A card as Anki schedules it: the day it is due, its interval in days, its ease per mille, and its log."""

    due: date
    interval: int
    factor: int
    lapses: int
    suspended: bool
    log: tuple[Logged, ...]


def progress_of(card: CardId, history: History) -> Progress | None:
    """The progress on a card; None where nothing was scheduled."""
    state = history.states.get(card)
    if state is None or state.due is None:
        return None
    return Progress(
        due=state.due,
        interval=state.memory.interval,
        factor=_factor(state),
        lapses=state.lapses,
        suspended=history.suspended.get(card) == FOR_EVER,
        log=tuple(_log(counting(history.events(card)))),
    )


def _log(answers: tuple[Reviewed, ...]) -> Iterator[Logged]:
    """Every answer that made the schedule, with what it made of it."""
    before = CardState()
    for answer in answers:
        after = before.after(answer.grade, answer.stamp.day)
        yield Logged(
            at=answer.stamp.at,
            button=BUTTONS[answer.grade],
            interval=after.memory.interval,
            last_interval=before.memory.interval,
            factor=_factor(after),
            took=answer.took,
            kind=_kind(before, answer.stamp.day),
        )
        before = after


def _kind(before: CardState, day: date) -> Kind:
    """What an answer was: the first day's, one on a card that was known, or one after it was forgotten."""
    if before.introduced in (None, day):
        return Kind.LEARNED
    return Kind.REVIEWED if before.memory.repetitions and before.stepped != day else Kind.RELEARNED


def _factor(state: CardState) -> int:
    return max(_LOWEST_FACTOR, state.memory.ease * 10)
