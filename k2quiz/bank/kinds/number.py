"""Number: type a number, with its unit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field, Schema
from k2quiz.bank.kind import Kind
from k2quiz.bank.node import Node
from k2quiz.bank.rules import Report
from k2quiz.bank.values import Text
from k2quiz.card import Card, Item, Quantity, TypeIn
from k2quiz.errors import Edit, Fix

_NUMBER = re.compile(r"[-+]?([0-9]{1,15}(\.[0-9]{1,15})?|\.[0-9]{1,15})([eE][-+]?[0-9]{1,2})?")
_DECIMAL_COMMA = re.compile(r"([-+]?0(?=,)|[-+]?[0-9]{1,15}(?!,[0-9]{3}$)),([0-9]{1,15})")
_MENDS = (
    (r"−(.+)", r"write the minus as a hyphen: -\1"),
    (r"([-+]?[1-9][0-9]{0,2}),([0-9]{3})(?:,([0-9]{3}))?", r"leave the comma out: \1\2\3; a decimal point is `.`"),
    (r"([-+]?[0-9]+),([0-9]+)", r"use a decimal point: \1.\2"),
    (r"([-+]?[0-9.]+)\s*[×x*]\s*10\^?(-?[0-9]+)", r"write \1e\2"),
    (r"[×x*]\s*10\^?(-?[0-9]+)", r"write 1e\1"),
    (r"([0-9.]+)\s*(?:-|–|\bto\b)\s*([0-9.]+)", r"write a range with two points: \1..\2"),
    (r"([-+]?[0-9]+(?:\.[0-9]+)?)\s*([^\d\s.,]\D*)", r"put the unit in its own field: number: \1, unit: \2"),
)
"""What authors write for a number, and how to mend it; the first that fits."""


@dataclass(frozen=True, slots=True)
class Span:
    """From the lowest to the highest right number, both included, and how an author wrote them."""

    low: Decimal
    high: Decimal
    shown: str


@dataclass(frozen=True, slots=True)
class Range:
    """A number, or two joined by `..`."""

    def read(self, node: Node, name: str, report: Report) -> Span | None:
        """The right numbers."""
        text = Text(longest=80).read(node, name, report)
        if text is None:
            return None
        ends = [end.strip() for end in text.split("..")] if text.count("..") == 1 else [text]
        if not all(_NUMBER.fullmatch(end) for end in ends):
            mend, fix = _how_to_write(text), _as_point(text, node)
            report.add(rules.NOT_A_NUMBER, node.place, f"`{text}` is not a number", mend, fix)
            return None
        low, high = Decimal(ends[0]), Decimal(ends[-1])
        if low > high:
            turned = f"{ends[1]}..{ends[0]}"
            fix = Fix((Edit(node.place, turned),))
            report.add(rules.EMPTY_RANGE, node.place, f"the range {text} is empty", f"write {turned}", fix)
            return None
        return Span(low, high, "–".join(ends).replace("-", "−"))

    def schema(self) -> Schema:
        """A number, or two in one text."""
        return _figures_schema(rf"{_NUMBER.pattern}(\s*\.\.\s*{_NUMBER.pattern})?", "write 53, 0.5, 1e3 or 90..720")


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

    def schema(self) -> Schema:
        """A number, with or without a sign for percent."""
        return _figures_schema(rf"{_NUMBER.pattern}\s*%?", "write 1 (absolute) or 5% (of the number)")


def _figures_schema(pattern: str, mend: str) -> Schema:
    """What an editor may know of figures: plain ones are numbers to it, and the pattern holds all others."""
    return {"type": ("number", "string"), "pattern": rf"^\s*({pattern})\s*$", "patternErrorMessage": mend}


NUMBER = Field("number", Range(), "the right number, or a range such as `90..720`")
UNIT = Field("unit", Text(longest=40), "the unit; an answer may come in another one of the same kind")
TOLERANCE = Field("tolerance", Tolerance(), "how far off an answer may be: `1`, or `5%`")


def _lower(item: Item, ask: str, body: Body) -> Iterator[Card]:
    span, unit = body.get(NUMBER), body.get(UNIT, "")
    tolerance, relative = body.get(TOLERANCE, (Decimal(0), False))
    if span is None:
        return
    low, high = span.low, span.high
    if relative and low == 0 == high:
        body.add(rules.BAD_TOLERANCE, TOLERANCE, "a percentage of zero accepts only zero", "give an absolute tolerance")
    share = tolerance / 100
    margins = (abs(low) * share, abs(high) * share) if relative else (tolerance, tolerance)
    yield Card(item, ask, TypeIn(Quantity(low - margins[0], high + margins[1], unit, span.shown)))


def _as_point(text: str, node: Node) -> Fix | None:
    """A point for a decimal comma; none where the comma may as well part thousands."""
    match = _DECIMAL_COMMA.fullmatch(text)
    return Fix((Edit(node.place, f"{match[1]}.{match[2]}"),)) if match else None


def _how_to_write(text: str) -> str:
    for pattern, mend in _MENDS:
        if match := re.fullmatch(pattern, text):
            return match.expand(mend)
    return "write digits, such as 53, 0.5, 1e3 or 90..720"


_TEMPLATE = """\
ask: ‹the question›
number: ‹the number, such as 180 or 90..720›
unit: ‹its unit, such as µg›
"""

KIND = Kind("number", (NUMBER,), _lower, more=(UNIT, TOLERANCE), template=_TEMPLATE)
