"""Mending without the author: nothing else changes, and a second time nothing does."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from k2quiz.bank import syntax
from k2quiz.bank.checks import check
from k2quiz.bank.fix import mend
from k2quiz.bank.node import ListNode, MapNode, Node, TextNode
from k2quiz.bank.outline import says_the_same_elsewhere
from k2quiz.bank.reader import read_yaml
from k2quiz.bank.rules import Report
from k2quiz.errors import Edit, Fix, Place, Severity
from tests.bank.authoring import bank, item, write
from tests.bank.test_any_text import ITEMS, changed_characters, changed_lines
from tests.bank.test_bad_input import ROWS, form

FAULTY = [fault for fault in ROWS.values() if fault.mended is not None and "id: q" in fault.fields]


def plain(node: Node | None) -> object:
    """What a node says, wherever it stands."""
    match node:
        case TextNode(value=value):
            return value
        case ListNode(items=items):
            return [plain(entry) for entry in items]
        case MapNode():
            return {key.value: plain(value) for key, value in node}
        case None:
            return None


def items_of(path: Path) -> dict[str, object]:
    """What each item of a bank says, by its id."""
    root = read_yaml(path, Report())
    assert isinstance(root, MapNode)
    nodes = root.get("items")
    assert isinstance(nodes, ListNode)
    said = [plain(node) for node in nodes.items]
    return {str(entry["id"]): entry for entry in said if isinstance(entry, dict)}


def indented(fields: str, name: str) -> str:
    """An item of a bank whose fields may begin with a tab."""
    lines = fields.rstrip("\n").replace("id: q", f"id: {name}").split("\n")
    return "  - " + "\n".join(line if line.startswith("\t") else f"    {line}" for line in lines).lstrip(" ") + "\n"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(FAULTY), st.sampled_from(sorted(ITEMS))), min_size=1, max_size=6))
def test_many_faults_are_mended_at_once_and_sound_items_say_what_they_said(
    tmp_path_factory: pytest.TempPathFactory, chosen: list[object]
) -> None:
    topics = "  topics: {safety: Safety, trials: Trials}\n"
    faulty, meant = "", ""
    for number, entry in enumerate(chosen):
        if isinstance(entry, str):
            faulty += item(ITEMS[entry], f"i{number}")
            meant += item(ITEMS[entry], f"i{number}")
        elif entry in FAULTY:
            fault = FAULTY[FAULTY.index(entry)]
            faulty += indented(fault.fields, f"i{number}")
            meant += indented(fault.mended or "", f"i{number}")
    folder = tmp_path_factory.getbasetemp()
    path = write(folder, bank().replace("items:", f"{topics}items:") + faulty, "many.yaml")
    wanted = write(folder, bank().replace("items:", f"{topics}items:") + meant, "meant.yaml")
    for change in mend(path).changes:
        path.write_bytes(change.after)
    assert path.read_bytes() == wanted.read_bytes()
    assert items_of(path) == items_of(wanted)
    assert [finding.code for finding in form(path) if finding.fix] == []


@settings(max_examples=150, deadline=None)
@given(st.one_of(changed_lines(), changed_characters()))
def test_whatever_is_wrong_mending_it_twice_is_mending_it_once(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = write(tmp_path_factory.getbasetemp(), text, "twice.yaml")
    mending = mend(path)
    for change in mending.changes:
        path.write_bytes(change.after)
    again = mend(path)
    assert again.changes == ()
    assert [finding.code for finding in again.refused] == [finding.code for finding in mending.refused]


@settings(max_examples=150, deadline=None)
@given(st.one_of(changed_lines(), changed_characters()))
def test_lines_that_no_finding_named_stay_as_they_were(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = write(tmp_path_factory.getbasetemp(), text, "lines.yaml")
    mending = mend(path)
    after = mending.changes[0].after.decode() if mending.changes else path.read_text("utf-8")
    gone = [line for done in mending.mended for line in done.before]
    if not any(done.finding.fix and len(done.finding.fix.edits) > 1 for done in mending.mended):
        left = [line for line in path.read_bytes().decode().split("\n") if line not in gone]
        kept = iter(after.split("\n"))
        assert all(line in kept for line in left)


def test_a_fix_that_would_make_another_fault_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item("ask: b\ntruth: true #yes\n")))
    mending = mend(path)
    assert (mending.changes, mending.mended) == ((), ())
    assert [finding.code for finding in mending.refused] == ["K2Q118"]


def test_what_a_mended_value_lacks_does_not_keep_it_from_being_mended(tmp_path: Path) -> None:
    path = write(tmp_path, bank(item("ask: How much?\nnumber: 0,5\n")))
    assert b"number: 0.5\n" in mend(path).changes[0].after
    path.write_bytes(mend(path).changes[0].after)
    assert any(finding.severity is Severity.ERROR for finding in check(path)[1])


BAD_FIXES = {
    "drops the line below": (Place("", 7, 10, 8, 9), "'a: b'"),
    "writes one more field": (Place("", 7, 10, 7, 14), "'a: b'\n    hint: c"),
    "makes another fault": (Place("", 7, 10, 7, 14), "&x 'a: b'"),
    "mends nothing": (Place("", 7, 10, 7, 14), "a: b"),
    "makes it worse": (Place("", 7, 10, 7, 14), "'a: b"),
}


@pytest.mark.parametrize("case", BAD_FIXES)
def test_a_fix_that_changes_more_than_its_fault_is_refused(
    case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, text = BAD_FIXES[case]
    monkeypatch.setattr(syntax, "in_quotes", lambda *_: Fix((Edit(place, text),)))
    path = write(tmp_path, bank(item("ask: a: b\ntruth: true\n"), item("ask: c\ntruth: false\n", "q2")))
    mending = mend(path)
    assert mending.changes == ()
    assert [finding.code for finding in mending.refused] == ["K2Q100"]


def test_one_bad_fix_does_not_keep_others_from_their_work(tmp_path: Path) -> None:
    items = [item(f"ask: {name} #x\ntruth: true\n", f"q{name}") for name in "abc"]
    path = write(tmp_path, bank(*items, item("ask: b\ntruth: true #yes\n")))
    mending = mend(path)
    assert len(mending.mended) == 3
    assert len(mending.refused) == 1
    assert b"ask: 'c #x'" in mending.changes[0].after


def test_ids_are_made_of_the_question_and_unlike_any_other(tmp_path: Path) -> None:
    twin = "  - ask: What is MGP for?\n    answer: x\n"
    passage = "  - passage: P\n    items:\n      - front: Why is MGP so?\n        back: x\n"
    path = write(tmp_path, bank(item("ask: b\ntruth: true\nwas: mgp-2\n", "mgp"), twin, twin, passage))
    after = mend(path).changes[0].after.decode()
    assert "  - id: mgp-3\n    ask: What" in after
    assert "  - id: mgp-4\n    ask: What" in after
    assert "      - id: mgp-so\n        front: Why" in after


def test_every_file_of_a_deck_is_mended(tmp_path: Path) -> None:
    folder = tmp_path / "deck"
    write(folder, "deck: {id: d, titel: D, topics: {safety: S}}\n", "deck.yaml")
    write(folder, "k2quiz: 1\nreferences:\n  a: {titel: A}\n", "references.yaml")
    write(folder, "k2quiz: 1\nfacts: [{id: a, claim: A, verdikt: supported}]\n", "facts.yaml")
    write(folder, bank(item("ask: b: c\ntruth: true\ntopic: saftey\n")), "banks/one.yaml")
    mending = mend(folder)
    assert sorted(change.path.name for change in mending.changes) == [
        "deck.yaml",
        "facts.yaml",
        "one.yaml",
        "references.yaml",
    ]
    for change in mending.changes:
        change.path.write_bytes(change.after)
    assert [finding for finding in check(folder)[1] if finding.code < "K2Q3"] == []


@pytest.mark.parametrize(
    ("text", "edit", "same"),
    [
        ("a: b\nc: d\n", Edit(Place("", 1, 4, 1, 5), "'x: y'"), True),
        ("a: b\nc: d\n", Edit(Place("", 1, 4, 1, 5), "x: y"), False),
        ("a: b\nc: d\n", Edit(Place("", 1, 4, 1, 5), "[x]"), False),
        ("a: b\nc: d\n", Edit(Place("", 1, 4, 2, 2), "x"), False),
        ("a: b\nc: d\n", Edit(Place("", 2, 1, 2, 1), "x: y\n"), True),
        ("a: b\nc: d\n", Edit(Place("", 2, 1, 2, 1), "  x y\n"), False),
        ("a: b: c\nd: e\n", Edit(Place("", 1, 4, 1, 8), "'b: c'"), True),
        ("a: b: c\nd: [\n", Edit(Place("", 1, 4, 1, 8), "'b: c'"), True),
        ("a: b: c\nd: e\n", Edit(Place("", 1, 4, 1, 8), "'b: c"), False),
    ],
)
def test_a_text_says_the_same_elsewhere_only_if_an_edit_changes_its_own_stretch(
    text: str, edit: Edit, *, same: bool
) -> None:
    assert says_the_same_elsewhere(text, [edit]) == same
