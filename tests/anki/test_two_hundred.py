"""Two hundred cards of the shipped deck with their histories, to the real Anki and back into an empty journal."""

from collections.abc import Sequence
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from k2quiz.bank.load import load_deck
from k2quiz.card import Card
from k2quiz.cli.main import main
from k2quiz.cli.workplace import shipped_deck
from k2quiz.event import Reviewed
from k2quiz.history import History, replay
from k2quiz.journal.journal import Journal
from tests.anki.learner import Learner
from tests.anki.test_reviews import TODAY, answer, brought_in, exported, taken_out

COUNT = 200
GRADES = (1, 3, 4, 4, 5)
"""Those that Anki has a button for."""


def learned(cards: Sequence[Card], chance: Random) -> History:
    """Every card answered when it was due for up to some months, now well and now badly, and some again the same day.

    Some were last answered today, and are still being learned.
    """
    events: list[Reviewed] = []
    for card in cards:
        day, own = TODAY - timedelta(days=chance.randrange(1, 200)), len(events)
        for _ in range(chance.randrange(1, 12)):
            if day > TODAY:
                break
            for _ in range(chance.choice((1, 1, 1, 2, 3))):
                events.append(answer(card, day, chance.choice(GRADES), len(events) + 1))
            day = replay(events[own:]).states[card.id].due or day
    return replay(events)


def given_to(card: Card, history: History) -> list[tuple[int, int]]:
    """When a card was answered, and with what grade."""
    return [(answer.stamp.at, answer.grade) for answer in history.answers(card.id)]


@pytest.mark.parametrize("legacy", [True, False])
def test_two_hundred_cards_come_back_with_every_review_and_the_same_state(
    anki: Learner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, legacy: bool
) -> None:
    monkeypatch.setenv("K2QUIZ_HOME", str(tmp_path / "home"))
    shipped = load_deck(shipped_deck())
    chosen = Random(1).sample(shipped.cards, COUNT)  # noqa: S311 - nothing secret is made of it
    before = learned(chosen, Random(2))  # noqa: S311 - as above
    brought_in(anki, exported(shipped, before, tmp_path / "k2.apkg"))
    assert main(["import", "anki", str(taken_out(anki, tmp_path / "back.apkg", legacy=legacy))]) == 0
    after: History = replay(Journal(tmp_path / "home").read().events)
    for card in chosen:
        assert given_to(card, after) == given_to(card, before)
    assert len(before.states) == COUNT
    assert any(state.seen == TODAY for state in before.states.values())
    assert after.states == before.states
