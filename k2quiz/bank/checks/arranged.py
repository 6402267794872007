"""Pairs and orders that can be told without knowing the subject."""

import re

from k2quiz.bank import rules
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.checks.words import STOP_WORDS, words
from k2quiz.bank.kinds.match import EXTRA, MATCH
from k2quiz.bank.kinds.order import ORDER
from k2quiz.bank.node import MapNode, parts
from k2quiz.bank.rules import Report
from k2quiz.card import Arrange
from k2quiz.errors import Place

FEWEST = 3
"""Pairs; with two, whoever knows one knows both."""

LETTERS = 4
"""Of a word that tells which sides belong together."""

_SEQUENCE = re.compile(
    r"(?:first|firstly|second|secondly|third|thirdly|then|next|finally|lastly|last)\b", re.IGNORECASE
)


def check_arranged(reading: Reading, report: Report) -> None:
    """Look at the pairs or the steps."""
    interaction = reading.cards[0].interaction
    if not isinstance(interaction, Arrange):
        return
    if interaction.labels:
        _check_pairs(reading, interaction, report)
    else:
        _check_steps(reading, interaction.targets, report)


def _check_pairs(reading: Reading, arrange: Arrange, report: Report) -> None:
    if len(arrange.labels) < FEWEST:
        message, mend = f"{len(arrange.labels)} pairs", f"write {FEWEST} or more"
        report.add(rules.FEW_PAIRS, reading.place(MATCH), message, mend)
    if len(arrange.targets) == len(arrange.labels):
        message, mend = "the last pair is told by what is left", f"add a spare right side under `{EXTRA.name}`"
        report.add(rules.NO_SPARE, reading.place(MATCH), message, mend)
    sides = [_long_words(target) for target in arrange.targets]
    for index, label in enumerate(arrange.labels):
        others = frozenset().union(*(side for other, side in enumerate(sides) if other != index))
        if shared := (_long_words(label) & sides[index]) - others:
            message, mend = f"`{min(shared)}` stands on both sides of a pair", "use another word on one side"
            report.add(rules.SHARED_WORD, _pair_place(reading, index), message, mend)
            return


def _long_words(text: str) -> frozenset[str]:
    return frozenset(word for word in words(text) if len(word) >= LETTERS) - STOP_WORDS


def _pair_place(reading: Reading, index: int) -> Place:
    node = reading.node.get(MATCH.name)
    return node.entries[index][1].place if isinstance(node, MapNode) else reading.item.place


def _check_steps(reading: Reading, steps: tuple[str, ...], report: Report) -> None:
    if reading.english:
        for step, node in zip(steps, parts(reading.node.get(ORDER.name)), strict=False):
            if _SEQUENCE.match(step) or "finally" in step.lower():
                message, mend = f"`{step}` says where it belongs", "leave the word out"
                report.add(rules.SEQUENCE_WORD, node.place, message, mend)
                return
    if [step.casefold() for step in steps] == sorted(step.casefold() for step in steps):
        message, mend = "the right order is the alphabetical one", "word a step in another way"
        report.add(rules.ALPHABETICAL, reading.place(ORDER), message, mend)
