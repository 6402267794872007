"""Match: put each right side beside its left side; spare ones may be among them."""

from collections.abc import Iterator

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field
from k2quiz.bank.kind import Kind
from k2quiz.bank.node import MapNode, Node, TextNode, parts
from k2quiz.bank.values import TextList, TextMap
from k2quiz.card import Arrange, Card, Item

MATCH = Field("match", TextMap(), "two to six pairs, `left: right`")
EXTRA = Field("extra", TextList(), "right sides that belong to none")

PAIRS = range(2, 7)
"""How many pairs there may be; an Anki note has room for six."""

MOST_EXTRA = 3
"""How many right sides may belong to none: with six pairs, each of them still has a digit for its key."""


def _lower(item: Item, ask: str, body: Body) -> Iterator[Card]:
    before = len(body.report.findings)
    pairs, extra = body.get(MATCH), body.get(EXTRA, ())
    if pairs is not None and len(body.report.findings) == before and _are_sound(len(pairs), len(extra), body):
        yield Card(item, ask, Arrange((*pairs.values(), *extra), tuple(pairs)))


def _are_sound(pairs: int, extra: int, body: Body) -> bool:
    before = len(body.report.findings)
    if pairs not in PAIRS and not _has_lost_some(body):
        mend = f"write {PAIRS.start} to {PAIRS.stop - 1} `left: right` lines"
        body.add(rules.WRONG_COUNT, MATCH, f"{pairs} {'pair' if pairs == 1 else 'pairs'} to match", mend)
    if extra > MOST_EXTRA:
        body.add(rules.WRONG_COUNT, EXTRA, f"{extra} spare right sides", f"keep at most {MOST_EXTRA}")
    written = body.node.get(MATCH.name)
    entries = written.entries if isinstance(written, MapNode) else ()
    _check_twice("left side", [key for key, _ in entries], body)
    _check_twice("right side", [*(value for _, value in entries), *parts(body.node.get(EXTRA.name))], body)
    return len(body.report.findings) == before


def _has_lost_some(body: Body) -> bool:
    """Whether a left side stood there twice, which is told already."""
    place = body.place(MATCH)
    return any(
        finding.code == rules.DUPLICATE_FIELD.code
        and finding.place.path == place.path
        and place.line <= finding.place.line <= place.end_line
        for finding in body.report.findings
    )


def _check_twice(what: str, nodes: list[Node], body: Body) -> None:
    seen: set[str] = set()
    for node in nodes:
        text = node.value if isinstance(node, TextNode) else ""
        alike = " ".join(text.casefold().split()).rstrip(".")
        if alike in seen:
            mend = "change one, or a learner cannot know which of the two is meant"
            body.report.add(rules.SAME_TARGET, node.place, f"the {what} `{text.strip()}` appears twice", mend)
        seen.add(alike)


_TEMPLATE = """\
ask: ‹what belongs together›
match:
  ‹a left side›: ‹its right side›
  ‹another left side›: ‹the right side of that›
extra: [‹a right side that belongs to none›]
"""

KIND = Kind("match", (MATCH,), _lower, more=(EXTRA,), template=_TEMPLATE)
