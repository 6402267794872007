"""What the days to come will ask for."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from k2quiz.history import FOR_EVER, History
from k2quiz.listing import Listed

DAYS = 30
"""Days that it looks ahead, today among them."""


class Forecast(NamedTuple):
    """How many cards each day will ask for, from today on, as things stand; of today's, `overdue` were due before.

    A card that is put aside counts on the day on which it returns; one that is suspended for good is left out.
    """

    today: date
    counts: tuple[int, ...]
    overdue: int

    @property
    def cards(self) -> int:
        """All of them."""
        return sum(self.counts)

    @property
    def busiest(self) -> tuple[date, int]:
        """The day with the most cards, the first of several, and how many it has."""
        most = max(self.counts)
        return self.today + timedelta(days=self.counts.index(most)), most


def forecast(cards: Iterable[Listed], history: History, today: date, days: int = DAYS) -> Forecast:
    """The cards due on each of so many days; those due earlier wait today."""
    due = [day for card in cards if (day := _due(card, history, today))]
    asked = Counter(max(day, today) for day in due)
    counts = tuple(asked[today + timedelta(days=number)] for number in range(days))
    return Forecast(today, counts, sum(day < today for day in due))


def _due(card: Listed, history: History, today: date) -> date | None:
    """The day on which a card is to be asked; None where that is not planned."""
    state = history.states.get(card.id)
    if state is None or state.due is None:
        return None
    away = history.suspended.get(card.id, today)
    return None if away == FOR_EVER else max(state.due, away) if away > today else state.due
