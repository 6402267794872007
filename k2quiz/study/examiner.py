"""The judge of a sitting: what the deck's words are, and how fast this learner usually answers."""

from collections.abc import Collection
from functools import cached_property

from k2quiz.card import Card, Interaction
from k2quiz.grading.judge import judge
from k2quiz.grading.lexicon import Lexicon, lexicon_of
from k2quiz.grading.pace import baseline, format_of, pace
from k2quiz.grading.response import Response
from k2quiz.grading.verdict import Verdict
from k2quiz.history import History


class Examiner:
    """Judges responses; the deck's lexicon and the learner's pace are worked out when first needed."""

    def __init__(self, cards: Collection[Card], history: History) -> None:
        self._cards = cards
        self._history = history

    def judge(self, interaction: Interaction, response: Response) -> Verdict:
        """Whether the response is right, and why."""
        return judge(interaction, response, self._lexicon)

    def pace(self, interaction: Interaction, took: int, length: int) -> float | None:
        """The time of an answer as a multiple of the learner's usual; None while too few answers are known."""
        return pace(took, length, self._baselines.get(format_of(interaction)))

    @cached_property
    def _lexicon(self) -> Lexicon:
        return lexicon_of(self._cards)

    @cached_property
    def _baselines(self) -> dict[str, float | None]:
        times: dict[str, list[tuple[int, int]]] = {}
        for card in self._cards:
            answers = self._history.answers(card.id)
            times.setdefault(format_of(card.interaction), []).extend((a.took, a.length) for a in answers)
        return {name: baseline(pairs) for name, pairs in times.items()}
