"""Decks of any size, of items as authors write them, in all kinds; the same for the same size.

Kinds come as often as in the shipped deck, and an item has as many fields, words and sources as there.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

_VOCABULARY = (
    "vitamin calcium artery bone protein liver marker trial dose placebo warfarin carboxylase matrix osteocalcin serum "
    "study stiffness fracture density factor clotting intake cheese natto rat kidney wall score year group change "
    "effect evidence outcome level active form tissue risk person cell enzyme blood food oil leaf menaquinone "
    "quinone valve aorta dialysis patient woman man cohort baseline supplement tablet drug receptor gene promoter "
    "muscle collagen mineral crystal phosphate magnesium hormone growth repair damage signal pathway membrane"
)
_WORDS = _VOCABULARY.split()
_SMALL_VOCABULARY = "the a of in with for and that by from to at on when while"
_SMALL_WORDS = _SMALL_VOCABULARY.split()
_DECK = """\
k2quiz: 1

deck:
  id: bench/deck
  title: A deck to measure with
  language: en
  topics:
    one: The first topic
    two: The second topic
"""
_ORDER = "choice cloze choice answer flashcard choice truth cloze choice match order choice number"
_KINDS = _ORDER.split()
_REFERENCES, _FACTS = 100, 250
_LARGEST_BANK = 10_000
"""Items that one file may hold; more are spread over several banks."""


def write_deck(folder: Path, items: int) -> Path:
    """A deck of so many items, with no fault of form."""
    chance = Random(items)  # noqa: S311 - chance for measuring, not for secrets
    banks = folder / "banks"
    banks.mkdir(parents=True)
    (folder / "deck.yaml").write_text(_DECK, "utf-8")
    (folder / "references.yaml").write_text("k2quiz: 1\n\nreferences:\n" + "\n".join(_references(chance)), "utf-8")
    (folder / "facts.yaml").write_text("k2quiz: 1\n\nfacts:\n" + "\n".join(_facts(chance)), "utf-8")
    for number, first in enumerate(range(0, items, _LARGEST_BANK)):
        bank = banks / f"bank-{number}.yaml"
        bank.write_text(bank_text(f"bench/bank-{number}", min(_LARGEST_BANK, items - first)), "utf-8")
    return folder


def bank_text(bank_id: str, items: int) -> str:
    """The text of one bank of such a deck."""
    head = (
        f"k2quiz: 1\n\nbank:\n  id: {bank_id}\n  title: A bank to measure with\n\ndefaults: {{topic: one}}\n\nitems:\n"
    )
    return head + "\n".join(_items(Random(bank_id), items))  # noqa: S311 - chance for measuring, not for secrets


def _references(chance: Random) -> Iterator[str]:
    for number in range(_REFERENCES):
        yield (
            f"  source{number}:\n    authors: Somebody A, et al.\n    title: {_sentence(chance, 9)}\n"
            f"    journal: Journal {number}(1):1-9\n    year: {2000 + number % 25}\n    doi: 10.1000/{number}\n"
        )


def _facts(chance: Random) -> Iterator[str]:
    for number in range(_FACTS):
        yield (
            f"  - id: fact-{number}\n    topic: one\n    weight: core\n    claim: {_sentence(chance, 10)}\n"
            f"    values: {{share: {number}}}\n    verdict: supported\n    verified: abstract\n"
            f"    refs: [source{number % _REFERENCES}]\n"
        )


def _items(chance: Random, count: int) -> Iterator[str]:
    write = {
        "choice": _choice,
        "cloze": _cloze,
        "answer": _answer,
        "flashcard": _flashcard,
        "truth": _truth,
        "match": _match,
        "order": _order,
        "number": _number,
    }
    for number in range(count):
        fact = chance.randrange(_FACTS)
        yield f"  - id: item-{number}\n{write[_KINDS[number % len(_KINDS)]](chance, fact)}{_common(chance, fact)}"


def _common(chance: Random, fact: int) -> str:
    sources = chance.sample(range(_REFERENCES), 2)
    return (
        f"    explain: >-\n      {_sentence(chance, 15)}\n      {_sentence(chance, 14)}\n"
        f"    covers: [fact-{fact}, fact-{chance.randrange(_FACTS)}]\n"
        f"    refs: [{', '.join(f'source{source}' for source in sources)}]\n"
        f"    level: {chance.choice(('remember', 'understand', 'apply'))}\n"
        f"    difficulty: {chance.randint(1, 5)}\n" + "    nuance: true\n" * (chance.random() < 0.4)
    )


def _choice(chance: Random, fact: int) -> str:
    del fact
    sides = ["right", "wrong", "wrong", "wrong"]
    chance.shuffle(sides)
    options = "".join(
        f"      - {side}: {_phrase(chance, 5)}\n        why: {_sentence(chance, 9)}\n"
        + f"        misconception: {'-'.join(_words(chance, 2))}\n" * (side == "wrong" and chance.random() < 0.5)
        for side in sides
    )
    return f"    ask: {_question(chance)}\n    choices:\n{options}"


def _cloze(chance: Random, fact: int) -> str:
    del fact
    first, second = _words(chance, 2)
    return (
        f"    cloze: >-\n      {_phrase(chance, 8).capitalize()} {{{{c1::{first}|{first}s::a thing}}}},\n"
        f"      {_phrase(chance, 5)} {{{{c2::{second}}}}} {_phrase(chance, 4)}.\n"
    )


def _answer(chance: Random, fact: int) -> str:
    del fact
    one, two, *wrong = _words(chance, 4)
    refusals = "".join(f"      - answer: {word}\n        why: {_sentence(chance, 7)}\n" for word in wrong)
    right = f"    answer: {one} {two}\n    accept: [{two} {one}, {one}]\n"
    return f"    ask: {_question(chance)}\n{right}    reject:\n{refusals}"


def _flashcard(chance: Random, fact: int) -> str:
    del fact
    return (
        f"    front: {_question(chance)}\n    back: >-\n      {_sentence(chance, 12)}\n      {_sentence(chance, 9)}\n"
    )


def _truth(chance: Random, fact: int) -> str:
    del fact
    truth = chance.random() < 0.5
    correction = "" if truth else f"    correction: {_sentence(chance, 9)}\n"
    return f"    ask: {_sentence(chance, 11)}\n    truth: {str(truth).lower()}\n{correction}"


def _match(chance: Random, fact: int) -> str:
    del fact
    pairs = "".join(f"      {word}: {_phrase(chance, 3)}\n" for word in _words(chance, 4))
    return f"    ask: {_question(chance)}\n    match:\n{pairs}    extra: [{_phrase(chance, 3)}]\n"


def _order(chance: Random, fact: int) -> str:
    del fact
    steps = "".join(f"      - {_phrase(chance, 6)}\n" for _ in range(4))
    return f"    ask: {_question(chance)}\n    order:\n{steps}"


def _number(chance: Random, fact: int) -> str:
    return f"    ask: {_question(chance)}\n    number: {fact + 1}\n    unit: µg\n    tolerance: 5%\n"


def _question(chance: Random) -> str:
    return f"Which {_phrase(chance, 13)}?"


def _sentence(chance: Random, words: int) -> str:
    return f"{_phrase(chance, words).capitalize()}."


def _phrase(chance: Random, count: int) -> str:
    """So many words, every other one a small one."""
    words = _words(chance, count)
    return " ".join(chance.choice(_SMALL_WORDS) if place % 2 else word for place, word in enumerate(words))


def _words(chance: Random, count: int) -> list[str]:
    """Different words."""
    return chance.sample(_WORDS, count)
