from pathlib import Path

import pytest

from k2quiz.bank.references import read_references
from k2quiz.bank.rules import Report
from k2quiz.card import Reference
from tests.bank.authoring import spots, write

HEADER = "k2quiz: 1\nreferences:\n"


@pytest.mark.parametrize(
    ("fields", "reference"),
    [
        ("{title: T}", Reference("a", "T.")),
        ("{authors: D et al., title: T., journal: J, year: 2022}", Reference("a", "D et al. T. J. 2022.", "", "2022")),
        ("{title: T, doi: 10.1/x, url: 'https://x.org', pmid: 1}", Reference("a", "T.", "https://doi.org/10.1/x")),
        ("{title: T, url: 'https://x.org', pmid: 1}", Reference("a", "T.", "https://x.org")),
        ("{title: T, pmid: 1}", Reference("a", "T.", "https://pubmed.ncbi.nlm.nih.gov/1/")),
        ("{title: T, read: abstract, from_memory: [year], note: N}", Reference("a", "T.")),
    ],
)
def test_a_reference_becomes_a_citation_and_a_link(fields: str, reference: Reference, tmp_path: Path) -> None:
    report = Report()
    path = write(tmp_path, f"{HEADER}  a: {fields}\n", "references.yaml")
    assert read_references(path, report) == {"a": reference}
    assert report.findings == []


@pytest.mark.parametrize(
    ("text", "spot", "message", "mend"),
    [
        (HEADER + "  a: T\n", "3:6 K2Q210", "`a` must be a reference", "write its title under it"),
        (HEADER + "  a: {year: 2022}\n", "3:6 K2Q207", "no `title`", "write its title"),
        (HEADER + "  a: {titel: T}\n", "3:7 K2Q204", "unknown field `titel`", "did you mean `title`?"),
        (HEADER + "  a: {title: T}\n  a: {title: U}\n", "4:3 K2Q203", "`a` is given twice", "keep one"),
        ("k2quiz: 1\n", "1:1 K2Q207", "no `references`", "write `references:`"),
        ("k2quiz: 1\nreferences: [a]\n", "2:13 K2Q210", "not a list", "indent"),
        ("k2quiz: 1\nreferences:\n", "2:12 K2Q211", "`references` is empty", "write it"),
        ("references:\n  a: {title: T}\n", "1:1 K2Q205", "no `k2quiz: 1`", "first line"),
    ],
)
def test_a_faulty_list_of_references_gives_one_finding(
    text: str, spot: str, message: str, mend: str, tmp_path: Path
) -> None:
    report = Report()
    read_references(write(tmp_path, text, "references.yaml"), report)
    assert spots(report.findings) == [spot]
    assert message in report.findings[0].message
    assert mend in report.findings[0].help
