"""An editor in which a test writes."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from k2quiz.card import Card, CardId
from k2quiz.errors import UsageError


@dataclass
class FakeEditing:
    """Makes certain cards of what it opens, or finds an error; it notes what was opened."""

    after: tuple[Card, ...] = ()
    error: str = ""
    why_not: str = ""
    opened: list[CardId] = field(default_factory=list)

    def refusal(self, card: Card) -> str:
        """What the test says."""
        del card
        return self.why_not

    def __call__(self, card: Card) -> Mapping[CardId, Card]:
        """The cards that the test wants."""
        self.opened.append(card.id)
        if self.error:
            raise UsageError(self.error)
        return {each.id: each for each in self.after}
