"""The program on a deck of so many cards that nobody wrote: `crowd.py CARDS`. Answers are not kept."""

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from k2quiz.bank.catalogue import Catalogue, Section
from k2quiz.card import Card, CardId, Item, ItemId, Recall
from k2quiz.cli.clock import SystemClock
from k2quiz.errors import Place, StorageError
from k2quiz.event import Stamp
from k2quiz.history import History
from k2quiz.listing import Family, Listing
from k2quiz.scheduling.queue import Limits
from k2quiz.study.desk import Desk
from k2quiz.study.sitting import E
from k2quiz.tui.app import K2QuizApp

_BANK = "bench/crowd"


class Made(Mapping[CardId, Card]):
    """Cards that are made when they are asked for, as those of a kept deck are."""

    def __init__(self, cards: tuple[Listing, ...]) -> None:
        self._cards = cards

    def __getitem__(self, card: CardId) -> Card:
        item = Item(ItemId(card), _BANK, "flashcard", Place("crowd.yaml"), topic="one")
        return Card(item, f"What does {card} ask of those who study it?", Recall("That it is drawn quickly."))

    def __iter__(self) -> Iterator[CardId]:
        return (card.id for card in self._cards)

    def __len__(self) -> int:
        return len(self._cards)


def deck(size: int) -> Catalogue:
    """A deck of one bank of so many cards."""
    names = (f"{_BANK}/{number}" for number in range(size))
    cards = tuple(Listing(CardId(name), Family(ItemId(name), "one")) for name in names)
    return Catalogue("bench", "A crowd", Path(), "", {}, (Section(_BANK, "Crowd", cards),), (), Made(cards))


def refuse(make: Callable[[Stamp], E]) -> E:
    """No record at all."""
    raise StorageError(f"{make} is not kept.")


def main(size: int) -> None:
    """Run it."""
    stock = deck(size)
    K2QuizApp([(stock, Desk(stock, History(), Limits(10), SystemClock(4), refuse))]).run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
