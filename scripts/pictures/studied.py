"""A learner for pictures: most of a year of studying a deck, made up, and the same whenever they are made."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from k2quiz.card import Card, CardId
from k2quiz.event import EventId, Reviewed, Stamp
from k2quiz.grading.response import Recalled
from k2quiz.history import History, replay
from k2quiz.scheduling.state import CardState

_DAYS = 330
_NEW_A_DAY = 1
_DEVICE = "0" * 12
_IDLE = 0.13
"""The share of days without any studying."""

_GRADES = (1, 3, 4, 4, 4, 4, 4, 4, 5, 5)
_LEARNING = (1, 2, 3, 4, 4, 4)
"""What a card is answered with once it is known, and before."""


def studied(cards: Sequence[Card], today: date) -> History:
    """The history of a learner who has gone through the cards in their order, and reviewed what was due until today."""
    chance = Random(7)  # noqa: S311 - nothing secret is made of it
    states: dict[CardId, CardState] = {}
    events: list[Reviewed] = []
    for ago in range(_DAYS, 0, -1):
        day = today - timedelta(days=ago)
        if chance.random() < _IDLE and ago > 12:
            continue
        for card in _asked(cards, states, day):
            state = states.get(card.id, CardState())
            grade = chance.choice(_GRADES if state.memory.repetitions > 1 else _LEARNING)
            states[card.id] = state.after(grade, day)
            events.append(_answer(card, day, grade, len(events) + 1, chance))
    return replay(events)


def _asked(cards: Sequence[Card], states: dict[CardId, CardState], day: date) -> Iterator[Card]:
    due = [card for card in cards if card.id in states and states[card.id].is_due(day)]
    new = [card for card in cards if card.id not in states]
    yield from (*due, *new[:_NEW_A_DAY])


def _answer(card: Card, day: date, grade: int, number: int, chance: Random) -> Reviewed:
    hour = chance.choice((7, 8, 12, 19, 20, 20, 21))
    moment = datetime.combine(day, time(hour), UTC) + timedelta(seconds=number % 3_000)
    stamp = Stamp(EventId(f"{number:032x}"), _DEVICE, number, int(moment.timestamp() * 1000), "+00:00", day)
    sure = "sure" if chance.random() < 0.5 + grade / 10 else "unsure"
    took = chance.randrange(3_000, 20_000)
    return Reviewed(stamp, card.id, Recalled(grade), grade, (sure,), took, length=120, matcher=1)
