"""Items and the ledger: facts that exist, claims asked for what they are, numbers with a source."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from unicodedata import normalize

from k2quiz.bank import rules
from k2quiz.bank.checks.prose import claims, prose
from k2quiz.bank.checks.reading import Reading, texts_of
from k2quiz.bank.checks.words import unquoted
from k2quiz.bank.field import Body, suggest
from k2quiz.bank.item import COVERS, NUANCE, STANCES, Authored
from k2quiz.bank.ledger import UNBORNE, Fact, Ledger
from k2quiz.bank.rules import Report
from k2quiz.errors import Place

ARTICLE = STANCES[1]

MOST_FACTS = 4
"""Facts that one item may rest on."""

_NO_PROSE = {
    "id",
    "covers",
    "refs",
    "topic",
    "tags",
    "numbers",
    "was",
    "contrasts",
    "rev",
    "difficulty",
    "lint-ok",
    "status",
    "image",
}
"""Fields in which a number is no claim."""

_STRENGTH = re.compile(
    r"\b(?:remarkabl[ey]|compelling|strong proof|reverse[ds]|consistently|strongly supports?|particular promise"
    r"|crucial contraindication|recommended)\b",
    re.IGNORECASE,
)
"""The strength words of research on seed texts: what an article says with them is rarely what was found."""

_NUMBER = re.compile(r"(?<![A-Za-z0-9.,])(?<![A-Za-z]-)\d+(?:,\d{3})*(?:\.\d+)?")
_POWER = re.compile(r"(?:(\d+(?:\.\d+)?)\s*[×·x]\s*)?(?<![\d.,])10(?:\^([-−]?\d{1,2})|(⁻?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,2}))")


def check_grounding(reading: Reading, ledger: Ledger, report: Report) -> None:
    """Hold the item against the facts that it covers."""
    authored = reading.authored
    _check_names(authored, ledger, report)
    facts = [ledger[name] for name in authored.item.covers if name in ledger]
    doubtful = [fact for fact in facts if fact.verdict in UNBORNE]
    if doubtful and not authored.item.nuance:
        message = f"fact `{doubtful[0].id}` is {doubtful[0].verdict}, and the item has no `nuance: true`"
        mend = "ask where article and evidence part, say so in `explain`, and mark it"
        report.add(rules.NEEDS_NUANCE, reading.place(NUANCE), message, mend)
    _check_numbers(reading, facts, report)
    if reading.english:
        _check_strength(reading, report)


def _check_names(authored: Authored, ledger: Ledger, report: Report) -> None:
    covers = authored.item.covers
    body = Body(authored.node, report)
    for name in covers:
        if name not in ledger:
            message, mend = f"fact `{name}` is not in the ledger", suggest(name, ledger)
            report.add(rules.UNKNOWN_FACT, body.place_of(COVERS, name), message, mend)
    if len(covers) > MOST_FACTS:
        message, mend = f"covers {len(covers)} facts (limit {MOST_FACTS})", "split the item, or drop some"
        body.add(rules.TOO_MANY_FACTS, COVERS, message, mend)


def _check_numbers(reading: Reading, facts: Iterable[Fact], report: Report) -> None:
    found = set(figures([reading.prose]))
    if not found:
        return
    authored = reading.authored
    known = {*authored.numbers, *(reference.year for reference in authored.item.references)}
    held = frozenset().union(*(_held(fact.values) for fact in facts), figures(known))
    for number in sorted(found - held):
        mend = "cover the fact that holds it, or declare it under `numbers` with its source"
        message = f"the number {number.normalize():f} has no source"
        report.add(rules.NO_PROVENANCE, _place_of(number, authored), message, mend)


@lru_cache(maxsize=10_000)
def _held(values: tuple[str, ...]) -> frozenset[Decimal]:
    """The numbers that the values of a fact hold; many items ask for one fact."""
    return frozenset(figures(values))


def _place_of(number: Decimal, authored: Authored) -> Place:
    """The text of the item that holds a number."""
    own = ((key.value, node) for key, node in authored.node if key.value not in _NO_PROSE)
    texts = (text for _, node in own for text in texts_of(node))
    return next((text.place for text in texts if number in figures([text.value])), authored.item.place)


def _check_strength(reading: Reading, report: Report) -> None:
    """Look for the article's strong words in what the item itself claims."""
    if reading.item.stance == ARTICLE:
        return
    for text in claims(reading.cards):
        if (found := _STRENGTH.search(text)) and (found := _STRENGTH.search(unquoted(text))):
            message = f"`{found[0]}` is stronger than evidence can be"
            mend = "say what was found, or put the word in quotation marks as the article's"
            report.add(rules.STRENGTH_WORD, reading.place_of_text(text), message, mend)
            return


def numbers_of(authored: Authored) -> set[Decimal]:
    """Every number that the item's texts hold, without sign; digits inside names (K2, MK-7) do not count."""
    return set(figures([prose(authored)]))


def figures(texts: Iterable[str]) -> Iterator[Decimal]:
    """The numbers that texts hold."""
    for text in texts:
        if text and (found := _NUMBER.findall(_POWER.sub(_in_full, text) if "10" in text else text)):
            yield from (Decimal(number.replace(",", "")) for number in found)


def _in_full(power: re.Match[str]) -> str:
    """`2 × 10^3` or `2 × 10³` as 2000."""
    exponent = normalize("NFKC", power[2] or power[3]).replace("−", "-")
    return f"{Decimal(power[1] or 1).scaleb(int(exponent)):f}"
