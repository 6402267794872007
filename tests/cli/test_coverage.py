import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

FACTS = """\
k2quiz: 1
facts:
  - {id: k-1, topic: trees, claim: C, verdict: supported, weight: key}
  - {id: p-1, topic: trees, claim: C, verdict: supported}
"""
BANK = """\
k2quiz: 1
bank: {id: d/one, title: One}
items:
  - {id: q1, ask: It is., truth: true, covers: [k-1]}
"""


@pytest.fixture
def deck(tmp_path: Path) -> Path:
    """A deck that covers one fact of two."""
    folder = tmp_path / "deck"
    (folder / "banks").mkdir(parents=True)
    (folder / "deck.yaml").write_text("k2quiz: 1\ndeck: {id: d, title: D}\n", "utf-8")
    (folder / "facts.yaml").write_text(FACTS, "utf-8")
    (folder / "banks" / "one.yaml").write_text(BANK, "utf-8")
    return folder


def test_coverage_is_told_as_a_table_and_the_gaps_by_name(run: Run, deck: Path) -> None:
    outcome = run("coverage", deck)
    assert outcome.code == 0
    assert outcome.out == (
        "topic  facts  covered  key ok  nuance ok  items  coverings  redundancy\n"
        "trees      2      1/2     0/1        0/0      1          1         0.5\n"
        "all        2      1/2     0/1        0/0      1          1         0.5\n"
        "uncovered: p-1\n"
        "thin (key facts want two kinds, one of them a production, and an item of their own): k-1\n"
        "without a nuance item above `remember`: none\n"
    )


def test_coverage_as_json_holds_the_same(run: Run, deck: Path) -> None:
    facts = json.loads(run("coverage", deck, "--json").out)
    assert list(facts) == ["ledger", "topics", "all", "uncovered", "thin", "unqualified"]
    assert (facts["all"]["covered"], facts["uncovered"], facts["thin"]) == (1, ["p-1"], ["k-1"])


@pytest.mark.parametrize(("least", "code"), [("0", 0), ("1", 1), ("100%", 1)])
def test_too_little_coverage_is_a_failure_where_that_is_asked_for(run: Run, deck: Path, least: str, code: int) -> None:
    assert run("coverage", deck, "--fail-under", least).code == code


@pytest.mark.parametrize("least", ["many", "101", "-1", "nan"])
def test_a_least_coverage_is_a_percentage(run: Run, deck: Path, least: str) -> None:
    outcome = run("coverage", deck, f"--fail-under={least}")
    assert outcome.code == 2
    assert f"`{least}` is no percentage" in outcome.err


def test_a_deck_without_a_ledger_is_told_so_and_does_not_fail(run: Run, bank: Path) -> None:
    outcome = run("coverage", bank, "--fail-under", "100")
    assert (outcome.code, outcome.out) == (0, "no ledger: this deck has no facts.yaml to cover\n")
    assert json.loads(run("coverage", bank, "--json").out) == {"ledger": None}


def test_a_deck_with_errors_is_not_counted(run: Run, deck: Path) -> None:
    (deck / "facts.yaml").write_text("k2quiz: 1\nfacts:\n  - {id: k-1, verdict: supported}\n", "utf-8")
    outcome = run("coverage", deck)
    assert outcome.code == 1
    assert "K2Q207" in outcome.err


def test_the_shipped_deck_is_meant_where_none_is_named(run: Run) -> None:
    assert json.loads(run("coverage", "--json").out)["all"]["facts"] == 151
