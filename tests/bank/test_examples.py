"""Every example that `k2quiz check --explain` shows, run."""

from pathlib import Path
from textwrap import indent

import pytest

from k2quiz.bank import rules
from k2quiz.bank.checks import check
from k2quiz.bank.examples import EXAMPLES
from k2quiz.bank.examples.example import Example, Scope
from k2quiz.bank.rules import Rule
from tests.bank.authoring import write

RULES = {rule.code: rule for rule in vars(rules).values() if isinstance(rule, Rule)}
TEACHING = "K2Q3"

DECK = "k2quiz: 1\ndeck: {id: d, title: D, topics: {foods: Foods}}\n"
REFERENCES = "k2quiz: 1\nreferences:\n  a2022: {title: T, year: 2022}\n"
FACTS = """\
k2quiz: 1
facts:
  - {id: f-1, claim: C, verdict: supported, values: {men: 304, five: 5, low: 300}}
  - {id: f-2, claim: C, verdict: overstated}
"""
HEADER = f"""\
k2quiz: 1
bank: {{id: demo, title: Demo}}
defaults: {{refs: [a2022], explain: {"A sentence that a learner can take away. " * 2}}}
items:
"""


def codes(example: Example, text: str, folder: Path) -> set[str]:
    """What is wrong with a text, within a deck that has a topic, a reference and two facts."""
    if example.scope is Scope.FILE:
        found = check(write(folder, text))[1]
        return {finding.code for finding in found if not finding.code.startswith(TEACHING)}
    write(folder, DECK, "deck.yaml")
    write(folder, REFERENCES, "references.yaml")
    write(folder, FACTS, "facts.yaml")
    items = text if example.scope is Scope.ITEMS else "- id: q1\n" + indent(text, "  ")
    return {finding.code for finding in check(write(folder / "banks", HEADER + indent(items, "  ")))[1]}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_bad_example_breaks_its_rule_and_no_other(code: str, tmp_path: Path) -> None:
    assert codes(EXAMPLES[code], EXAMPLES[code].bad, tmp_path) == {code}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_good_example_has_nothing_wrong(code: str, tmp_path: Path) -> None:
    assert codes(EXAMPLES[code], EXAMPLES[code].good, tmp_path) == set()


@pytest.mark.parametrize("code", [code for code in RULES if code.startswith(TEACHING)])
def test_every_rule_of_teaching_has_an_example(code: str) -> None:
    assert code in EXAMPLES
