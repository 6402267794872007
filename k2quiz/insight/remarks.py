"""What a learner has to say to the authors: cards that were flagged, and answers called right though refused."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from k2quiz.event import Regraded
from k2quiz.grading.response import Typed
from k2quiz.history import History
from k2quiz.listing import CardId, Listed


@dataclass(frozen=True, slots=True)
class Flag:
    """A card that the learner marked, with a note that may be empty."""

    card: CardId
    day: date
    note: str


@dataclass(frozen=True, slots=True)
class Claim:
    """An answer that was refused and that the learner calls right."""

    card: CardId
    day: date
    answer: str


def flags(cards: Iterable[Listed], history: History) -> Iterator[Flag]:
    """The marks on those cards, in their order."""
    for card in cards:
        if flag := history.flag(card.id):
            yield Flag(card.id, flag.stamp.day, flag.note)


def claims(cards: Iterable[Listed], history: History) -> Iterator[Claim]:
    """The claims about those cards that stand, in their order."""
    for card in cards:
        called_right = {e.review for e in history.events(card.id) if isinstance(e, Regraded) and e.claimed}
        for answer in history.answers(card.id):
            if answer.stamp.id in called_right and isinstance(answer.response, Typed):
                yield Claim(card.id, answer.stamp.day, answer.response.text)
