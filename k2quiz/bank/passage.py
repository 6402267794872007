"""A passage: one text that several items are about."""

from collections.abc import Iterable, Iterator

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field
from k2quiz.bank.item import ASK, COMMON, ID, Authored, Frame, read_defaults, read_item
from k2quiz.bank.node import ListNode, MapNode
from k2quiz.bank.rules import Report
from k2quiz.bank.values import Mapped, Mappings, Text

PASSAGE = Field("passage", Text(), "a text that the items under it are about, shown with each of them")
DEFAULTS = Field(
    "defaults", Mapped(fields=COMMON), "fields that each item about the passage has unless it says otherwise"
)
ITEMS = Field("items", Mappings(), "the items about the passage")


def read_items(nodes: Iterable[MapNode], frame: Frame, report: Report) -> Iterator[Authored]:
    """The items of a bank in the order of their author, those about a passage among them."""
    for node in nodes:
        body = Body(node, report)
        if _is_passage(body):
            yield from _items_about(body, frame)
        elif item := read_item(node, frame, report):
            yield item


def _is_passage(body: Body) -> bool:
    return PASSAGE in body or (ITEMS in body and not _is_question(body))


def _is_question(body: Body) -> bool:
    return ID in body or ASK in body


def _items_about(body: Body, frame: Frame) -> Iterator[Authored]:
    if _is_question(body) and ITEMS not in body:
        mend = "write the text under `- passage:`, then `items:`, and this question as one of them"
        body.report.add(rules.MISSING_FIELD, body.node.place, "a passage without `items`", mend)
        return
    body.check_names((PASSAGE, DEFAULTS, ITEMS), "a passage")
    context = body.require(PASSAGE, "write the text that the items are about")
    defaults = read_defaults(body, DEFAULTS)
    inner = frame.within(context or "", defaults)
    for node in body.require(ITEMS, "write them below the passage, indented, each with `- `") or ():
        if _is_passage(Body(node, body.report)):
            mend = "move it out, so that it begins in the same column as the other one"
            body.report.add(rules.NESTED_PASSAGE, node.place, "a passage within a passage", mend)
        elif item := read_item(node, inner, body.report):
            yield item
    written = body.node.get(ITEMS.name)
    if isinstance(written, ListNode) and not written.items:
        body.add(rules.NO_ITEMS, ITEMS, "a passage without items", "write one under it, or take it out")
