from pathlib import Path

import pytest

from k2quiz.bank.ledger import UNBORNE, VERDICTS, Fact, read_ledger
from k2quiz.bank.rules import Report
from tests.bank.authoring import spots, write

HEADER = "k2quiz: 1\nfacts:\n"


def test_a_fact_has_its_claim_its_verdict_and_its_figures(tmp_path: Path) -> None:
    text = (
        HEADER + "  - id: hu-07\n    topic: trials\n    origin: document\n    section: Trials\n    weight: key\n"
        "    claim: Above 400 AU it slowed.\n    values: {cutoff: 400, p: 0.047}\n    verdict: overstated\n"
        "    verified: abstract\n    refs: [a]\n    note: A subgroup.\n"
    )
    report = Report()
    ledger = read_ledger(write(tmp_path, text, "facts.yaml"), report)
    assert ledger == {
        "hu-07": Fact("hu-07", "Above 400 AU it slowed.", "key", "overstated", ("400", "0.047"), "trials")
    }
    assert report.findings == []


def test_a_short_fact_is_a_core_fact_without_figures(tmp_path: Path) -> None:
    path = write(tmp_path, HEADER + "  - {id: a, claim: C, verdict: supported}\n", "facts.yaml")
    assert read_ledger(path, Report()) == {"a": Fact("a", "C", "core", "supported", ())}


@pytest.mark.parametrize(
    "fields", ["{id: a, claim: C}", "{id: a, verdict: supported}", "{claim: C, verdict: supported}"]
)
def test_a_fact_that_lacks_a_part_is_not_in_the_ledger(fields: str, tmp_path: Path) -> None:
    report = Report()
    assert read_ledger(write(tmp_path, f"{HEADER}  - {fields}\n", "facts.yaml"), report) == {}
    assert report.has_errors


def test_the_verdicts_that_do_not_bear_a_claim_out_are_verdicts() -> None:
    assert set(VERDICTS) >= UNBORNE
    assert "supported" not in UNBORNE


FACT = "{id: a, claim: C, verdict: supported}"


@pytest.mark.parametrize(
    ("text", "spot", "message", "mend"),
    [
        (HEADER + "  - {claim: C, verdict: supported}\n", "3:5 K2Q207", "no `id`", "such as `hu-07`"),
        (HEADER + "  - {id: a, verdict: supported}\n", "3:5 K2Q207", "no `claim`", "say what the fact is"),
        (HEADER + "  - {id: a, claim: C}\n", "3:5 K2Q207", "no `verdict`", "one of supported"),
        (HEADER + "  - {id: a, claim: C, verdict: true}\n", "3:32 K2Q215", "cannot be `true`", "one of supported"),
        (HEADER + "  - {id: A b, claim: C, verdict: supported}\n", "3:10 K2Q222", "`A b`", "`a-b`"),
        (HEADER + "  - {id: a, clam: C, verdict: supported}\n", "3:13 K2Q204", "`clam`", "did you mean `claim`?"),
        (HEADER + f"  - {FACT}\n  - {FACT}\n", "4:10 K2Q223", "fact `a` is there twice", "rename one"),
        (HEADER + "  - text\n", "3:5 K2Q201", "one of `facts` is text", "`- id: …`"),
        ("k2quiz: 1\nfacts: {a: b}\n", "2:8 K2Q210", "`facts` must be a list", "`- id: …`"),
        ("k2quiz: 1\n", "1:1 K2Q207", "no `facts`", "write `facts:`"),
    ],
)
def test_a_faulty_ledger_gives_one_finding(text: str, spot: str, message: str, mend: str, tmp_path: Path) -> None:
    report = Report()
    read_ledger(write(tmp_path, text, "facts.yaml"), report)
    assert spots(report.findings) == [spot]
    assert message in report.findings[0].message
    assert mend in report.findings[0].help
