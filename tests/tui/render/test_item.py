"""A card looked up."""

import pytest

from k2quiz.card import Card
from k2quiz.event import Reviewed
from k2quiz.grading.response import Skipped
from k2quiz.tui.render.item import item_blocks, solution
from tests.cards import cloze, flashcard, matching, number, one_of_each, ordering, several, typed
from tests.learner import TODAY, learner_with
from tests.tui.sample import TOPICS, written


@pytest.mark.parametrize(
    ("card", "text"),
    [
        (several(), "✓ 1  Natto\n     About Natto."),
        (several(), "✗ 3  Spinach\n     About Spinach."),
        (typed(), "✓ osteocalcin\nAlso right: bone Gla protein\n✗ osteonectin: Another protein."),
        (number(), "✓ 180 µg"),
        (cloze()[1], "✓ bones"),
        (matching(), "✓ MGP → the artery wall\n✓ Osteocalcin → bone\n✗ the thyroid"),
        (ordering(), "✓ 1. MGP is made\n✓ 2. glutamate is carboxylated\n✓ 3. calcium is bound"),
        (flashcard(), "✓ From Koagulation."),
    ],
)
def test_what_is_right_and_wrong_has_a_sign(card: Card, text: str) -> None:
    assert text in written(solution(card))


@pytest.mark.parametrize("card", one_of_each(), ids=lambda card: card.id)
@pytest.mark.parametrize("width", [10, 29, 40, 76])
def test_every_card_is_shown_at_every_width(card: Card, width: int) -> None:
    learner = learner_with((card,))
    learner.record(lambda stamp: Reviewed(stamp, card.id, Skipped(), 4, (), 61_000, 1, 1))
    text = written(item_blocks(card, learner.history(), TOPICS, TODAY, width), width)
    assert max(map(len, text.split("\n"))) <= width
    said = " ".join(text.split())
    assert "Good" in said
    assert "61.0 s" in said


def test_the_history_has_columns_only_where_they_fit() -> None:
    learner = learner_with((flashcard(),))
    learner.record(lambda stamp: Reviewed(stamp, flashcard().id, Skipped(), 4, (), 4000, 1, 1))

    def shown(width: int) -> str:
        return written(item_blocks(flashcard(), learner.history(), TOPICS, TODAY, width), width)

    assert "23 Nov 2026  Good   4.0 s  0 → 1 d" in shown(76)
    assert "23 Nov 2026, Good, 4.0 s, 0" in shown(30)
