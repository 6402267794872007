"""The registry of rules, and the report that gathers what breaks them."""

import re
from pathlib import Path

import pytest

from k2quiz.bank import kinds, rules
from k2quiz.bank.kinds import all_kinds
from k2quiz.bank.rules import Report, Rule
from k2quiz.errors import Place, Severity

RULES = {name: value for name, value in vars(rules).items() if isinstance(value, Rule)}
SOURCES = {path: path.read_text("utf-8") for path in Path(rules.__file__).parent.rglob("*.py")}


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_a_code_of_its_own_and_a_reason(name: str) -> None:
    rule = RULES[name]
    assert re.fullmatch(r"K2Q\d{3}", rule.code)
    assert [other.code for other in RULES.values()].count(rule.code) == 1
    assert rule.reason


def test_the_codes_are_in_order() -> None:
    codes = [rule.code for rule in RULES.values()]
    assert codes == sorted(codes)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_is_used(name: str) -> None:
    used = [path.name for path, text in SOURCES.items() if re.search(rf"\b{name}\b", text) and path.name != "rules.py"]
    assert used


def test_every_kind_is_a_file_with_a_test_of_its_name() -> None:
    files = {path.stem for path in Path(kinds.__file__).parent.glob("[a-z]*.py")}
    assert {kind.name for kind in all_kinds()} == files
    assert {path.stem.removeprefix("test_") for path in (Path(__file__).parent / "kinds").glob("test_*.py")} == files


def test_no_answer_field_belongs_to_two_kinds() -> None:
    names = [field.name for kind in all_kinds() for field in kind.answer]
    assert len(names) == len(set(names))


def test_a_report_tells_each_finding_once_in_the_order_of_files_and_lines() -> None:
    report = Report()
    for place in (Place("b", 1), Place("a", 10), Place("a", 9), Place("a", 10)):
        report.add(rules.NO_ID, place, "message", "mend")
    assert [finding.place for finding in report.in_order()] == [Place("a", 9), Place("a", 10), Place("b", 1)]


def test_a_report_with_warnings_alone_has_no_errors() -> None:
    report = Report()
    report.add(rules.NO_ID, Place("a"), "message", "mend")
    told = [report.has_errors]
    report.add(rules.NO_ANSWER, Place("a"), "message", "mend")
    told.append(report.has_errors)
    assert told == [False, True]
    assert [finding.severity for finding in report.findings] == [Severity.WARNING, Severity.ERROR]


def test_a_root_cause_stands_in_place_of_what_was_found_on_its_line() -> None:
    report = Report()
    for place in (Place("a", 1), Place("a", 2), Place("b", 2)):
        report.add(rules.SWALLOWED, place, "message", "mend")
    report.add_instead(rules.SYNTAX, Place("a", 2, 5), "message", "mend")
    assert [finding.place for finding in report.in_order()] == [Place("a", 1), Place("a", 2, 5), Place("b", 2)]


def test_a_finding_reads_as_one_would_say_it() -> None:
    report = Report()
    report.add(rules.NO_ANSWER, Place("a.yaml", 3, 5), "no answer", "give one")
    assert str(report.findings[0]) == "a.yaml:3:5: error K2Q220: no answer\n    help: give one"
