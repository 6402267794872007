"""Statements to be judged true or false."""

import re

from k2quiz.bank import rules
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.checks.words import ABSOLUTES
from k2quiz.bank.item import ASK
from k2quiz.bank.kinds.truth import KIND
from k2quiz.bank.rules import Report

_JOINED = re.compile(r";|[.!?]\s+(?=[A-Z])|, (?:and|but|yet|whereas|so)\b|\bbecause\b")


def check_statements(reading: Reading, report: Report) -> None:
    """Look at a statement: whether its wording gives it away, and whether it is one."""
    if reading.item.kind != KIND.name or not reading.english:
        return
    found = ABSOLUTES.intersection(reading.words)
    if found:
        message, mend = f"`{min(found)}` gives away that the statement is false", "say under which condition"
        report.add(rules.ABSOLUTE_STATEMENT, reading.place(ASK), message, mend)
    if joined := _JOINED.search(reading.ask.strip().rstrip(".")):
        message = f"two claims, joined by “{joined[0].strip(' ,')}”"
        report.add(rules.TWO_CLAIMS, reading.place(ASK), message, "make an item of each, or ask for one of them")
