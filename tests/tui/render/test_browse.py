"""A card in a line."""

from datetime import timedelta

import pytest

from k2quiz.event import Flagged, Reviewed, Suspended
from k2quiz.grading.response import Skipped
from k2quiz.tui.render.browse import counts, entry_line, entry_of, heads_page
from tests.cards import choice
from tests.learner import Learner, learner_with
from tests.tui.sample import text_of

CARD = choice()


def line(learner: Learner, width: int, prompt: str = CARD.prompt) -> str:
    """The card's line."""
    return entry_line(entry_of(CARD, prompt, learner.history(), learner.clock.day), width).plain


def answered(*grades: int) -> Learner:
    """A learner who answered so, a day apart."""
    learner = learner_with((CARD,))
    for grade in grades:
        learner.record(lambda stamp, grade=grade: Reviewed(stamp, CARD.id, Skipped(), grade, (), 1, 1, 1))  # type: ignore[misc]  # the default is the grade of now
        learner.tomorrow()
    return learner


@pytest.mark.parametrize("width", [10, 20, 36, 48, 72, 120, 200])
def test_a_line_is_as_wide_as_it_is_told(width: int) -> None:
    assert len(line(answered(5, 4, 1), width)) == max(width, 18)


def test_a_line_tells_more_where_there_is_room() -> None:
    learner = answered(4, 1)
    assert line(learner, 36).split() == ["Which", "vitamin", "doe…", "today"]
    assert line(learner, 60).split()[-2:] == ["today", "1"]
    assert line(learner, 90).split() == ["one", *CARD.prompt.split(), "today", "1", "1"]


def test_the_names_stand_above_their_columns() -> None:
    heads = text_of(heads_page(94))
    row = "  " + line(answered(4, 1), 90)
    assert heads.index("Bank") == row.index("one")
    assert heads.index("Due") == row.index("today")
    assert heads.index("Lapses") + len("Lapses") == len(row.rstrip())


def test_what_is_special_has_a_letter() -> None:
    learner = answered(*(4, 1) * 6)
    assert line(learner, 90).endswith("L  ")
    learner.record(lambda stamp: Flagged(stamp, CARD.id, flagged=True))
    learner.record(lambda stamp: Suspended(stamp, CARD.id, None))
    assert line(learner, 90).endswith("FSL")
    learner.record(lambda stamp: Suspended(stamp, CARD.id, learner.clock.day + timedelta(days=1)))
    assert line(learner, 90).endswith("FBL")
    learner.tomorrow()
    assert line(learner, 90).endswith("FL ")


def test_a_prompt_of_several_lines_is_one_line() -> None:
    assert "a b" in line(learner_with((CARD,)), 90, "a\n\n  b")


def test_counts_are_told_in_few_words() -> None:
    assert counts(240, 240, 3, 100) == "240 cards · 3 due"
    assert counts(12, 240, 3, 100) == "12 of 240 cards · 3 due"
    assert counts(12, 240, 3, 40) == "40 %: 12 of 240 cards · 3 due"
    assert counts(1, 1, 0, 100) == "1 card · 0 due"


def test_a_new_card_says_so() -> None:
    assert "new" in line(learner_with((CARD,)), 40)
