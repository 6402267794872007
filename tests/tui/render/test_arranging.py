"""Slots and targets."""

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Arrange, Card
from k2quiz.grading.response import Arranged
from k2quiz.tui.arrangement import Arrangement
from k2quiz.tui.render.arranging import missing
from k2quiz.tui.render.feedback import feedback_blocks
from k2quiz.tui.stage import Draft
from tests.cards import item, matching, ordering
from tests.tui.render.test_question import asked
from tests.tui.sample import feedback_on, scene_of, written

steps = st.lists(st.text("abc", min_size=1, max_size=5), min_size=3, max_size=6, unique=True)


def test_slots_stand_above_the_numbered_targets() -> None:
    lines = asked(matching()).split("\n")
    assert lines[2:7] == ["Match them by number (0 of 2).", "", "▸ MGP → …", "  Osteocalcin → …", ""]
    assert [line[:5] for line in lines[7:]] == ["  1  ", "  2  ", "  3  "]


def test_what_lies_in_a_slot_is_shown_there_and_marked_among_the_targets() -> None:
    lines = asked(ordering(), Draft(arrangement=Arrangement((2, None, None), 1))).split("\n")
    third = lines[-1][5:]
    assert lines[4:7] == [f"  1. {third}", "▸ 2. …", "  3. …"]
    assert [line[:5] for line in lines[8:]] == ["  1  ", "  2  ", "· 3  "]
    assert "Order them by number (1 of 3)." in lines


def test_what_is_missing_is_named() -> None:
    assert missing(scene_of(matching(), Draft(arrangement=Arrangement((1, None))))) == (
        "1 place still empty: Osteocalcin."
    )
    assert missing(scene_of(ordering())) == "3 places still empty: place 1."


@given(steps, st.data())
def test_every_slot_is_told_as_right_or_with_what_belongs_there(texts: list[str], data: st.DataObject) -> None:
    card = Card(item("steps", "order"), "Order?", Arrange(tuple(texts)))
    placed = data.draw(st.permutations(range(len(texts))))
    lines = written(feedback_blocks(feedback_on(card, Arranged(tuple(placed))), tight=False)).split("\n")
    for slot, target in enumerate(placed):
        told = f"✓ {slot + 1}. {texts[slot]}"
        if slot != target:
            told = f"✗ {slot + 1}. {texts[target]} — right: {texts[slot]}"
        assert told in lines


@given(steps, st.integers(5, 100))
def test_a_skipped_arrangement_shows_the_right_one(texts: list[str], width: int) -> None:
    card = Card(item("steps", "match"), "Match?", Arrange(tuple(texts), tuple(text.upper() for text in texts[:-1])))
    told = written(feedback_blocks(feedback_on(card), tight=False), width).replace("\n", " ")
    for text in texts[:-1]:
        assert f"{text.upper()} → {text}".replace(" ", "") in told.replace(" ", "")
