"""Fields and the types that read them, as an author meets them in an item."""

from pathlib import Path

import pytest

from k2quiz.bank.field import Body, Field, suggest
from k2quiz.bank.node import MapNode, TextNode
from k2quiz.bank.reader import read_yaml
from k2quiz.bank.rules import Report
from k2quiz.bank.values import Flag, Id, Mapped, Mappings, OneOf, Text, TextList, TextMap, WholeNumber
from tests.bank.authoring import write

TEXT = Field("field", Text(), "")
ID = Field("field", Id(), "")
TEXTS = Field("field", TextList(), "")
FLAG = Field("field", Flag(), "")
WHOLE = Field("field", WholeNumber(1, 5), "")
WORD = Field("field", OneOf(("remember", "analyze")), "")
TEXT_MAP = Field("field", TextMap(), "")
MAPPINGS = Field("field", Mappings("- ask: …"), "")
MAPPED = Field("field", Mapped(), "")


def body(folder: Path, text: str) -> Body:
    """The fields of a file that is one mapping."""
    report = Report()
    root = read_yaml(write(folder, text), report)
    assert isinstance(root, MapNode)
    return Body(root, report)


GOOD: list[tuple[Field[object], str, object]] = [
    (TEXT, "one two", "one two"),
    (TEXT, "' spaces around '", "spaces around"),
    (TEXT, "1.10", "1.10"),
    (TEXT, "|\n  two\n  lines\n", "two\nlines"),
    (TEXT, "x" * 4_000, "x" * 4_000),
    (ID, "q-1.b_2", "q-1.b_2"),
    (ID, "a" * 64, "a" * 64),
    (TEXTS, "[one, 2, No]", ("one", "2", "No")),
    (TEXTS, "one", ("one",)),
    (TEXTS, "[]", ()),
    (FLAG, "true", True),
    (FLAG, "Yes", True),
    (FLAG, "on", True),
    (FLAG, "FALSE", False),
    (FLAG, "no", False),
    (FLAG, "off", False),
    (WHOLE, "1", 1),
    (WHOLE, "5", 5),
    (WORD, "analyze", "analyze"),
    (TEXT_MAP, "{90: a table, b: c}", {"90": "a table", "b": "c"}),
]


@pytest.mark.parametrize(("field", "written", "value"), GOOD)
def test_a_value_is_read_as_its_field_says(field: Field[object], written: str, value: object, tmp_path: Path) -> None:
    fields = body(tmp_path, f"field: {written}\n")
    assert fields.get(field) == value
    assert fields.report.findings == []


BAD: list[tuple[Field[object], str, str, str, str]] = [
    (TEXT, "[one, two]", "K2Q210", "`field` must be text, not a list", "without brackets"),
    (TEXT, "\n  This: that\n", "K2Q210", "not `name: value` lines", "because of its `: `: 'This: that'"),
    (TEXT, "\n  It's: that\n", "K2Q210", "not `name: value` lines", "'It''s: that'"),
    (TEXT, "{a: b, c: d}", "K2Q210", "not `name: value` lines", "begins with `{`"),
    (TEXT, "", "K2Q211", "`field` is empty", "take the field out"),
    (TEXT, "'  '", "K2Q211", "`field` is empty", "take the field out"),
    (TEXT, "#fff", "K2Q211", "`field` is empty", "begins with `#`"),
    (TEXT, "x" * 4_001, "K2Q212", "4,001 characters (limit 4,000)", "shorten it"),
    (ID, "Q 1", "K2Q222", "`Q 1` is not a valid field", "`q-1`"),
    (ID, "a/b", "K2Q222", "`a/b`", "a-z 0-9 - . _"),
    (ID, "é", "K2Q222", "`é`", "`my-id`"),
    (ID, "a" * 65, "K2Q222", "is not a valid", "at most 64"),
    (TEXTS, "{a: b}", "K2Q210", "must be a list of texts", "`[one, two]`"),
    (TEXTS, "[one, [two]]", "K2Q210", "`field` must be text, not a list", "without brackets"),
    (TEXTS, "\n  - one\n  - This: that\n", "K2Q210", "`name: value` lines", "'This: that'"),
    (TEXTS, "[one, '']", "K2Q211", "`field` is empty", "take the field out"),
    (FLAG, "maybe", "K2Q213", "must be true or false, not `maybe`", "write true or false"),
    (FLAG, "1", "K2Q213", "not `1`", "write true or false"),
    (FLAG, "[true]", "K2Q213", "not a list", "write true or false"),
    (FLAG, "", "K2Q211", "`field` is empty", "take the field out"),
    (WHOLE, "0", "K2Q214", "a whole number from 1 to 5, not `0`", "1 to 5"),
    (WHOLE, "6", "K2Q214", "not `6`", "1 to 5"),
    (WHOLE, "-1", "K2Q214", "not `-1`", "1 to 5"),
    (WHOLE, "2.5", "K2Q214", "not `2.5`", "1 to 5"),
    (WHOLE, "hard", "K2Q214", "not `hard`", "1 to 5"),
    (WHOLE, "٣", "K2Q214", "not `٣`", "1 to 5"),
    (WHOLE, "9" * 5_000, "K2Q214", "a whole number from 1 to 5", "1 to 5"),
    (WHOLE, "{a: b}", "K2Q214", "not `name: value` lines", "1 to 5"),
    (WORD, "analyse", "K2Q215", "cannot be `analyse`", "did you mean `analyze`? (one of remember, analyze)"),
    (WORD, "ponder", "K2Q215", "cannot be `ponder`", "one of remember, analyze"),
    (TEXT_MAP, "[a]", "K2Q210", "must be `name: value` lines, not a list", "`name: value` line for each"),
    (TEXT_MAP, "{a: [b]}", "K2Q210", "`a` must be text, not a list", "without brackets"),
    (MAPPINGS, "text", "K2Q210", "must be a list, not text", "`- ask: …`"),
    (MAPPINGS, "{a: b}", "K2Q210", "must be a list, not `name: value` lines", "`- ask: …`"),
    (MAPPINGS, "[text]", "K2Q201", "one of `field` is text, not fields", "`- ask: …`"),
    (MAPPINGS, "\n  -\n", "K2Q201", "one of `field` is empty", "`- ask: …`"),
    (MAPPINGS, "", "K2Q211", "`field` is empty", "take the field out"),
    (MAPPED, "text", "K2Q210", "must be `name: value` lines, not text", "indent its fields"),
    (MAPPED, "[a]", "K2Q210", "not a list", "indent its fields"),
]


@pytest.mark.parametrize(("field", "written", "code", "message", "mend"), BAD)
def test_a_value_that_does_not_fit_is_one_finding(
    field: Field[object], written: str, code: str, message: str, mend: str, *, tmp_path: Path
) -> None:
    fields = body(tmp_path, f"field: {written}\n")
    fields.get(field)
    assert [finding.code for finding in fields.report.findings] == [code]
    assert message in fields.report.findings[0].message
    assert mend in fields.report.findings[0].help


def test_the_finding_stands_at_the_value_that_is_wrong(tmp_path: Path) -> None:
    fields = body(tmp_path, "field:\n  - one\n  - [two]\n")
    fields.get(TEXTS)
    assert [(found.place.line, found.place.column) for found in fields.report.findings] == [(3, 5)]


def test_a_missing_field_gives_the_default_and_a_required_one_a_finding(tmp_path: Path) -> None:
    fields = body(tmp_path, "other: x\n")
    assert fields.get(TEXT, "default") == "default"
    assert fields.report.findings == []
    assert fields.require(TEXT, "write it") is None
    assert [(found.code, found.help) for found in fields.report.findings] == [("K2Q207", "write it")]


def test_a_misspelt_field_is_not_missing_as_well(tmp_path: Path) -> None:
    fields = body(tmp_path, "feild: x\n")
    fields.check_names((TEXT,), "a test")
    fields.require(TEXT, "write it")
    assert [(found.code, found.help) for found in fields.report.findings] == [("K2Q204", "did you mean `field`?")]


def test_a_misspelling_of_one_field_does_not_hide_that_another_is_missing(tmp_path: Path) -> None:
    fields = body(tmp_path, "feild: x\n")
    other = Field("title", Text(), "")
    fields.check_names((TEXT, other), "a test")
    fields.require(other, "write it")
    assert [found.code for found in fields.report.findings] == ["K2Q204", "K2Q207"]


def test_an_unfit_list_member_leaves_its_mappings_readable(tmp_path: Path) -> None:
    found = body(tmp_path, "field:\n  - text\n  - a: b\n").get(MAPPINGS)
    assert found is not None
    (good,) = found
    value = good.get("a")
    assert isinstance(value, TextNode)
    assert value.value == "b"


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("explian", ["ask", "explain"], "did you mean `explain`?"),
        ("question", ["ask", "explain"], "did you mean `ask`?"),
        ("options", ["choices"], "did you mean `choices`?"),
        ("type", ["typos", "ask"], "known: typos, ask"),
        ("zzz", ["ask", "explain"], "known: ask, explain"),
        ("zzz", [], "none are known"),
    ],
)
def test_a_hint_names_what_was_probably_meant(word: str, known: list[str], hint: str) -> None:
    assert suggest(word, known) == hint
