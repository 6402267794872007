"""Decks of any size, of items as authors write them, in all kinds; the same for the same size."""

from collections.abc import Iterator
from pathlib import Path
from random import Random

_VOCABULARY = (
    "vitamin calcium artery bone protein liver marker trial dose placebo warfarin carboxylase matrix osteocalcin serum "
    "study stiffness fracture density factor clotting intake cheese natto rat kidney wall score year group change "
    "effect evidence outcome level active form tissue risk person cell enzyme blood food oil leaf menaquinone"
)
_WORDS = _VOCABULARY.split()
_DECK = """\
k2quiz: 1

deck:
  id: bench/deck
  title: A deck to measure with
  language: en
"""
_LARGEST_BANK = 10_000
"""Items that one file may hold; more are spread over several banks."""


def write_deck(folder: Path, items: int) -> Path:
    """A deck of so many items, with no fault of form."""
    banks = folder / "banks"
    banks.mkdir(parents=True)
    (folder / "deck.yaml").write_text(_DECK, "utf-8")
    for number, first in enumerate(range(0, items, _LARGEST_BANK)):
        bank = banks / f"bank-{number}.yaml"
        bank.write_text(bank_text(f"bench/bank-{number}", min(_LARGEST_BANK, items - first)), "utf-8")
    return folder


def bank_text(bank_id: str, items: int) -> str:
    """The text of one bank."""
    head = f"k2quiz: 1\n\nbank:\n  id: {bank_id}\n  title: A bank to measure with\n\nitems:\n"
    return head + "\n".join(_items(Random(bank_id), items))  # noqa: S311 - chance for measuring, not for secrets


def _items(chance: Random, count: int) -> Iterator[str]:
    kinds = (_choice, _choice, _cloze, _answer, _flashcard, _match, _truth)
    for number in range(count):
        item = kinds[number % len(kinds)](chance)
        yield f"  - id: item-{number}\n{item}{_common(chance)}"


def _common(chance: Random) -> str:
    return (
        f"    explain: >-\n      {_sentence(chance, 18)}\n      {_sentence(chance, 18)}\n"
        f"    tags: [{chance.choice(_WORDS)}, {chance.choice(_WORDS)}]\n"
        f"    difficulty: {chance.randint(1, 5)}\n    level: understand\n"
    )


def _choice(chance: Random) -> str:
    wrong = "".join(f"      - wrong: {_words(chance, 6)}\n        why: {_sentence(chance, 8)}\n" for _ in range(3))
    right = f"      - right: {_words(chance, 6)}\n        why: {_sentence(chance, 8)}\n"
    return f"    ask: {_question(chance)}\n    choices:\n{right}{wrong}"


def _cloze(chance: Random) -> str:
    return f"    cloze: {_words(chance, 7)} {{{{c1::{_words(chance, 2)}}}}} {_words(chance, 6)}.\n"


def _answer(chance: Random) -> str:
    return f"    ask: {_question(chance)}\n    answer: {_words(chance, 2)}\n    accept: [{_words(chance, 2)}]\n"


def _flashcard(chance: Random) -> str:
    return f"    front: {_question(chance)}\n    back: {_sentence(chance, 14)}\n"


def _match(chance: Random) -> str:
    pairs = "".join(f"      {' '.join(pair)}: {_words(chance, 3)}\n" for pair in _pairs(chance))
    return f"    ask: {_question(chance)}\n    match:\n{pairs}"


def _pairs(chance: Random) -> list[tuple[str, str]]:
    words = chance.sample(_WORDS, 6)
    return list(zip(words[::2], words[1::2], strict=True))


def _truth(chance: Random) -> str:
    return f"    ask: {_sentence(chance, 10)}\n    truth: {chance.choice(('true', 'false'))}\n"


def _question(chance: Random) -> str:
    return f"Which {_words(chance, 10)}?"


def _sentence(chance: Random, words: int) -> str:
    return f"{_words(chance, words).capitalize()}."


def _words(chance: Random, count: int) -> str:
    return " ".join(chance.choices(_WORDS, k=count))
