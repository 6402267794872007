"""Order: put steps into their order."""

from collections.abc import Iterator

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field
from k2quiz.bank.kind import Kind
from k2quiz.bank.node import parts
from k2quiz.bank.values import TextList
from k2quiz.card import Arrange, Card, Item

ORDER = Field("order", TextList(), "three to six steps, in the right order")

STEPS = range(3, 7)
"""How many steps there may be; an Anki note has room for six."""


def _lower(item: Item, ask: str, body: Body) -> Iterator[Card]:
    steps = body.get(ORDER)
    if steps is not None and _are_sound(steps, body):
        yield Card(item, ask, Arrange(steps))


def _are_sound(steps: tuple[str, ...], body: Body) -> bool:
    before = len(body.report.findings)
    if len(steps) not in STEPS:
        mend = f"write {STEPS.start} to {STEPS.stop - 1} lines beginning with `- `"
        what = f"{len(steps)} {'step' if len(steps) == 1 else 'steps'} to put in order"
        body.add(rules.WRONG_COUNT, ORDER, what, mend)
    seen: set[str] = set()
    for step, node in zip(steps, parts(body.node.get(ORDER.name)), strict=True):
        alike = " ".join(step.casefold().split()).rstrip(".")
        if alike in seen:
            message = f"the step `{step}` appears twice"
            body.report.add(rules.SAME_TARGET, node.place, message, "say how the two differ")
        seen.add(alike)
    return len(body.report.findings) == before


_TEMPLATE = """\
ask: ‹what is to be put in which order›
order:
  - ‹the first step›
  - ‹the second step›
  - ‹the third step›
"""

KIND = Kind("order", (ORDER,), _lower, template=_TEMPLATE)
