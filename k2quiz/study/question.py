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
        same_kind = type(card.interaction) is type(self.card.interaction)
        return replace(self, card=card) if same_kind and len(as_written(card).order) == len(self.order) else self

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


def as_written(card: Card) -> Question:
    """The card's question with its options or targets in the order of their author."""
    match card.interaction:
        case Choose(options=entries) | Arrange(targets=entries):
            return Question(card, tuple(range(len(entries))))
        case _:
            return Question(card)


def ask(card: Card, showing: int) -> Question:
    """The card's question at its given showing, counted from 0."""
    written = as_written(card)
    if isinstance(card.interaction, Choose) and not card.interaction.shuffle:
        return written
    return replace(written, order=tuple(sorted(written.order, key=lambda index: _lot(card, showing, index))))


def _lot(card: Card, showing: int, index: int) -> bytes:
    """A lot drawn for one option or target, the same for the same card and showing on every machine."""
    return blake2b(f"{card.id} {showing} {index}".encode(), digest_size=8).digest()
