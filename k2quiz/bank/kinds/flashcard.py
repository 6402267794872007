"""Flashcard: recall the back of a card, and grade oneself."""

from collections.abc import Iterator

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field
from k2quiz.bank.kind import Kind
from k2quiz.bank.values import Flag, Text
from k2quiz.card import Card, Item, Recall

FRONT = Field("front", Text(), "what is shown")
BACK = Field("back", Text(), "what is to be recalled")
REVERSE = Field("reverse", Flag(), "true asks the other way round as well")


def _lower(item: Item, ask: str, body: Body) -> Iterator[Card]:
    del ask  # the front is the question
    front, back = body.get(FRONT), body.get(BACK)
    for field in (FRONT, BACK):
        if body.misses(field):
            body.report.add(rules.HALF_FLASHCARD, body.node.place, f"no `{field.name}`", "write both sides")
    if front and back:
        yield Card(item, front, Recall(back))
        if body.get(REVERSE, default=False):
            yield Card(item, back, Recall(front), "reverse")


KIND = Kind("flashcard", (FRONT, BACK), _lower, more=(REVERSE,), stem=False, forms=((FRONT, BACK),))
