"""Cloze: type what is missing from a sentence; each gap number is a card."""

import re
from collections.abc import Iterator

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field
from k2quiz.bank.kind import Kind
from k2quiz.bank.values import Text
from k2quiz.card import Card, FillIn, Gap, Item, Term

CLOZE = Field("cloze", Text(), "a sentence with gaps: `{{c1::answer|other answer::hint}}`")

_GAP = re.compile(r"\{\{c([1-9]\d?)::([^{}]+)\}\}")
_MEND = "write each gap as {{c1::answer}}, {{c1::answer|other}} or {{c1::answer::hint}}"


def _lower(item: Item, ask: str, body: Body) -> Iterator[Card]:
    del ask  # the sentence is the question
    text = body.get(CLOZE)
    pieces = _pieces(text, body) if text else ()
    numbers = sorted({piece.number for piece in pieces if isinstance(piece, Gap)})
    for number in numbers:
        interaction = FillIn(pieces, number)
        yield Card(item, interaction.sentence(f"[{interaction.gap.hint or '…'}]"), interaction, f"c{number}")


def _pieces(text: str, body: Body) -> tuple[str | Gap, ...]:
    text = " ".join(text.split())
    pieces: list[str | Gap] = []
    end = 0
    for match in _GAP.finditer(text):
        pieces += [text[end : match.start()], _gap(int(match.group(1)), match.group(2))]
        end = match.end()
    pieces.append(text[end:])
    return tuple(piece for piece in pieces if piece) if _are_sound(pieces, body) else ()


def _gap(number: int, inside: str) -> Gap:
    answers, _, hint = inside.partition("::")
    answer, *accept = (part.strip() for part in answers.split("|"))
    return Gap(number, Term(answer, tuple(filter(None, accept))), hint.strip())


def _are_sound(pieces: list[str | Gap], body: Body) -> bool:
    before = len(body.report.findings)
    gaps = [piece for piece in pieces if isinstance(piece, Gap)]
    outside = "".join(piece for piece in pieces if isinstance(piece, str))
    if "{{" in outside or "}}" in outside:
        body.add(rules.BAD_GAP, CLOZE, "`{{` and `}}` that make no gap", _MEND)
    elif not gaps:
        body.add(rules.NO_GAP, CLOZE, "no gap in the sentence", _MEND)
    if not all(gap.answer.answer for gap in gaps):
        body.add(rules.BAD_GAP, CLOZE, "a gap without an answer", _MEND)
    answers: dict[int, str] = {}
    for gap in gaps:
        if answers.setdefault(gap.number, gap.answer.answer) != gap.answer.answer:
            message = f"gap c{gap.number} hides both `{answers[gap.number]}` and `{gap.answer.answer}`"
            body.add(rules.GAP_ANSWERS_DIFFER, CLOZE, message, "give one of them another number")
    return len(body.report.findings) == before


_TEMPLATE = """\
cloze: >-
  ‹the beginning of a sentence› {{c1::‹what is to be typed›}} ‹the rest of the sentence›
"""

KIND = Kind("cloze", (CLOZE,), _lower, stem=False, template=_TEMPLATE)
