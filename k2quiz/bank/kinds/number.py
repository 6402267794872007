"""Number: type a number, with its unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field, Text
from k2quiz.bank.kind import Kind
from k2quiz.bank.node import Node
from k2quiz.bank.rules import Report
from k2quiz.card import Card, Item, Quantity, TypeIn

_NUMBER = re.compile(r"[-+]?(\d{1,15}(\.\d{1,15})?|\.\d{1,15})([eE][-+]?\d{1,2})?")
_COMMA = re.compile(r"[-+]?\d+,\d+")


@dataclass(frozen=True, slots=True)
class Range:
    """A number, or two joined by `..`."""

    def read(self, node: Node, name: str, report: Report) -> tuple[Decimal, Decimal] | None:
        """The lowest and the highest right number."""
        text = Text(longest=80).read(node, name, report)
        if text is None:
            return None
        ends = text.split("..") if text.count("..") == 1 else [text]
        if not all(_NUMBER.fullmatch(end.strip()) for end in ends):
            report.add(rules.NOT_A_NUMBER, node.place, f"`{text}` is not a number", _how_to_write(text))
            return None
        low, high = Decimal(ends[0].strip()), Decimal(ends[-1].strip())
        if low > high:
            report.add(rules.EMPTY_RANGE, node.place, f"the range {text} is empty", f"write {high}..{low}")
            return None
        return low, high


@dataclass(frozen=True, slots=True)
class Tolerance:
    """How far off a right number may be: `1`, or `5%` of the number."""

    def read(self, node: Node, name: str, report: Report) -> tuple[Decimal, bool] | None:
        """The tolerance, and whether it is a percentage."""
        text = Text(longest=40).read(node, name, report)
        if text is None:
            return None
        figure = text.removesuffix("%").strip()
        if not _NUMBER.fullmatch(figure) or Decimal(figure) < 0:
            mend = "write 1 (absolute) or 5% (of the number)"
            report.add(rules.BAD_TOLERANCE, node.place, f"`{text}` is not a tolerance", mend)
            return None
        return Decimal(figure), text.endswith("%")


NUMBER = Field("number", Range(), "the right number, or a range such as `90..720`")
UNIT = Field("unit", Text(longest=40), "the unit; an answer may come in another one of the same kind")
TOLERANCE = Field("tolerance", Tolerance(), "how far off an answer may be: `1`, or `5%`")


def _lower(item: Item, ask: str, body: Body) -> Iterator[Card]:
    ends = body.get(NUMBER)
    tolerance, relative = body.get(TOLERANCE, (Decimal(0), False))
    if ends is None:
        return
    low, high = ends
    if relative and low == 0 == high:
        body.add(rules.BAD_TOLERANCE, TOLERANCE, "a percentage of zero accepts only zero", "give an absolute tolerance")
    share = tolerance / 100
    margins = (abs(low) * share, abs(high) * share) if relative else (tolerance, tolerance)
    shown = f"{low}" if low == high else f"{low}–{high}"
    answer = Quantity(low - margins[0], high + margins[1], body.get(UNIT, ""), shown.replace("-", "−"))
    yield Card(item, ask, TypeIn(answer))


def _how_to_write(text: str) -> str:
    if _COMMA.fullmatch(text):
        return f"use a decimal point: {text.replace(',', '.')}"
    if match := re.match(r"([-+]?[\d.]+)\s*(\D+)$", text):
        return f"put the unit in its own field: number: {match.group(1)}, unit: {match.group(2)}"
    return "write digits, such as 53, 0.5 or 90..720"


KIND = Kind("number", (NUMBER,), _lower, more=(UNIT, TOLERANCE))
