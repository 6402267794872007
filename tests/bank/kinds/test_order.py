from pathlib import Path

import pytest

from k2quiz.card import Arrange
from tests.bank.authoring import bank, card, item, only, spots


def test_steps_are_targets_without_labels_in_their_order(tmp_path: Path) -> None:
    found = card(tmp_path, "ask: In which order?\norder:\n  - made\n  - carboxylated\n  - bound\n")
    assert found.interaction == Arrange(("made", "carboxylated", "bound"))
    assert found.interaction.slots == 3
    assert (found.prompt, found.id, found.item.kind) == ("In which order?", "demo/one/q1", "order")


@pytest.mark.parametrize("count", [3, 6])
def test_three_to_six_steps_are_a_task(tmp_path: Path, count: int) -> None:
    steps = "".join(f"  - s{number}\n" for number in range(count))
    assert card(tmp_path, f"ask: b\norder:\n{steps}").interaction == Arrange(tuple(f"s{n}" for n in range(count)))


FAULTS = {
    "one step": ("ask: b\norder: [a]\n", "8:12 K2Q280", "1 step to put in order", "3 to 6 lines"),
    "a text": ("ask: b\norder: a\n", "8:12 K2Q280", "1 step to put in order", "3 to 6 lines"),
    "two steps": ("ask: b\norder: [a, b]\n", "8:12 K2Q280", "2 steps to put in order", "3 to 6 lines"),
    "no step": ("ask: b\norder: []\n", "8:12 K2Q280", "0 steps to put in order", "3 to 6 lines"),
    "seven steps": ("ask: b\norder: [a, b, c, d, e, f, g]\n", "8:12 K2Q280", "7 steps", "3 to 6 lines"),
    "nothing after the name": ("ask: b\norder:\n", "8:11 K2Q211", "`order` is empty", "write it"),
    "fields": ("ask: b\norder: {a: b}\n", "8:12 K2Q210", "`order` must be a list", "`[one, two]`"),
    "a list in it": ("ask: b\norder: [a, b, [c]]\n", "8:19 K2Q210", "`order` must be text", "without brackets"),
    "an empty step": ("ask: b\norder: [a, b, '']\n", "8:19 K2Q211", "`order` is empty", "write it"),
    "the same step": ("ask: b\norder: [a, b, a]\n", "8:19 K2Q281", "the step `a` appears twice", "how the two differ"),
    "steps alike": ("ask: b\norder: [MGP, b, mgp.]\n", "8:21 K2Q281", "the step `mgp.`", "how the two differ"),
    "no question": ("order: [a, b, c]\n", "6:5 K2Q225", "no `ask`", "under `ask`"),
    "spare steps": ("ask: b\norder: [a, b, c]\nextra: [d]\n", "9:5 K2Q204", "`extra`", "known: id, ask, order"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_order_gives_one_finding(fault: str, tmp_path: Path) -> None:
    fields, spot, message, mend = FAULTS[fault]
    finding = only(tmp_path, bank(item(fields)))
    assert spots([finding]) == [spot]
    assert message in finding.message
    assert mend in finding.help
