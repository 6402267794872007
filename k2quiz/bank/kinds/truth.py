"""Truth: say whether a statement is true."""

from collections.abc import Iterator

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field
from k2quiz.bank.kind import Kind
from k2quiz.bank.values import Flag, Text
from k2quiz.card import Card, Choose, Item, Option

TRUTH = Field("truth", Flag(), "whether the statement in `ask` is true")
CORRECTION = Field("correction", Text(), "what is true instead of a false statement")


def _lower(item: Item, ask: str, body: Body) -> Iterator[Card]:
    truth = body.get(TRUTH)
    correction = body.get(CORRECTION, "")
    if truth is False and body.misses(CORRECTION):
        body.add(rules.NO_CORRECTION, TRUTH, "a false statement without `correction`", "say what is true instead")
    if truth is not None:
        options = (Option("True", truth, correction), Option("False", not truth, correction))
        yield Card(item, ask, Choose(options, shuffle=False))


_TEMPLATE = """\
ask: ‹the statement›
truth: ‹true or false›
correction: ‹what is true, if the statement is false›
"""

KIND = Kind("truth", (TRUTH,), _lower, more=(CORRECTION,), template=_TEMPLATE)
