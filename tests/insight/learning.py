"""A record of studying made by hand: answers on days counted from the first."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from hashlib import blake2b

from k2quiz.card import Card
from k2quiz.event import Event, EventId, Reviewed, Stamp
from k2quiz.grading.response import Chosen
from k2quiz.history import History, replay
from k2quiz.insight.record import Record, record_of

FIRST = date(2026, 11, 23)
"""A Monday, the day numbered 0."""


def day(number: int) -> date:
    """The day of that number."""
    return FIRST + timedelta(days=number)


def answer(  # noqa: PLR0917 - a row of a table
    card: Card,
    number: int,
    grade: int = 4,
    hour: int = 12,
    took: int = 5000,
    reasons: tuple[str, ...] = (),
    *,
    practice: bool = False,
) -> Reviewed:
    """An answer on the day of that number; answers of one hour come in the order of their times taken."""
    moment = datetime.combine(day(number), time(hour), UTC) + timedelta(milliseconds=took)
    at = int(moment.timestamp() * 1000)
    name = EventId(blake2b(f"{card.id} {at} {grade}".encode(), digest_size=16).hexdigest())
    stamp = Stamp(name, "a" * 12, at % 1_000_000 + 1, at, "+00:00", day(number))
    return Reviewed(stamp, card.id, Chosen((0,)), grade, reasons, took, 100, 1, practice)


def of(cards: Iterable[Card], *events: Event) -> tuple[Record, History]:
    """The record and the history of those events."""
    history = replay(events)
    return record_of(cards, history), history


def months_of(cards: Sequence[Card]) -> list[Event]:
    """Half a year of answers to those cards up to the day numbered 0, the last twelve days without a gap."""
    found: list[Event] = []
    for number in range(-180, 1):
        if number % 9 or number > -12:
            asked = [place for place in range(len(cards)) if (7 * number + 13 * place) % 11 < 3] or [0]
            found += [_usual(cards[place], number, place) for place in asked]
    return found


def _usual(card: Card, number: int, place: int) -> Reviewed:
    reasons = (("sure", "sure", "unsure", "guess")[(number + 3 * place) % 4],)
    grade = 1 if (number * number + place) % 7 == 0 else 4
    return answer(card, number, grade, 8 + place % 3, 4000 + 900 * place, reasons)
