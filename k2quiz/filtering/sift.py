"""Going through many cards a stretch at a time, so that whoever waits can do something else in between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from k2quiz.listing import Listed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from k2quiz.filtering.match import Test

L = TypeVar("L", bound=Listed)

_STRETCH = 50
"""Cards that are gone through before anybody looks at the time."""


class Sift(Generic[L]):
    """The cards that pass a test, as far as they were gone through, and of how many of them something counts."""

    def __init__(self, cards: Sequence[L], passes: Test, counts: Test) -> None:
        self.found: list[L] = []
        self.counted = 0
        self.seen = 0
        self._cards = cards
        self._passes = passes
        self._counts = counts

    @property
    def done(self) -> bool:
        """Whether every card was gone through."""
        return self.seen >= len(self._cards)

    def advance(self, may_go_on: Callable[[], bool] = lambda: True) -> None:
        """Go through more of the cards, one stretch at least, as long as that is said to be all right."""
        while not self.done:
            new = [card for card in self._cards[self.seen : self.seen + _STRETCH] if self._passes(card)]
            self.found += new
            self.counted += sum(map(self._counts, new))
            self.seen += _STRETCH
            if not may_go_on():
                return
