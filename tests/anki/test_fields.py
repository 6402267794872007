from dataclasses import replace
from decimal import Decimal

import pytest

from k2quiz.anki.note_types import BASIC, CHOICE, CLOZE, MATCH, ORDER, TYPED
from k2quiz.anki.notes import Note, notes_of
from k2quiz.card import Arrange, Card, Choose, Gap, Option, Quantity, Reference, Refusal, Term, TypeIn
from k2quiz.errors import UsageError
from tests.anki.sample import choice, cloze, deck, every_kind, flashcard, item, rich


def only(*cards: Card) -> Note:
    (note,) = notes_of(deck(*cards))
    return note


def test_a_choice_names_its_right_option_by_the_letter_of_its_field() -> None:
    note = only(choice(item("x"), "Natto", "Spinach", right=[1]))
    assert note.type is CHOICE
    assert [note.field(name) for name in ("A", "B", "C", "Answer", "Kind")] == ["Natto", "Spinach", "", "B", "one"]
    assert [note.field(name) for name in ("Why A", "Why B", "Why C")] == ["because 0", "because 1", ""]


def test_several_right_options_are_named_in_order() -> None:
    note = only(choice(item("x"), "a", "b", "c", "d", right=[0, 3]))
    assert (note.field("Answer"), note.field("Kind")) == ("A D", "several")


def test_a_choice_in_a_fixed_order_says_so() -> None:
    card = choice(item("x"), "a", "b")
    assert isinstance(card.interaction, Choose)
    assert only(replace(card, interaction=replace(card.interaction, shuffle=False))).field("Kind") == "one keep"


def test_the_reason_of_true_and_false_stands_once() -> None:
    options = (Option("True", right=False, why="It fell."), Option("False", right=True, why="It fell."))
    note = only(Card(item("x", "truth"), "It rose.", Choose(options, shuffle=False)))
    assert note.field("Kind") == "truth keep"
    assert [note.field("Why A"), note.field("Why B")] == ["", "It fell."]


def test_an_item_with_more_options_than_fields_is_refused_with_its_place() -> None:
    with pytest.raises(UsageError, match=r"one\.yaml:3:1: demo/one/x has 9 options, and an Anki note has room for 8"):
        list(notes_of(deck(choice(item("x"), *"abcdefghi"))))


def test_a_word_has_its_other_spellings_and_the_answers_that_were_foreseen() -> None:
    term = Term("dp-ucMGP", ("dpucMGP", "a < b"), (Refusal("ucMGP", "That is the total."), Refusal("MGP")))
    note = only(Card(item("x", "answer"), "Which?", TypeIn(term)))
    assert note.type is TYPED
    assert [note.field(name) for name in ("Answer", "Kind", "Unit")] == ["dp-ucMGP", "words", ""]
    assert note.field("Accepted") == "<ul><li>dpucMGP</li><li>a &lt; b</li></ul>"
    assert note.field("Refused") == "<ul><li><b>ucMGP</b>: That is the total.</li><li><b>MGP</b></li></ul>"


@pytest.mark.parametrize(
    ("quantity", "answer", "accepted"),
    [
        (Quantity(Decimal(180), Decimal(180), "µg", "180"), "180 µg", ""),
        (Quantity(Decimal(-3), Decimal(-3), "", "−3"), "-3", ""),
        (Quantity(Decimal(53), Decimal(53)), "53", ""),
        (Quantity(Decimal(90), Decimal(720), "µg", "90–720"), "90–720 µg", "anything from 90 to 720 µg"),
        (Quantity(Decimal("1E+2"), Decimal("2E+2"), "", "150"), "150", "anything from 100 to 200"),
    ],
)
def test_a_number_is_asked_for_with_its_unit_and_its_range(quantity: Quantity, answer: str, accepted: str) -> None:
    note = only(Card(item("x", "number"), "How much?", TypeIn(quantity)))
    assert (note.field("Answer"), note.field("Unit"), note.field("Kind")) == (answer, quantity.unit, "number")
    assert note.field("Accepted") == (f"<ul><li>{accepted}</li></ul>" if accepted else "")


def test_the_gaps_of_a_sentence_are_one_note_in_ankis_notation() -> None:
    muscle = Gap(1, Term("muscle cells", ("smooth muscle",), (Refusal("fat"),)), "which cells")
    note = only(*cloze(item("x", "cloze"), "MGP by ", muscle, ", bone by ", Gap(3, Term("osteoblasts")), "."))
    assert note.type is CLOZE
    assert note.field("Text") == "MGP by {{c1::muscle cells::which cells}}, bone by {{c3::osteoblasts}}."
    assert note.field("Accepted") == "<ul><li>smooth muscle</li></ul>"
    assert note.field("Refused") == "<ul><li><b>fat</b></li></ul>"
    assert sorted(note.cards) == [0, 2]


def test_gaps_of_one_number_make_one_card() -> None:
    twice = Gap(1, Term("K2", ("menaquinone",)))
    note = only(*cloze(item("x", "cloze"), twice, " is not K1, ", twice))
    assert list(note.cards) == [0]
    assert note.field("Accepted") == "<ul><li>menaquinone</li></ul>"


def test_a_flashcard_is_asked_the_other_way_round_only_where_its_author_says_so() -> None:
    there, both = (
        only(*flashcard(item("x"), "MGP", "matrix Gla protein", reverse=reverse)) for reverse in (False, True)
    )
    assert there.type is both.type is BASIC
    assert [there.field(name) for name in ("Front", "Back", "Reverse")] == ["MGP", "matrix Gla protein", ""]
    assert [both.field(name) for name in ("Front", "Back", "Reverse")] == ["MGP", "matrix Gla protein", "yes"]
    assert (sorted(there.cards), sorted(both.cards)) == ([0], [0, 1])


def test_every_note_carries_what_its_item_says_besides_the_question() -> None:
    for note in notes_of(deck(*every_kind())):
        shared = rich("x")
        assert note.field("Explanation") == "Valves were asked about first.<br>Coronaries came later."
        assert note.field("Hint") == shared.hint
        assert note.field("Context") == shared.context
        assert note.field("Image") == ""
        assert note.field("Topic") == "Human trials"
        assert note.field("Level") == "understand"
        assert note.field("Disclaimer") == "For learning, not for treatment."
        assert note.field("Language") == "en"
        assert note.field("Key") == note.item
        assert 'href="https://doi.org/10.1161/X?a=1&amp;b=2"' in note.field("References")
        assert [note.field(f"Spare {number}") for number in (1, 2, 3)] == ["", "", ""]


def test_an_item_without_references_has_none() -> None:
    bare = only(*flashcard(item("x"), "a", "b"))
    cited = only(*flashcard(replace(item("x"), references=(Reference("a", "Smith 2020"),)), "a", "b"))
    assert bare.field("References") == ""
    assert cited.field("References") == "<ul><li>Smith 2020</li></ul>"


def test_pairs_stand_side_by_side_and_their_targets_in_an_order_of_their_own() -> None:
    arrange = Arrange(("the wall", "Bone", "a < b"), ("MGP", "Osteocalcin"))
    note = only(Card(item("x", "match"), "Where?", arrange))
    assert note.type is MATCH
    assert [note.field(name) for name in ("Prompt", "Left 1", "Right 1", "Left 2", "Right 2", "Left 3")] == [
        *("Where?", "MGP", "the wall", "Osteocalcin", "Bone", "")
    ]
    assert note.field("Targets") == "<ul><li>a &lt; b</li><li>Bone</li><li>the wall</li></ul>"
    assert "a &lt; b" not in [note.field(f"Right {place}") for place in range(1, 7)]


def test_steps_stand_in_their_order_and_are_offered_in_another() -> None:
    note = only(Card(item("x", "order"), "In which order?", Arrange(("made", "carboxylated", "bound"))))
    assert note.type is ORDER
    assert [note.field(f"Step {place}") for place in range(1, 5)] == ["made", "carboxylated", "bound", ""]
    assert note.field("Shuffled") == "<ul><li>bound</li><li>carboxylated</li><li>made</li></ul>"


def test_six_places_fit_into_a_note_and_seven_are_refused() -> None:
    assert only(Card(item("x", "order"), "Which?", Arrange(tuple("abcdef")))).field("Step 6") == "f"
    with pytest.raises(UsageError, match=r"“Which\?” has 7 places, and an Anki note has room for 6"):
        list(notes_of(deck(Card(item("x", "order"), "Which?", Arrange(tuple("abcdefg"))))))


def test_the_place_of_an_option_tells_nothing_of_whether_it_is_right() -> None:
    texts = ("Natto", "Apples", "Spinach")
    one, other = (only(choice(item("x"), *texts, right=[right], why="")) for right in (0, 2))
    assert [one.field(letter) for letter in "ABC"] == [other.field(letter) for letter in "ABC"]
    assert (one.field("Answer"), other.field("Answer")) == ("B", "C")
