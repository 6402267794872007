"""Whether things come equally often."""

from collections.abc import Mapping, Sequence
from itertools import permutations

SHOWINGS = 2_400
_CRITICAL = {1: 6.635, 2: 9.210, 3: 11.345, 4: 13.277, 5: 15.086, 23: 41.638}
"""What χ² exceeds once in a hundred times, by its degrees of freedom."""


def unlike_chance(arrangements: Mapping[str, int]) -> list[str]:
    """What is wrong with how often each arrangement, of texts with `|` between them, came.

    All must have come, equally often, and each text equally often at each place.
    """
    texts = sorted(next(iter(arrangements)).split("|"))
    orders = ["|".join(order) for order in permutations(texts)]
    faults = [f"never {order}" for order in orders if order not in arrangements]
    if _is_uneven([arrangements.get(order, 0) for order in orders]):
        faults.append("some arrangements come more often than others")
    return faults + [f"{text} prefers a place" for text in texts if _is_uneven(_places(text, arrangements))]


def _places(text: str, arrangements: Mapping[str, int]) -> list[int]:
    """How often a text stood at each place."""
    counts = [0] * len(next(iter(arrangements)).split("|"))
    for order, times in arrangements.items():
        counts[order.split("|").index(text)] += times
    return counts


def _is_uneven(counts: Sequence[int]) -> bool:
    expected = sum(counts) / len(counts)
    return sum((count - expected) ** 2 / expected for count in counts) > _CRITICAL[len(counts) - 1]
