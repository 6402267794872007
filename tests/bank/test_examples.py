"""Every example that `k2quiz check --explain` shows, run."""

import subprocess
from pathlib import Path
from textwrap import indent

import pytest

from k2quiz.bank import rules
from k2quiz.bank.checks import check
from k2quiz.bank.examples import EXAMPLES
from k2quiz.bank.examples.example import Example, Scope
from k2quiz.bank.load import load_deck
from k2quiz.bank.lock import LOCK_FILE, relock, written
from tests.bank.authoring import STATEMENT, bank, item, write
from tests.pictures import png

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
    """What is wrong with a text, within a deck that has a topic, a reference, two facts and pictures."""
    if example.scope is Scope.SHELL:
        return made_by(text, folder / "deck")
    if example.scope is Scope.FILE:
        found = check(write(folder, text))[1]
        return {finding.code for finding in found if not finding.code.startswith(TEACHING)}
    write(folder, DECK, "deck.yaml")
    write(folder, REFERENCES, "references.yaml")
    write(folder, FACTS, "facts.yaml")
    for name, picture in {"curve": png(), "notes": b"Ask about it.", "huge": png() + b"\0" * 6_000_000}.items():
        write(folder / "media", picture, f"{name}.png")
    if example.scope is Scope.LOCK:
        write(folder, text, LOCK_FILE)
        text = STATEMENT
    write(folder / "banks", within(example, example.locked or text))
    if example.locked:
        lock = relock(load_deck(folder), {}, now=0)
        write(folder, written(lock), LOCK_FILE)
        write(folder / "banks", within(example, text))
    return {finding.code for finding in check(folder)[1]}


def within(example: Example, text: str) -> str:
    """The bank that an example belongs to."""
    items = text if example.scope is Scope.ITEMS else "- id: q1\n" + indent(text, "  ")
    return HEADER + indent(items, "  ")


def made_by(commands: str, folder: Path) -> set[str]:
    """What is wrong with a deck of two sound banks once these commands have run in its folder."""
    write(folder, DECK, "deck.yaml")
    for name in ("one", "two"):
        write(folder / "banks", bank(item(STATEMENT)).replace("demo/one", f"demo/{name}"), f"{name}.yaml")
    subprocess.run(commands, shell=True, cwd=folder, check=True)  # noqa: S602 - the commands are our own
    return {finding.code for finding in check(folder)[1] if not finding.code.startswith(TEACHING)}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_bad_example_breaks_its_rule_and_no_other(code: str, tmp_path: Path) -> None:
    assert codes(EXAMPLES[code], EXAMPLES[code].bad, tmp_path) == {code}


@pytest.mark.parametrize("code", EXAMPLES)
def test_the_good_example_has_nothing_wrong(code: str, tmp_path: Path) -> None:
    assert codes(EXAMPLES[code], EXAMPLES[code].good, tmp_path) == set()


def test_every_rule_has_an_example_and_no_other_code_has() -> None:
    assert set(EXAMPLES) == rules.codes()
