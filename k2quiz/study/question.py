"""One showing of a card, with its options in the order of that showing."""

from dataclasses import dataclass
from hashlib import blake2b

from k2quiz.card import Card, Choose


@dataclass(frozen=True, slots=True)
class Question:
    """A card as it is shown now; `order` holds the authored indices of a choice in the order shown."""

    card: Card
    order: tuple[int, ...] = ()

    @property
    def length(self) -> int:
        """How many characters there are to read before answering."""
        match self.card.interaction:
            case Choose(options=options):
                return len(self.card.prompt) + sum(len(option.text) for option in options)
            case _:
                return len(self.card.prompt)


def ask(card: Card, showing: int) -> Question:
    """The card's question at its given showing, counted from 0."""
    match card.interaction:
        case Choose(options=options, shuffle=shuffle):
            indices = range(len(options))
            order = sorted(indices, key=lambda index: _lot(card, showing, index)) if shuffle else indices
            return Question(card, tuple(order))
        case _:
            return Question(card)


def _lot(card: Card, showing: int, index: int) -> bytes:
    """A lot drawn for one option, the same for the same card and showing on every machine."""
    return blake2b(f"{card.id} {showing} {index}".encode(), digest_size=8).digest()
