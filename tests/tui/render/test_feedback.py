"""An answered question."""

from dataclasses import replace

from k2quiz.card import Choose, Reference
from k2quiz.grading.response import Chosen, Typed
from k2quiz.tui.render.feedback import feedback_blocks
from tests.cards import choice, cloze, flashcard, number, several, truth, typed
from tests.tui.render.test_question import asked
from tests.tui.sample import feedback_on, scene_of, written


def test_options_stay_in_their_rows_when_the_verdict_comes() -> None:
    before = asked(choice()).split("\n")
    after = written(feedback_blocks(feedback_on(choice(), Chosen((2,))), tight=False)).split("\n")
    assert [line[5:] for line in before[4:8]] == [line[5:] for line in after[4:8]]
    assert after[2].startswith("✗ Not quite. The answer is ")


def test_right_and_wrongly_chosen_options_carry_glyphs() -> None:
    text = written(feedback_blocks(feedback_on(choice(), Chosen((1,))), tight=False))
    glyphs = {line[5:]: line[0] for line in text.split("\n")[4:8]}
    assert glyphs == {"Vitamin K": "✓", "Vitamin D": "✗", "Vitamin A": " ", "Vitamin C": " "}


def test_of_several_the_marks_stay_beside_the_glyphs() -> None:
    text = written(feedback_blocks(feedback_on(several(), Chosen((0, 2))), tight=False))
    signs = {line[9:]: line[0] + line[5:8] for line in text.split("\n")[4:9]}
    assert signs == {"Natto": "✓[x]", "Egg yolk": "✓[ ]", "Spinach": "✗[x]", "Kale": " [ ]", "Olive oil": " [ ]"}
    assert "1 of 2 right options, and 1 wrong." in text


def test_a_reason_that_the_explanation_repeats_is_told_once() -> None:
    card = replace(truth(), item=replace(truth().item, explain="K1."))
    text = written(feedback_blocks(feedback_on(card, Chosen((1,))), tight=False))
    assert text.count("K1.") == 1


def test_references_are_cited_with_their_links_on_lines_of_their_own() -> None:
    sources = (Reference("a", "Smith 2007", "https://example.org/a"), Reference("b", "Jones 2008"))
    card = replace(choice(), item=replace(choice().item, references=sources))
    text = written(feedback_blocks(feedback_on(card, Chosen((0,))), tight=False))
    assert text.endswith("· Smith 2007\n  https://example.org/a\n· Jones 2008")


def test_a_typed_answer_stands_beside_the_right_one() -> None:
    text = written(feedback_blocks(feedback_on(typed(), Typed("collagen")), tight=False))
    assert "You typed   collagen\nAnswer      osteocalcin\nAlso right  bone Gla protein" in text
    assert "Answer      180 µg" in written(feedback_blocks(feedback_on(number(), Typed("90")), tight=False))


def test_a_gap_is_shown_filled() -> None:
    text = written(feedback_blocks(feedback_on(cloze()[0], Typed("bones")), tight=False))
    assert text.startswith("MGP guards arteries, osteocalcin bones.")


def test_a_skipped_card_shows_its_answer() -> None:
    assert "From Koagulation." in written(feedback_blocks(feedback_on(flashcard()), tight=False))


def test_where_there_is_little_room_verdict_and_right_answer_come_first() -> None:
    lines = written(feedback_blocks(feedback_on(choice(), Chosen((1,))), tight=True), 36).split("\n")
    assert lines[0].startswith("✗ Not quite.")
    assert {line[0] + line[5:] for line in lines[1:3]} == {"✓Vitamin K", "✗Vitamin D"}
    assert "Which vitamin does clotting need?" in lines


def test_a_choice_without_a_right_option_says_so() -> None:
    card = choice()
    assert isinstance(card.interaction, Choose)
    wrong = tuple(replace(option, right=False) for option in card.interaction.options)
    card = replace(card, interaction=Choose(wrong))
    assert scene_of(card).question is not None
    assert "None of them is right." in written(feedback_blocks(feedback_on(card, Chosen((0,))), tight=False))
