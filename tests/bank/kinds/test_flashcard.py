from pathlib import Path

import pytest

from k2quiz.bank.checks import check
from k2quiz.card import Recall
from tests.bank.authoring import bank, card, cards, item, only, spots, write


def test_the_front_is_shown_and_the_back_recalled(tmp_path: Path) -> None:
    found = card(tmp_path, "front: Why K?\nback: Koagulation.\n")
    assert (found.prompt, found.interaction, found.part) == ("Why K?", Recall("Koagulation."), "")


def test_reverse_asks_the_other_way_round_as_well(tmp_path: Path) -> None:
    forth, back = cards(tmp_path, "front: MK-7\nback: menaquinone-7\nreverse: true\n")
    assert (back.prompt, back.interaction, back.id) == ("menaquinone-7", Recall("MK-7"), "demo/one/q1#reverse")
    assert forth.item == back.item


@pytest.mark.parametrize("fields", ["front: a\n", "back: a\n", "front: a\nback: [b]\n"])
def test_half_a_flashcard_is_no_card(fields: str, tmp_path: Path) -> None:
    loaded, _ = check(write(tmp_path, bank(item(fields))))
    assert loaded is not None
    assert loaded.deck.cards == ()


@pytest.mark.parametrize(
    ("fields", "spot", "message", "mend"),
    [
        ("front: a\n", "6:5 K2Q282", "no `back`", "write both sides"),
        ("back: a\n", "6:5 K2Q282", "no `front`", "write both sides"),
        ("front: a\nbakc: b\n", "8:5 K2Q204", "unknown field `bakc`", "did you mean `back`?"),
        ("front:\nback: b\n", "7:11 K2Q211", "`front` is empty", "write it"),
        ("front: a\nback: [b]\n", "8:11 K2Q210", "`back` must be text", "without brackets"),
        ("front: a\nback: b\nreverse: both\n", "9:14 K2Q213", "true or false, not `both`", "write true"),
        ("ask: a\nfront: a\nback: b\n", "7:5 K2Q204", "has no `ask`", "move it into `front`"),
    ],
)
def test_a_faulty_flashcard_gives_one_finding(fields: str, spot: str, message: str, mend: str, tmp_path: Path) -> None:
    finding = only(tmp_path, bank(item(fields)))
    assert spots([finding]) == [spot]
    assert message in finding.message
    assert mend in finding.help
