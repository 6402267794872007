"""A question before it is answered."""

from k2quiz.card import Card
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.render.page import joined
from k2quiz.tui.render.question import question_parts
from k2quiz.tui.stage import Draft
from tests.cards import choice, cloze, flashcard, number, several, typed
from tests.tui.sample import scene_of, written


def asked(card: Card, draft: Draft | None = None) -> str:
    question = scene_of(card).question
    assert question is not None
    return written(joined(question_parts(question, draft or Draft(), Keymap())))


def test_a_choice_shows_its_options_numbered_with_the_pointer_at_one() -> None:
    lines = asked(choice(), Draft(pointer=1)).split("\n")
    assert lines[:4] == [
        "Which vitamin does clotting need?",
        "",
        "Choose: number if sure, letter if not, g for a guess.",
        "",
    ]
    assert [line[:5] for line in lines[4:]] == ["  1  ", "▸ 2  ", "  3  ", "  4  "]


def test_marks_are_shown_and_counted_where_several_are_asked_for() -> None:
    text = asked(several(), Draft(marked=frozenset({0, 3})))
    assert "Select every one that applies (2)." in text
    assert [line[5:8] for line in text.split("\n")[4:]] == ["[x]", "[ ]", "[ ]", "[x]", "[ ]"]


def test_a_number_is_asked_for_with_its_unit() -> None:
    assert "Type a number, in µg or another unit." in asked(number())


def test_no_question_that_is_typed_shows_its_answer() -> None:
    assert "osteocalcin" not in asked(typed())
    assert "arteries" not in asked(cloze()[0])


def test_the_back_of_a_card_is_shown_once_it_was_looked_at() -> None:
    assert "From Koagulation." not in asked(flashcard())
    assert "From Koagulation.\n\nWhat there is to learn" in asked(flashcard(), Draft(revealed=True))


def test_nothing_moves_when_a_choice_is_pointed_at_or_marked() -> None:
    before = asked(several()).split("\n")
    after = asked(several(), Draft(pointer=4, marked=frozenset({1, 2, 3}))).split("\n")
    assert [line[9:] for line in before[4:]] == [line[9:] for line in after[4:]]
