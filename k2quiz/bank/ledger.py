"""The ledger: the facts that a deck rests on, each with its evidence."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from k2quiz.bank import rules
from k2quiz.bank.bank_file import open_file
from k2quiz.bank.field import Body, Field
from k2quiz.bank.rules import Report
from k2quiz.bank.values import Id, Mappings, OneOf, Text, TextList, TextMap

VERDICTS = ("supported", "simplified", "imprecise", "overstated", "contradicted", "unverified", "editorial")
UNBORNE = frozenset({"imprecise", "overstated", "contradicted", "unverified"})
"""Verdicts under which a claim is only asked as a nuance."""

FACT_ID = Field("id", Id(), "the name that items cover it by")
TOPIC = Field("topic", Text(), "one of the deck's topics")
ORIGIN = Field("origin", OneOf(("document", "literature")), "whether the document claims it or the literature adds it")
SECTION = Field("section", Text(), "where in the document it stands")
WEIGHT = Field("weight", OneOf(("key", "core", "minor")), "key facts are asked in two kinds, one of them a production")
CLAIM = Field("claim", Text(), "the fact, in words of our own")
VALUES = Field("values", TextMap(), "its figures by name")
VERDICT = Field("verdict", OneOf(VERDICTS), "what the evidence makes of it")
VERIFIED = Field("verified", OneOf(("abstract", "page", "memory", "none")), "what was read to reach the verdict")
REFS = Field("refs", TextList(), "references of the verdict")
NOTE = Field("note", Text(), "what is missing or wrong in the claim")

_FIELDS = (FACT_ID, TOPIC, ORIGIN, SECTION, WEIGHT, CLAIM, VALUES, VERDICT, VERIFIED, REFS, NOTE)
FACTS = Field("facts", Mappings(fields=_FIELDS, forms=((FACT_ID, CLAIM, VERDICT),)), "the facts")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of the ledger."""

    id: str
    claim: str
    weight: str
    verdict: str
    values: tuple[str, ...]
    topic: str = ""


Ledger = Mapping[str, Fact]
"""Facts by id."""


def read_ledger(path: Path, report: Report) -> Ledger:
    """The facts of a deck, by id."""
    body = open_file(path, (FACTS,), "a ledger", report)
    nodes = body.require(FACTS, "write `facts:` with lines beginning with `- `") if body else None
    found: dict[str, Fact] = {}
    for node in nodes or ():
        entry = Body(node, report)
        fact = _fact(entry)
        if fact is not None and found.setdefault(fact.id, fact) is not fact:
            report.add(rules.DUPLICATE_ID, entry.place(FACT_ID), f"fact `{fact.id}` is there twice", "rename one")
    return found


def _fact(body: Body) -> Fact | None:
    body.check_names(_FIELDS, "a fact")
    name = body.require(FACT_ID, "give it an id, such as `hu-07`")
    claim = body.require(CLAIM, "say what the fact is")
    verdict = body.require(VERDICT, f"one of {', '.join(VERDICTS)}")
    if name is None or claim is None or verdict is None:
        return None
    return Fact(
        name, claim, body.get(WEIGHT, "core"), verdict, tuple(body.get(VALUES, {}).values()), body.get(TOPIC, "")
    )
