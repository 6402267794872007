"""Findings that an author means to leave: codes that exist."""

from k2quiz.bank import rules
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.item import LINT_OK
from k2quiz.bank.node import MapNode
from k2quiz.bank.rules import Report


def check_silenced(reading: Reading, report: Report) -> None:
    """Look at the codes under the item's `lint-ok`."""
    node = reading.node.get(LINT_OK.name)
    for key, _ in node if isinstance(node, MapNode) else ():
        if key.value not in rules.codes():
            mend = "write the code as the finding shows it, such as `K2Q301: reason`"
            report.add(rules.UNKNOWN_CODE, key.place, f"no rule has the code `{key.value}`", mend)
