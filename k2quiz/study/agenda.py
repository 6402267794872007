"""What a day asks for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from k2quiz.history import FOR_EVER, History
from k2quiz.listing import CardId, Listed
from k2quiz.scheduling.queue import Workload
from k2quiz.scheduling.state import CardState

States = Mapping[CardId, CardState]


@dataclass(frozen=True, slots=True)
class Load:
    """What a day asks for of some cards: reviews due, new ones, and ones to be drilled again."""

    due: int
    new: int
    drill: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.due + self.new + self.drill


def load_of(cards: Iterable[Listed], work: Workload, states: States, day: date) -> Load:
    """What the day asks for of those cards, as part of their deck's workload."""
    chosen = {card.id for card in cards}
    return Load(
        due=sum(card.id in chosen for card in work.reviews),
        new=sum(card.id in chosen for card in work.new),
        drill=sum(state.needs_drill(day) for card, state in states.items() if card in chosen),
    )


def next_due(cards: Iterable[Listed], history: History, day: date) -> date | None:
    """The first day after that day on which one of the cards is due and may be asked."""
    tomorrow = day + timedelta(days=1)
    met = [(card, state) for card in cards if (state := history.states.get(card.id)) and state.due]
    days = (max(state.due or tomorrow, history.suspended.get(card.id, tomorrow)) for card, state in met)
    return min((each for each in days if day < each < FOR_EVER), default=None)


def unseen(cards: Iterable[Listed], states: States) -> int:
    """How many of the cards were never scheduled."""
    return sum(card.id not in states for card in cards)
