"""A practice exam: what it asks, in which proportions, and how long it may take."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from hashlib import blake2b

from k2quiz.card import Card, ItemId, Recall
from k2quiz.scheduling.queue import interleaved
from k2quiz.study.wording import MINUTE

EXAM = "exam"
"""The code, among the reasons of an answer, of one that was given in an exam."""

QUESTIONS = 20
"""How many questions an exam has where nobody says otherwise."""


@dataclass(frozen=True, slots=True)
class Paper:
    """What is wanted of an exam: so many questions at most, in so many minutes; one a question where that is None."""

    questions: int = QUESTIONS
    minutes: int | None = None

    def allowed(self, questions: int) -> int:
        """The milliseconds that an exam of that many questions may take."""
        return (questions if self.minutes is None else self.minutes) * MINUTE


@dataclass(frozen=True, slots=True)
class Exam:
    """The milliseconds that an exam may take, and those it took once it was handed in."""

    allowed: int
    took: int | None = None

    @property
    def is_open(self) -> bool:
        """Whether it can still be answered."""
        return self.took is None

    def handed_in(self, took: int) -> "Exam":
        """The exam once it was handed in after so many milliseconds."""
        return replace(self, took=min(took, self.allowed))


def candidates(cards: Iterable[Card], seed: int) -> tuple[Card, ...]:
    """The cards that an exam can ask, one an item: those whose answers are not for the learner to grade."""
    one: dict[ItemId, Card] = {}
    for card in sorted(cards, key=lambda card: _lot(card, seed)):
        if not isinstance(card.interaction, Recall):
            one.setdefault(card.item.id, card)
    return tuple(one.values())


def draw(cards: Iterable[Card], count: int, seed: int) -> tuple[Card, ...]:
    """At most that many of the candidates, topics and kinds in the proportions in which the cards have them.

    Each topic has its share of the places, rounded up or down, for it is a systematic sample: every so many cards one
    is taken of all in the order of topic and kind, from a place that the seed decides. Topics take turns if they can.
    """
    asked = candidates(cards, seed)
    count = min(count, len(asked))
    ranked = sorted(asked, key=lambda card: (card.item.topic, card.item.kind))
    first = seed % len(ranked) if ranked else 0
    taken = [ranked[(first + turn * len(ranked)) // count] for turn in range(count)]
    return tuple(interleaved(sorted(taken, key=lambda card: _lot(card, seed))))


def _lot(card: Card, seed: int) -> bytes:
    return blake2b(f"{card.id} {seed}".encode(), digest_size=8).digest()
