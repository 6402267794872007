from pathlib import Path

import pytest

from k2quiz.card import Arrange
from tests.bank.authoring import bank, card, item, only, spots


def test_pairs_are_labels_with_their_targets_in_turn(tmp_path: Path) -> None:
    found = card(tmp_path, "ask: Where?\nmatch:\n  MGP: the artery wall\n  Osteocalcin: bone\n")
    assert found.interaction == Arrange(("the artery wall", "bone"), ("MGP", "Osteocalcin"))
    assert (found.prompt, found.id, found.item.kind) == ("Where?", "demo/one/q1", "match")
    assert found.interaction.slots == 2


def test_spare_targets_come_last_and_belong_nowhere(tmp_path: Path) -> None:
    arrange = card(tmp_path, "ask: b\nmatch: {a: 1, b: 2}\nextra: [3, 4]\n").interaction
    assert arrange == Arrange(("1", "2", "3", "4"), ("a", "b"))
    assert arrange.slots == 2


def test_a_single_spare_target_needs_no_list(tmp_path: Path) -> None:
    assert card(tmp_path, "ask: b\nmatch: {a: 1, b: 2}\nextra: 3\n").interaction == Arrange(("1", "2", "3"), ("a", "b"))


@pytest.mark.parametrize("count", [2, 6])
def test_two_to_six_pairs_are_a_task(tmp_path: Path, count: int) -> None:
    pairs = "".join(f"  l{number}: r{number}\n" for number in range(count))
    arrange = card(tmp_path, f"ask: b\nmatch:\n{pairs}").interaction
    assert isinstance(arrange, Arrange)
    assert arrange.slots == count


PAIRS = "ask: b\nmatch: {a: 1, b: 2}\n"
SEVEN = ", ".join(f"l{number}: r{number}" for number in range(7))

FAULTS = {
    "one pair": ("ask: b\nmatch: {a: 1}\n", "8:12 K2Q280", "1 pair to match", "2 to 6 `left: right` lines"),
    "no pair": ("ask: b\nmatch: {}\n", "8:12 K2Q280", "0 pairs to match", "2 to 6 `left: right` lines"),
    "seven pairs": (f"ask: b\nmatch: {{{SEVEN}}}\n", "8:12 K2Q280", "7 pairs to match", "2 to 6 `left: right` lines"),
    "four spare ones": (PAIRS + "extra: [3, 4, 5, 6]\n", "9:12 K2Q280", "4 spare right sides", "at most 3"),
    "nothing after the name": ("ask: b\nmatch:\n", "8:11 K2Q211", "`match` is empty", "write it"),
    "list": ("ask: b\nmatch: [a, b]\n", "8:12 K2Q210", "must be `name: value` lines, not a list", "for each"),
    "text": ("ask: b\nmatch: a b\n", "8:12 K2Q210", "must be `name: value` lines, not text", "for each"),
    "list on the right": ("ask: b\nmatch: {a: 1, b: [2]}\n", "8:22 K2Q210", "`b` must be text", "without brackets"),
    "nothing on the right": ("ask: b\nmatch: {a: 1, b: }\n", "8:22 K2Q211", "`b` is empty", "write it"),
    "same left side": ("ask: b\nmatch: {a: 1, a: 2}\n", "8:19 K2Q203", "`a`", ""),
    "left sides alike": ("ask: b\nmatch: {MGP: 1, mgp: 2}\n", "8:21 K2Q281", "left side `mgp`", "change one"),
    "same right side": ("ask: b\nmatch: {a: 1, b: 1}\n", "8:22 K2Q281", "right side `1` appears twice", "change one"),
    "right sides alike": ("ask: b\nmatch: {a: Bone, b: bone.}\n", "8:25 K2Q281", "`bone.` appears twice", "change one"),
    "a spare one that is not": (PAIRS + "extra: [3, 2]\n", "9:16 K2Q281", "right side `2` appears twice", "change one"),
    "fields among the spare": (PAIRS + "extra: {c: d}\n", "9:12 K2Q210", "`extra` must be a list", "`[one, two]`"),
    "spare ones alone": ("ask: b\nextra: [c]\n", "6:5 K2Q220", "no answer", "match"),
    "no question": ("match: {a: 1, b: 2}\n", "6:5 K2Q225", "no `ask`", "under `ask`"),
    "misspelt spare": (PAIRS + "extras: [c]\n", "9:5 K2Q204", "`extras` in an item of kind match", "`extra`?"),
    "another kind's field": (PAIRS + "order: [1, 2, 3]\n", "9:5 K2Q221", "`match` and `order`", "keep one"),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_faulty_match_gives_one_finding(fault: str, tmp_path: Path) -> None:
    fields, spot, message, mend = FAULTS[fault]
    finding = only(tmp_path, bank(item(fields)))
    assert spots([finding]) == [spot]
    assert message in finding.message
    assert mend in finding.help
