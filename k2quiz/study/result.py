"""What an exam came to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from k2quiz.card import CardId
from k2quiz.study.feedback import Feedback
from k2quiz.study.session import Session
from k2quiz.study.wording import count, span


@dataclass(frozen=True, slots=True)
class Score:
    """How many of so many questions were right."""

    right: int
    of: int

    @property
    def percent(self) -> int:
        """The share of right ones, rounded; of no questions it is 0."""
        return round(100 * self.right / self.of) if self.of else 0


@dataclass(frozen=True, slots=True)
class Result:
    """The score of an exam, in all and by topic; questions without an answer count as wrong.

    `missed` are the answers that were not right, `took` milliseconds, `late` whether its time was over.
    """

    score: Score
    topics: Mapping[str, Score]
    missed: tuple[Feedback, ...]
    unanswered: int
    took: int
    late: bool


def score_sentence(found: Result) -> str:
    """The score and the time in words."""
    over = " Time was up." if found.late else ""
    return f"{found.score.right} of {found.score.of} right: {found.score.percent} % in {span(found.took)}.{over}"


def unanswered_sentence(found: Result) -> str:
    """How many questions have no answer, if any have none."""
    return f"{count(found.unanswered, 'question')} had no answer in time." if found.unanswered else ""


def by_topic(found: Result, titles: Mapping[str, str]) -> list[tuple[str, Score]]:
    """The title and the score of each topic, in the order of the titles; those without a title after them, by id."""
    named = dict.fromkeys([*(topic for topic in titles if topic in found.topics), *found.topics])
    return [(titles.get(topic, topic), found.topics[topic]) for topic in named]


def result(session: Session) -> Result:
    """What an exam that was handed in came to."""
    right = {answer.event.card for answer in session.answers if answer.right}
    took = session.exam.took or 0 if session.exam else 0
    topics: dict[str, list[CardId]] = {}
    for card in session.plan:
        topics.setdefault(session.cards[card].item.topic, []).append(card)
    return Result(
        score=_score(session.plan, right),
        topics={topic: _score(cards, right) for topic, cards in topics.items()},
        missed=tuple(answer for answer in session.answers if not answer.right),
        unanswered=len(session.plan) - len(session.answers),
        took=took,
        late=bool(session.exam and took >= session.exam.allowed),
    )


def _score(cards: Collection[CardId], right: set[CardId]) -> Score:
    return Score(sum(card in right for card in cards), len(cards))
