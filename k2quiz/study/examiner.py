"""The judge of a sitting: what the deck's words are, and how fast this learner usually answers."""

from collections.abc import Collection
from datetime import date
from functools import cached_property

from k2quiz.card import Card, Interaction
from k2quiz.grading.judge import judge
from k2quiz.grading.lexicon import Lexicon, lexicon_of
from k2quiz.grading.pace import ENOUGH, baseline, format_of, pace
from k2quiz.grading.response import Recalled, Response, Skipped
from k2quiz.grading.verdict import Verdict
from k2quiz.history import History


class Examiner:
    """Judges responses; the deck's lexicon and the learner's pace are worked out when first needed.

    The pace is that of the cards met last: of each format as many as have `ENOUGH` answers.
    """

    def __init__(self, cards: Collection[Card], history: History) -> None:
        self._cards = cards
        self._history = history

    def judge(self, interaction: Interaction, response: Response) -> Verdict | None:
        """Whether the response is right, and why; None where the learner skipped or graded it."""
        if isinstance(response, Recalled | Skipped):
            return None
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
        for card in sorted(self._cards, key=self._last_seen, reverse=True):
            known = times.setdefault(format_of(card.interaction), [])
            if len(known) < ENOUGH:
                known.extend((answer.took, answer.length) for answer in self._history.answers(card.id))
        return {name: baseline(pairs) for name, pairs in times.items()}

    def _last_seen(self, card: Card) -> date:
        state = self._history.states.get(card.id)
        return state.seen if state and state.seen else date.min
