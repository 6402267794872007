from pathlib import Path

import pytest

from k2quiz.card import Refusal, Term, TypeIn
from tests.bank.authoring import bank, card, findings, item, only, spots


def test_an_answer_is_typed(tmp_path: Path) -> None:
    found = card(tmp_path, "ask: Which food?\nanswer: natto\n")
    assert found.interaction == TypeIn(Term("natto"))
    assert found.prompt == "Which food?"


def test_other_answers_are_accepted_and_wrong_ones_refused_with_a_reason(tmp_path: Path) -> None:
    fields = (
        "ask: Which food?\nanswer: natto\naccept: nattō\ntypos: false\nreject:\n  - answer: tempeh\n    why: No MK-7.\n"
        "  - miso\n"
    )
    refused = (Refusal("tempeh", "No MK-7."), Refusal("miso"))
    assert card(tmp_path, fields).interaction == TypeIn(Term("natto", ("nattō",), refused, typos=False))


def test_one_wrong_answer_needs_no_list(tmp_path: Path) -> None:
    found = card(tmp_path, "ask: Which food?\nanswer: natto\nreject: miso\n").interaction
    assert isinstance(found, TypeIn)
    assert isinstance(found.answer, Term)
    assert found.answer.reject == (Refusal("miso"),)


@pytest.mark.parametrize(
    ("fields", "spot", "message", "mend"),
    [
        ("answer: [a, b]\n", "8:13 K2Q210", "`answer` must be text, not a list", "the others under `accept`"),
        ("answer:\naccept: [a]\n", "8:12 K2Q211", "`answer` is empty", "write it"),
        (f"answer: {'a' * 201}\n", "8:13 K2Q212", "201 characters (limit 200)", "shorten it"),
        ("answer: a\naccept: {b: c}\n", "9:13 K2Q210", "a list of texts", "`[one, two]`"),
        ("answer: Natto\nreject: [natto]\n", "9:13 K2Q260", "`natto` is both accepted and rejected", "one of the two"),
        ("answer: a\naccept: B\nreject: [b]\n", "10:13 K2Q260", "both accepted and rejected", "one of the two"),
        ("answer: a\nreject:\n  - wrong: b\n    why: c\n", "10:9 K2Q204", "unknown field `wrong`", "answer, why"),
        ("answer: a\nreject:\n  - why: c\n", "10:9 K2Q207", "no `answer`", "`- answer: …`"),
        ("answer: a\nreject: [[b]]\n", "9:14 K2Q210", "`reject` must be text", "without brackets"),
        ("answer: a\ntypos: 1\n", "9:12 K2Q213", "true or false, not `1`", "write true"),
    ],
)
def test_a_faulty_answer_gives_one_finding(fields: str, spot: str, message: str, mend: str, tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item(f"ask: b\n{fields}")))
    assert spots([finding]) == [spot]
    assert message in finding.message
    assert mend in finding.help


def test_accept_alone_makes_no_answer(tmp_path: Path) -> None:
    assert spots(findings(tmp_path, bank(item("ask: b\naccept: [c]\n")))) == ["6:5 K2Q220"]
