"""Items and the ledger: facts that exist, claims asked for what they are, numbers with a source."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from k2quiz.bank import rules
from k2quiz.bank.field import suggest
from k2quiz.bank.item import COVERS, NUANCE, Authored
from k2quiz.bank.ledger import UNBORNE, Ledger
from k2quiz.bank.rules import Report
from k2quiz.card import Card, Choose, FillIn, Gap, Quantity, Recall, Term, TypeIn
from k2quiz.errors import Place

MOST_FACTS = 4
"""Facts that one item may rest on."""

_NUMBER = re.compile(r"(?<![A-Za-z0-9.,])(?<![A-Za-z]-)\d+(?:,\d{3})*(?:\.\d+)?")


def check_grounding(authored: Authored, ledger: Ledger, report: Report) -> None:
    """Hold the item against the facts that it covers."""
    item = authored.item
    for name in item.covers:
        if name not in ledger:
            message = f"fact `{name}` is not in the ledger"
            report.add(rules.UNKNOWN_FACT, _place(authored, COVERS.name), message, suggest(name, ledger))
    if len(item.covers) > MOST_FACTS:
        message = f"covers {len(item.covers)} facts"
        report.add(rules.TOO_MANY_FACTS, _place(authored, COVERS.name), message, "split the item, or drop some")
    facts = [ledger[name] for name in item.covers if name in ledger]
    doubtful = [fact for fact in facts if fact.verdict in UNBORNE]
    if doubtful and not item.nuance:
        message = f"fact `{doubtful[0].id}` is {doubtful[0].verdict}, and the item has no `nuance: true`"
        mend = "ask where article and evidence part, say so in `explain`, and mark it"
        report.add(rules.NEEDS_NUANCE, _place(authored, NUANCE.name), message, mend)
    known = {*authored.numbers, *(reference.year for reference in item.references)}
    known.update(value for fact in facts for value in fact.values)
    for number in sorted(numbers_of(authored) - set(_figures(known))):
        mend = "cover the fact that holds it, or declare it under `numbers` with its source"
        report.add(rules.NO_PROVENANCE, item.place, f"the number {number.normalize():f} has no source", mend)


def numbers_of(authored: Authored) -> set[Decimal]:
    """Every number that the item's texts hold, without sign; digits inside names (K2, MK-7) do not count."""
    return set(_figures([authored.item.explain, *(text for card in authored.cards for text in _texts(card))]))


def _texts(card: Card) -> Iterator[str]:
    yield card.prompt
    match card.interaction:
        case Choose(options=options):
            for option in options:
                yield from (option.text, option.why)
        case TypeIn(answer=Quantity(low=low, high=high)):
            yield from (f"{low:f}", f"{high:f}") if low == high else ()
        case TypeIn(answer=Term() as term):
            yield from _term_texts(term)
        case FillIn() as fill:
            for piece in fill.pieces:
                yield from _term_texts(piece.answer) if isinstance(piece, Gap) else (piece,)
        case Recall(answer=answer):
            yield answer


def _term_texts(term: Term) -> Iterator[str]:
    yield from (term.answer, *(refusal.why for refusal in term.reject))


def _figures(texts: Iterable[str]) -> Iterator[Decimal]:
    for text in texts:
        for match in _NUMBER.finditer(text):
            yield Decimal(match.group().replace(",", ""))


def _place(authored: Authored, field: str) -> Place:
    node = authored.node.get(field)
    return node.place if node else authored.item.place
