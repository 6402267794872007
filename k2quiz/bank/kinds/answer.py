"""Answer: type a word or a few."""

from collections.abc import Iterator
from dataclasses import dataclass

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field, Schema, mapping_schema
from k2quiz.bank.kind import Kind
from k2quiz.bank.node import MapNode, Node, parts
from k2quiz.bank.rules import Report
from k2quiz.bank.values import Flag, Text, TextList
from k2quiz.card import Card, Item, Refusal, Term, TypeIn

LONGEST_ANSWER = 200
"""Characters."""

_ANSWER = Field("answer", Text(longest=LONGEST_ANSWER), "a wrong answer that learners give")
_WHY = Field("why", Text(), "why it is wrong")


@dataclass(frozen=True, slots=True)
class Refusals:
    """A list of wrong answers, each with its reason."""

    def read(self, node: Node, name: str, report: Report) -> tuple[Refusal, ...] | None:
        """The refusals."""
        found: list[Refusal] = []
        for entry in parts(node):
            if isinstance(entry, MapNode):
                body = Body(entry, report)
                body.check_names((_ANSWER, _WHY), f"`{name}`")
                answer = body.require(_ANSWER, "write `- answer: …` with its `why: …`")
                found += [Refusal(answer, body.get(_WHY, ""))] if answer else []
            elif text := Text(longest=LONGEST_ANSWER).read(entry, name, report):
                found.append(Refusal(text))
        return tuple(found)

    def schema(self) -> Schema:
        """A scalar, or a list of scalars and mappings."""
        answer = Text(longest=LONGEST_ANSWER).schema()
        entry = {
            "if": {"type": "object"},
            "then": mapping_schema((_ANSWER, _WHY), ((_ANSWER,),)),
            "else": answer,
        }
        return {"if": {"type": "array"}, "then": {"items": entry}, "else": entry}


ANSWER = Field(
    "answer",
    Text(longest=LONGEST_ANSWER, for_list="write one answer here, and the others under `accept`"),
    "the right answer",
)
ACCEPT = Field("accept", TextList(), "other right answers; case, spaces, hyphens and accents do not matter")
REJECT = Field("reject", Refusals(), "wrong answers to name: a list of `answer` and `why`")
TYPOS = Field("typos", Flag(), "false refuses even a slip of one letter in a long word")


def _lower(item: Item, ask: str, body: Body) -> Iterator[Card]:
    answer = body.get(ANSWER)
    accept, reject = body.get(ACCEPT, ()), body.get(REJECT, ())
    for refusal in reject:
        if refusal.answer.casefold() in {text.casefold() for text in (answer or "", *accept)}:
            message = f"`{refusal.answer}` is both accepted and rejected"
            body.add(rules.ACCEPTED_AND_REJECTED, REJECT, message, "take it out of one of the two")
    if answer:
        yield Card(item, ask, TypeIn(Term(answer, accept, reject, body.get(TYPOS, default=True))))


_TEMPLATE = """\
ask: ‹the question›
answer: ‹the right answer›
accept: [‹another right answer›]
reject:
  - answer: ‹a wrong answer that learners give›
    why: ‹why it is wrong›
"""

KIND = Kind("answer", (ANSWER,), _lower, more=(ACCEPT, REJECT, TYPOS), template=_TEMPLATE)
