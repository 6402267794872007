"""Templates: nothing overwritten, one finding for each blank, none once all are filled."""

import re
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from string import ascii_lowercase

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from k2quiz.bank.checks import check
from k2quiz.bank.field import Body, Field
from k2quiz.bank.kind import Kind
from k2quiz.bank.kinds import all_kinds, register, unregister
from k2quiz.bank.load import load_deck
from k2quiz.bank.rules import UNFILLED_BLANK
from k2quiz.bank.scaffold import new_item
from k2quiz.bank.schema import schema_files
from k2quiz.bank.values import Text
from k2quiz.card import Card, Item, Recall
from k2quiz.errors import Severity
from tests.cli.conftest import Run

BLANK = re.compile("‹([^‹›]*)›")
KINDS = [kind.name for kind in all_kinds()]
HEADER = "k2quiz: 1\nbank: {id: demo/one, title: One}\nitems:\n"
BANK = HEADER + "  - id: first\n    ask: Natto holds K2.\n    truth: true\n"

_RECITED = Field("recite", Text(), "the words: to be recited # by heart")


def _lower(item: Item, ask: str, body: Body) -> Iterator[Card]:
    words = body.get(_RECITED)
    if words:
        yield Card(item, ask, Recall(words))


RECITAL = Kind("recital", (_RECITED,), _lower)
"""A kind that has no template of its own."""


def filled(text: str, words: Iterator[str]) -> str:
    """A template as an author fills it: what it asks for by its kind, and anything for a text."""

    def fill(blank: re.Match[str]) -> str:
        asked = blank[1]
        if asked.startswith("the number"):
            return "180"
        if asked == "true or false":
            return "false"
        if asked in ("a-short-name", "my-course/week-1"):
            return f"n{next(numbers)}"
        return next(words)

    numbers = count()
    return BLANK.sub(fill, text)


def lorem() -> Iterator[str]:
    """Texts that are all different."""
    yield from ("text " + "".join(ascii_lowercase[int(digit)] for digit in str(number)) for number in count())


def errors(path: Path) -> list[str]:
    return [f"{finding}" for finding in check(path)[1] if finding.severity is Severity.ERROR]


def fill_in(path: Path) -> None:
    path.write_text(filled(path.read_text("utf-8"), lorem()), "utf-8")


def test_a_new_deck_has_one_finding_for_each_blank_and_none_once_they_are_filled(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "Vitamin C"
    told = run("new", "deck", folder)
    assert told.code == 0
    files = sorted(folder.rglob("*.yaml"))
    assert [str(path) in told.out for path in files] == [True] * 3
    blanks = sum(len(BLANK.findall(path.read_text("utf-8"))) for path in files)
    findings = check(folder)[1]
    assert {finding.code for finding in findings if finding.severity is Severity.ERROR} == {UNFILLED_BLANK.code}
    assert len([finding for finding in findings if finding.code == UNFILLED_BLANK.code]) == blanks > 20
    assert run("check", folder).code == 1
    for path in files:
        fill_in(path)
    assert run("check", folder).code == 0
    deck = load_deck(folder)
    assert (deck.id, deck.banks[0].id) == ("vitamin-c", "vitamin-c/first")
    assert len({card.item.kind for card in deck.cards}) >= 5
    assert all(card.item.references for card in deck.cards)


@pytest.mark.parametrize("taken", ["deck.yaml", "references.yaml", "banks/first.yaml"])
def test_a_new_deck_writes_over_nothing(taken: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "deck" / taken
    path.parent.mkdir(parents=True)
    path.write_text("mine", "utf-8")
    told = run("new", "deck", tmp_path / "deck")
    assert told.code == 2
    assert str(path) in told.err
    assert [found for found in (tmp_path / "deck").rglob("*") if found.is_file()] == [path]
    assert path.read_text("utf-8") == "mine"


def test_a_new_bank_has_the_id_and_title_that_it_is_given(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "week.yaml"
    assert run("new", "bank", path, "--id", "course/week-2", "--title", "Week 2: it's #1").code == 0
    fill_in(path)
    deck = load_deck(path)
    assert (deck.id, deck.title) == ("course/week-2", "Week 2: it's #1")
    assert run("new", "bank", path).code == 2


def test_a_new_bank_in_a_deck_is_named_after_it(run: Run, tmp_path: Path) -> None:
    run("new", "deck", tmp_path, "--id", "course", "--title", "Course")
    path = tmp_path / "banks" / "Week 2.yaml"
    assert run("new", "bank", path).code == 0
    assert "  id: course/week-2\n" in path.read_text("utf-8")


@pytest.mark.parametrize(
    "words",
    [["bank", "x.txt"], ["bank", "x.yaml", "--id", "Week 2"], ["bank", "x.yaml", "--title", "a\x1b[2J"], ["deck"]],
)
def test_what_makes_no_sense_writes_nothing(words: list[str], run: Run, tmp_path: Path) -> None:
    told = run("new", words[0], *(tmp_path / word if word.startswith("x.") else word for word in words[1:]))
    assert told.code == 2
    assert "\x1b" not in told.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_item_is_printed_as_it_is_added(kind: str, run: Run, tmp_path: Path) -> None:
    printed = run("new", "item", kind).out
    path = tmp_path / "bank.yaml"
    path.write_text(BANK, "utf-8")
    assert run("new", "item", kind, path).code == 0
    assert path.read_text("utf-8") == f"{BANK}\n{printed}"
    found = [finding for finding in check(path)[1] if finding.severity is Severity.ERROR]
    assert len(found) == len(BLANK.findall(printed))
    assert {finding.code for finding in found} == {UNFILLED_BLANK.code}


WORDS = st.text(ascii_lowercase, min_size=1, max_size=12).map(lambda word: f"w{word}")


@pytest.mark.parametrize("kind", [*KINDS, RECITAL.name])
@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(words=None)
@given(words=st.lists(WORDS, unique=True, min_size=12, max_size=12))
def test_an_item_of_every_kind_has_no_errors_once_it_is_filled(
    kind: str, words: list[str] | None, tmp_path: Path
) -> None:
    register(RECITAL)
    try:
        made = next(known for known in all_kinds() if known.name == kind)
        path = tmp_path / "bank.yaml"
        path.write_text(HEADER + new_item(made), "utf-8")
        assert len(errors(path)) == len(BLANK.findall(new_item(made)))
        path.write_text(filled(HEADER + new_item(made), iter(words) if words else lorem()), "utf-8")
        assert errors(path) == []
        assert {card.item.kind for card in load_deck(path).cards} == {kind}
    finally:
        unregister(RECITAL)


LAYOUTS = {
    "no line end": BANK.rstrip("\n"),
    "comments at the end": BANK + "\n  # more to come\n# the end\n",
    "dashes at the margin": "k2quiz: 1\nbank: {id: a, title: A}\nitems:\n- ask: b\n  truth: true\n",
    "something behind the list": BANK + "\n# what all share\ndefaults: {topic: x}\n",
    "something close behind the list": BANK + "defaults:\n  topic: x\n",
    "no items yet": HEADER,
    "no items yet, and something behind": HEADER + "\n# all\ndefaults: {topic: x}\n",
    "kept line ends": BANK + "    explain: |+\n      kept\n\n",
    "a text that looks like a comment": BANK + "    explain: |\n      a\n      # b\ndefaults: {topic: x}\n",
    "an end mark": "---\n" + BANK + "...\n",
    "an inner list": BANK + "    tags:\n      - a\n      - b\n",
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["unix", "windows"])
@pytest.mark.parametrize("layout", LAYOUTS)
def test_everything_else_stays_byte_for_byte(layout: str, line_end: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    before = b"\xef\xbb\xbf" * (layout == "no line end") + LAYOUTS[layout].replace("\n", line_end).encode()
    path.write_bytes(before)
    assert run("new", "item", "truth", path).code == 0
    after = path.read_bytes()
    added = [index for index in range(len(before) + 1) if after.startswith(before[:index])][-1]
    assert after.endswith(before[added:])
    assert b"\n" not in after.replace(line_end.encode(), b"")
    assert {finding.code for finding in check(path)[1] if finding.severity is Severity.ERROR} <= {
        UNFILLED_BLANK.code,
        "K2Q226",
    }
    assert run("new", "item", "truth", path).code == 0
    assert path.read_text("utf-8").count("‹the statement›") == 2


@pytest.mark.parametrize(
    "items", ["items: []\n", "items: [{ask: a, truth: true}]\n", "items: x\n", "defaults: {}\n", "items: [\n"]
)
def test_a_bank_that_an_item_cannot_be_added_to_is_left_alone(items: str, run: Run, tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    text = "k2quiz: 1\nbank: {id: a, title: A}\n" + items
    path.write_text(text, "utf-8")
    told = run("new", "item", "truth", path)
    assert told.code in (1, 2)
    assert "Traceback" not in told.err
    assert path.read_text("utf-8") == text
    assert list(tmp_path.iterdir()) == [path]


def test_an_item_is_added_to_no_file_that_is_not_there(run: Run, tmp_path: Path) -> None:
    told = run("new", "item", "truth", tmp_path / "none.yaml")
    assert told.code == 2
    assert "k2quiz new bank" in told.err
    assert run("new", "item", "riddle").code == 2


def test_every_blank_of_one_text_is_found_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "bank.yaml"
    path.write_text(HEADER + "  - id: a\n    ask: >-\n      ‹one›\n      and ‹two›\n    truth: '‹three›'\n", "utf-8")
    found = [(f.place.line, f.place.column, f.message) for f in check(path)[1] if f.severity is Severity.ERROR]
    assert [(line, column) for line, column, _ in found] == [(6, 7), (7, 11), (8, 13)]
    assert ["‹one›" in found[0][2], "‹two›" in found[1][2], "‹three›" in found[2][2]] == [True] * 3


MODELINE = re.compile(r"# yaml-language-server: \$schema=(\S+)\n")


def schema_named_by(path: Path) -> str:
    """The content of the schema that a file's first line leads to."""
    line = MODELINE.match(path.read_text("utf-8"))
    assert line is not None
    return (path.parent / line[1]).read_text("utf-8")


def test_every_file_of_a_new_deck_names_a_schema_that_goes_with_it(run: Run, tmp_path: Path) -> None:
    run("new", "deck", tmp_path / "made")
    (tmp_path / "made").rename(tmp_path / "moved")
    deck = tmp_path / "moved"
    run("new", "bank", deck / "banks" / "second.yaml")
    named = {path.name: schema_named_by(path) for path in deck.rglob("*.yaml")}
    schemas = schema_files()
    assert named == {
        "deck.yaml": schemas["deck.schema.json"],
        "references.yaml": schemas["references.schema.json"],
        "first.yaml": schemas["bank.schema.json"],
        "second.yaml": schemas["bank.schema.json"],
    }
    assert not (deck / "banks" / "schemas").exists()


def test_lone_banks_share_the_schemas_beside_them(run: Run, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("new", "bank", tmp_path / f"{name}.yaml").code == 0
        assert schema_named_by(tmp_path / f"{name}.yaml") == schema_files()["bank.schema.json"]


def test_schemas_of_another_version_are_renewed_and_nothing_else(run: Run, tmp_path: Path) -> None:
    run("new", "deck", tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    (tmp_path / "schemas" / "bank.schema.json").write_text("{}", "utf-8")
    (tmp_path / "schemas" / "facts.schema.json").unlink()
    assert run("new", "schemas", tmp_path).code == 0
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before
