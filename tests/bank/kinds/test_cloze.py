from pathlib import Path

import pytest

from k2quiz.card import FillIn, Gap, Term
from tests.bank.authoring import bank, card, cards, item, only, spots


def test_each_gap_number_is_a_card_of_its_own(tmp_path: Path) -> None:
    first, second = cards(tmp_path, "cloze: 'MGP guards {{c1::arteries::where}}, osteocalcin {{c2::bones|bone}}.'\n")
    assert (first.id, second.id) == ("demo/one/q1#c1", "demo/one/q1#c2")
    assert first.prompt == "MGP guards [where], osteocalcin bones."
    assert second.prompt == "MGP guards arteries, osteocalcin […]."
    assert first.item == second.item


def test_a_gap_has_an_answer_others_and_a_hint(tmp_path: Path) -> None:
    found = card(tmp_path, "cloze: 'MGP guards {{c1:: arteries | vessels |walls:: which organ }}.'\n").interaction
    assert isinstance(found, FillIn)
    assert found.gap == Gap(1, Term("arteries", ("vessels", "walls")), "which organ")


def test_gaps_of_one_number_are_hidden_together(tmp_path: Path) -> None:
    found = card(tmp_path, "cloze: A {{c1::b}} is a {{c1::b}}.\n")
    assert found.prompt == "A […] is a […]."


def test_lines_of_a_sentence_are_joined(tmp_path: Path) -> None:
    found = card(tmp_path, "cloze: |\n  MGP guards\n  the {{c1::smooth\n  muscle}}.\n")
    assert isinstance(found.interaction, FillIn)
    assert found.interaction.sentence() == "MGP guards the smooth muscle."


def test_gaps_keep_their_numbers_when_they_trade_places(tmp_path: Path) -> None:
    found = cards(tmp_path, "cloze: A {{c7::b}} is a {{c3::d}}.\n")
    assert [entry.part for entry in found] == ["c3", "c7"]


@pytest.mark.parametrize(
    ("text", "code", "message"),
    [
        ("a b", "K2Q270", "no gap in the sentence"),
        ("a {{c1::b", "K2Q271", "make no gap"),
        ("a c1::b}}", "K2Q271", "make no gap"),
        ("a {{b}}", "K2Q271", "make no gap"),
        ("a {{c0::b}}", "K2Q271", "make no gap"),
        ("a {{c1:b}}", "K2Q271", "make no gap"),
        ("a {{c1::}} b", "K2Q271", "make no gap"),
        ("a {{c1::|b}}", "K2Q271", "a gap without an answer"),
        ("a {{c1::::b}}", "K2Q271", "a gap without an answer"),
        ("a {{c1::b {{c2::c}} }}", "K2Q271", "make no gap"),
        ("a {{c1::b}} and {{c1::d}}", "K2Q273", "gap c1 hides both `b` and `d`"),
    ],
)
def test_a_faulty_sentence_gives_one_finding(text: str, code: str, message: str, tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item(f"cloze: {text}\n")))
    assert spots([finding]) == [f"7:12 {code}"]
    assert message in finding.message
    assert "{{c1::answer}}" in finding.help or "another number" in finding.help


def test_a_question_beside_the_sentence_is_told_to_move(tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item("ask: Fill in.\ncloze: a {{c1::b}}\n")))
    assert spots([finding]) == ["7:5 K2Q204"]
    assert (finding.message, finding.help) == (
        "an item of kind cloze has no `ask`",
        "move it into `cloze`, which is all that the learner sees",
    )
