"""Items that ask and do not teach."""

from k2quiz.bank import rules
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.item import EXPLAIN, REFS
from k2quiz.bank.node import parts
from k2quiz.bank.rules import Report

EXPLANATION = range(60, 601)
"""Characters of a good explanation."""


def check_teaching(reading: Reading, report: Report) -> None:
    """Look at the explanation and the references of the item."""
    item = reading.item
    if not item.explain:
        report.add(rules.NO_EXPLANATION, item.place, "no explanation", "write what a learner should take away")
    elif len(item.explain) not in EXPLANATION:
        message = f"the explanation has {len(item.explain)} characters"
        mend = f"{EXPLANATION.start} to {EXPLANATION.stop - 1} teach best"
        report.add(rules.NO_EXPLANATION, reading.place(EXPLAIN), message, mend)
    if not parts(reading.node.get(REFS.name)):
        report.add(rules.NO_REFERENCE, item.place, "no reference", "cite under `refs` what bears the item out")
