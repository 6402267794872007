import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import Arrange, Choose, FillIn, Option
from k2quiz.grading.confidence import Confidence
from k2quiz.grading.response import Arranged, Chosen
from k2quiz.plain.asking import doubted, options_of, question_lines, response_to
from k2quiz.study.question import Question, ask
from tests.plain.scenes import CASE, CLOZE, MAKERS, card


def question(count: int, showing: int, *, several: bool) -> Question:
    options = tuple(Option(f"option {index}", right=index == 0) for index in range(count))
    return ask(card(Choose(options, several), "Which?"), showing)


@given(count=st.integers(1, 8), showing=st.integers(0, 5), several=st.booleans(), data=st.data())
def test_the_number_before_an_option_chooses_that_option(
    *, count: int, showing: int, several: bool, data: st.DataObject
) -> None:
    asked = question(count, showing, several=several)
    shown = data.draw(st.sampled_from(question_lines(asked)[1:]))
    number, text = shown.split(". ")
    assert response_to(asked, number) == Chosen((int(text.removeprefix("option ")),))


@given(st.integers(2, 8), st.integers(0, 5), st.data())
def test_several_numbers_in_any_order_make_one_ascending_choice(count: int, showing: int, data: st.DataObject) -> None:
    asked = question(count, showing, several=True)
    places = data.draw(st.lists(st.integers(1, count), min_size=1))
    separator = data.draw(st.sampled_from((" ", ",", ", ", "; ", "  ")))
    chosen = {index for place, index, _ in options_of(asked) if place in places}
    assert response_to(asked, separator.join(map(str, places))) == Chosen(tuple(sorted(chosen)))


@given(
    several=st.booleans(),
    line=st.one_of(st.text(st.characters(exclude_characters="0123456789?")), st.just("0"), st.integers(9).map(str)),
)
def test_anything_but_the_number_of_an_option_is_no_choice(*, several: bool, line: str) -> None:
    assert response_to(question(8, 0, several=several), line) is None


def test_one_option_is_asked_for_so_two_numbers_are_no_choice() -> None:
    assert response_to(question(4, 0, several=False), "1 2") is None


@given(slots=st.integers(2, 6), spare=st.integers(0, 3), showing=st.integers(0, 5), data=st.data())
def test_the_numbers_before_the_targets_arrange_them_in_the_order_of_the_slots(
    *, slots: int, spare: int, showing: int, data: st.DataObject
) -> None:
    asked = arranging(slots, spare, showing)
    shown = dict(line.split(". target ") for line in question_lines(asked)[1 + slots :])
    numbers = data.draw(st.lists(st.sampled_from(sorted(shown)), min_size=slots, max_size=slots, unique=True))
    assert response_to(asked, " ".join(numbers)) == Arranged(tuple(int(shown[number]) for number in numbers))


@given(st.integers(2, 6), st.integers(0, 3), st.lists(st.integers(0, 12), max_size=8))
def test_anything_but_a_number_for_each_slot_is_no_arrangement(slots: int, spare: int, numbers: list[int]) -> None:
    known = set(numbers) <= set(range(1, slots + spare + 1))
    fits = known and len(numbers) == len(set(numbers)) == slots
    assert (response_to(arranging(slots, spare, 0), " ".join(map(str, numbers))) is not None) == fits


def arranging(slots: int, spare: int, showing: int) -> Question:
    targets = tuple(f"target {index}" for index in range(slots + spare))
    labels = tuple(f"label {slot}" for slot in range(slots))
    return ask(card(Arrange(targets, labels), "Where?"), showing)


def test_the_passage_and_what_the_picture_shows_come_first() -> None:
    assert question_lines(ask(CASE, 0))[:3] == [
        "A woman asks about natto.",
        "[picture: a bowl of natto]",
        "Which form stays in the blood longest?",
    ]


def test_the_gap_that_is_asked_for_is_shown_with_its_hint_and_the_others_are_filled() -> None:
    assert question_lines(ask(MAKERS, 0)) == ["MGP is made by [gap: which cells], osteocalcin by osteoblasts."]
    assert question_lines(ask(card(FillIn(CLOZE, 2), "…"), 0)) == [
        "MGP is made by vascular smooth muscle cells, osteocalcin by [gap]."
    ]


@given(
    st.text().map(lambda text: text.strip().rstrip("? ")).filter(bool), st.integers(0, 2), st.sampled_from(["", " "])
)
def test_an_answer_with_a_question_mark_is_unsure_and_with_two_a_guess(said: str, marks: int, gap: str) -> None:
    assert doubted(said + (gap + "?" * marks if marks else "")) == (said, tuple(Confidence)[marks])


@pytest.mark.parametrize("line", ["", "?", "??", "what???"])
def test_question_marks_alone_or_in_a_crowd_are_no_doubt(line: str) -> None:
    assert doubted(line) == (line, Confidence.SURE)
