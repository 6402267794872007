"""Which cards come today, and in which order."""

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import TypeVar

from k2quiz.listing import CardId, ItemId, Listed
from k2quiz.scheduling.state import CardState

DRILL_DISTANCE = 3
"""How many other cards come between two showings of a drilled card, where as many remain."""

CONTRAST_DISTANCE = 3
"""How far behind a card comes one that it is easily mixed up with; another such pair may move that by one."""

NEVER_SEEN = CardState()

C = TypeVar("C", bound=Listed)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a day may ask for: cards never seen before, and reviews of known ones, any number where that is None."""

    new: int
    reviews: int | None = None


@dataclass(frozen=True, slots=True)
class Workload:
    """The cards that a day asks for, before they are mixed: one a family, reviews oldest due first."""

    reviews: tuple[Listed, ...]
    new: tuple[Listed, ...]


def workload(cards: Iterable[Listed], states: Mapping[CardId, CardState], day: date, limits: Limits) -> Workload:
    """What is due on that day, and which new cards, as far as the day still has room; the most urgent come first."""
    known = list(cards)
    met_today = {card.item.id for card in known if _state(card, states).seen == day}
    due = [card for card in known if _state(card, states).is_due(day) and card.item.id not in met_today]
    reviews = _one_per_item(sorted(due, key=lambda card: _urgency(card, states)), set())
    reserved = met_today | {card.item.id for card in reviews}
    unseen = [card for card in known if card.id not in states]
    introduced = sum(state.introduced == day for state in states.values())
    room = max(0, limits.new - introduced)
    new = _in_turns(_one_per_item(unseen, reserved))[:room]
    if limits.reviews is not None:
        reviewed = sum(state.seen == day != state.introduced for state in states.values())
        reviews = reviews[: max(0, limits.reviews - reviewed)]
    return Workload(tuple(reviews), tuple(new))


def plan(work: Workload) -> tuple[CardId, ...]:
    """The order of the day: new cards spread evenly among the reviews, topics alternating, confusable ones close."""
    return tuple(card.id for card in paired(interleaved(_spread(work.reviews, work.new))))


def upcoming(waiting: Sequence[CardId], drill: Iterable[CardId], shown: Sequence[CardId]) -> CardId | None:
    """The card to show next: a drilled one once enough others were shown, else the next of the plan.

    Args:
        waiting: cards of the plan not answered yet, in order.
        drill: cards to be repeated the same day.
        shown: every card shown today, in order.

    """
    last_shown = {card: index for index, card in enumerate(shown)}
    again = sorted(drill, key=lambda card: last_shown.get(card, -1))
    if again and len(shown) - 1 - last_shown.get(again[0], -1) >= DRILL_DISTANCE:
        return again[0]
    if waiting:
        return waiting[0]
    return again[0] if again else None


def interleaved(cards: Sequence[C]) -> list[C]:
    """The cards in their order as far as no topic follows itself where that can be avoided."""
    queues: dict[str, deque[tuple[int, C]]] = {}
    for rank, card in enumerate(cards):
        queues.setdefault(card.item.topic, deque()).append((rank, card))
    left = Counter({topic: len(queue) for topic, queue in queues.items()})
    result: list[C] = []
    previous: str | None = None
    for remaining in range(len(cards), 0, -1):
        previous = _next_topic(queues, left, remaining, previous)
        result.append(queues[previous].popleft()[1])
        left[previous] -= 1
        if not queues[previous]:
            del queues[previous]
    return result


def paired(cards: Sequence[Listed]) -> list[Listed]:
    """The cards in their order, but that those easily mixed up with one another come two to four apart.

    Each card has one rival at most; where too few cards follow the first of two, it is the first that moves.
    """
    rivals = _rivals(cards)
    seconds = {card.item.id for card in rivals.values()}
    result = [card for card in cards if card.item.id not in seconds]
    for first in [card for card in result if card.item.id in rivals]:
        place = result.index(first) + CONTRAST_DISTANCE
        result.insert(place, rivals[first.item.id])
        if place > len(result):
            result.remove(first)
            result.insert(max(0, len(result) - CONTRAST_DISTANCE), first)
    return result


def _rivals(cards: Sequence[Listed]) -> dict[ItemId, Listed]:
    """The card that comes later for the item of the one that comes first, of those easily mixed up."""
    places = {card.item.id: place for place, card in enumerate(cards)}
    pairs = ((card.item.id, other) for card in cards for other in card.item.contrasts if other in places)
    found: dict[ItemId, Listed] = {}
    taken: set[ItemId] = set()
    for first, second in sorted(sorted(pair, key=places.__getitem__) for pair in pairs if pair[0] != pair[1]):
        if taken.isdisjoint((first, second)):
            found[first] = cards[places[second]]
            taken |= {first, second}
    return found


def _next_topic(
    queues: Mapping[str, deque[tuple[int, C]]], left: Counter[str], remaining: int, previous: str | None
) -> str:
    """The topic of the first card in order, unless another topic would then have to follow itself."""
    allowed = [topic for topic in queues if topic != previous] or list(queues)
    largest = max(allowed, key=lambda topic: left[topic])
    if 2 * left[largest] > remaining:
        return largest
    return min(allowed, key=lambda topic: queues[topic][0][0])


def _in_turns(cards: Iterable[Listed]) -> list[Listed]:
    """The first card of every topic, then the second of every topic, and so on."""
    taken: Counter[str] = Counter()
    turns: list[tuple[int, Listed]] = []
    for card in cards:
        turns.append((taken[card.item.topic], card))
        taken[card.item.topic] += 1
    return [card for _, card in sorted(turns, key=lambda turn: turn[0])]


def _spread(reviews: Sequence[Listed], new: Sequence[Listed]) -> list[Listed]:
    """Both sequences in their own order, merged in even proportion."""
    placed = [((index + 0.5) / len(group), card) for group in (reviews, new) for index, card in enumerate(group)]
    return [card for _, card in sorted(placed, key=lambda pair: pair[0])]


def _one_per_item(cards: Iterable[Listed], taken: set[ItemId]) -> list[Listed]:
    """The first card of each item that is not taken yet."""
    first: dict[ItemId, Listed] = {}
    for card in cards:
        if card.item.id not in taken:
            first.setdefault(card.item.id, card)
    return list(first.values())


def _urgency(card: Listed, states: Mapping[CardId, CardState]) -> tuple[date, int, bytes]:
    """Oldest due first, then the one most overdue for its interval, then an order that no author chose."""
    state = _state(card, states)
    seed = blake2b(f"{card.id} {state.due}".encode(), digest_size=8).digest()
    return state.due or date.max, state.memory.interval, seed


def _state(card: Listed, states: Mapping[CardId, CardState]) -> CardState:
    return states.get(card.id, NEVER_SEEN)
