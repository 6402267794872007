"""One showing of a card, with its options or targets in the order of that showing."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import blake2b

from k2quiz.card import Arrange, Card, CardId, Choose


@dataclass(frozen=True, slots=True)
class Question:
    """A card as it is shown now; `order` holds the authored indices of its options or targets in the order shown.

    `revised`: its right answer has another meaning than when the learner last met it, and the learner has not said
    yet whether to start it afresh.
    """

    card: Card
    order: tuple[int, ...] = ()
    revised: bool = False

    def retold(self, cards: Mapping[CardId, Card]) -> "Question":
        """The same showing with the card's new text, where that can be answered in the same way."""
        card = cards[self.card.id]
        known = type(card.interaction) is type(self.card.interaction) and len(ask(card, 0).order) == len(self.order)
        return replace(self, card=card) if known else self

    @property
    def length(self) -> int:
        """How many characters there are to read before answering."""
        item, interaction = self.card.item, self.card.interaction
        match interaction:
            case Choose(options=options):
                texts = [option.text for option in options]
            case Arrange(targets=targets, labels=labels):
                texts = [*targets, *labels]
            case _:
                texts = []
        return sum(map(len, (item.context, self.card.prompt, *texts)))


def ask(card: Card, showing: int) -> Question:
    """The card's question at its given showing, counted from 0."""
    match card.interaction:
        case Choose(options=options, shuffle=False):
            return Question(card, tuple(range(len(options))))
        case Choose(options=entries) | Arrange(targets=entries):
            return Question(card, tuple(sorted(range(len(entries)), key=lambda index: _lot(card, showing, index))))
        case _:
            return Question(card)


def _lot(card: Card, showing: int, index: int) -> bytes:
    """A lot drawn for one option or target, the same for the same card and showing on every machine."""
    return blake2b(f"{card.id} {showing} {index}".encode(), digest_size=8).digest()
