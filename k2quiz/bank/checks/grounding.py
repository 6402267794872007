"""Items and the ledger: facts that exist, claims asked for what they are, numbers with a source."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from unicodedata import normalize

from k2quiz.bank import rules
from k2quiz.bank.field import Body, suggest
from k2quiz.bank.item import COVERS, NUANCE, Authored
from k2quiz.bank.ledger import UNBORNE, Fact, Ledger
from k2quiz.bank.rules import Report
from k2quiz.card import Card, Choose, FillIn, Gap, Quantity, Recall, Term, TypeIn
from k2quiz.errors import Place

MOST_FACTS = 4
"""Facts that one item may rest on."""

_NUMBER = re.compile(r"(?<![A-Za-z0-9.,])(?<![A-Za-z]-)\d+(?:,\d{3})*(?:\.\d+)?")
_POWER = re.compile(r"(?:(\d+(?:\.\d+)?)\s*[×·x]\s*)?(?<![\d.,])10(?:\^([-−]?\d{1,2})|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")


def check_grounding(authored: Authored, ledger: Ledger, report: Report) -> None:
    """Hold the item against the facts that it covers."""
    _check_names(authored, ledger, report)
    facts = [ledger[name] for name in authored.item.covers if name in ledger]
    doubtful = [fact for fact in facts if fact.verdict in UNBORNE]
    if doubtful and not authored.item.nuance:
        message = f"fact `{doubtful[0].id}` is {doubtful[0].verdict}, and the item has no `nuance: true`"
        mend = "ask where article and evidence part, say so in `explain`, and mark it"
        report.add(rules.NEEDS_NUANCE, _place(authored, NUANCE.name), message, mend)
    _check_numbers(authored, facts, report)


def _check_names(authored: Authored, ledger: Ledger, report: Report) -> None:
    covers = authored.item.covers
    for name in covers:
        if name not in ledger:
            place = Body(authored.node, report).place_of(COVERS, name)
            report.add(rules.UNKNOWN_FACT, place, f"fact `{name}` is not in the ledger", suggest(name, ledger))
    if len(covers) > MOST_FACTS:
        message, mend = f"covers {len(covers)} facts (limit {MOST_FACTS})", "split the item, or drop some"
        report.add(rules.TOO_MANY_FACTS, _place(authored, COVERS.name), message, mend)


def _check_numbers(authored: Authored, facts: Iterable[Fact], report: Report) -> None:
    known = {*authored.numbers, *(reference.year for reference in authored.item.references)}
    known.update(value for fact in facts for value in fact.values)
    for number in sorted(numbers_of(authored) - set(_figures(known))):
        mend = "cover the fact that holds it, or declare it under `numbers` with its source"
        report.add(rules.NO_PROVENANCE, authored.item.place, f"the number {number.normalize():f} has no source", mend)


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
        for match in _NUMBER.finditer(_POWER.sub(_in_full, text)):
            yield Decimal(match.group().replace(",", ""))


def _in_full(power: re.Match[str]) -> str:
    """`2 × 10^3` or `2 × 10³` as 2000."""
    exponent = normalize("NFKC", power[2] or power[3]).replace("−", "-")
    return f"{Decimal(power[1] or 1).scaleb(int(exponent)):f}"


def _place(authored: Authored, field: str) -> Place:
    node = authored.node.get(field)
    return node.place if node else authored.item.place
