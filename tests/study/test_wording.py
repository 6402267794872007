"""Words that every screen uses alike."""

from dataclasses import replace
from datetime import timedelta

import pytest

from k2quiz.study.wording import count, stance, when
from tests.cards import choice
from tests.learner import TODAY


@pytest.mark.parametrize(
    ("days", "words"),
    [(-3, "today"), (0, "today"), (1, "tomorrow"), (6, "in 6 days"), (59, "in 59 days"), (60, "on 22 Jan 2027")],
)
def test_a_day_is_told_as_a_learner_would_say_it(days: int, words: str) -> None:
    assert when(TODAY + timedelta(days=days), TODAY) == words


def test_a_card_without_a_day_is_not_planned() -> None:
    assert when(None, TODAY) == "not planned"


def test_nouns_follow_their_number() -> None:
    assert [count(number, "card") for number in (0, 1, 2)] == ["0 cards", "1 card", "2 cards"]


def test_an_item_says_where_article_and_evidence_part() -> None:
    item = choice().item
    assert stance(item) == ""
    assert "article says" in stance(replace(item, stance="article"))
    assert "evidence part" in stance(replace(item, stance="article", nuance=True))
