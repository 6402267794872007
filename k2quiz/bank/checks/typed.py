"""Answers that are typed: given away, too long, too strict, or without a unit."""

import re
from decimal import Decimal

from k2quiz.bank import rules
from k2quiz.bank.checks.grounding import figures
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.checks.words import words
from k2quiz.bank.item import ASK, HINT
from k2quiz.bank.kinds.answer import ANSWER
from k2quiz.bank.kinds.number import NUMBER, TOLERANCE, UNIT
from k2quiz.bank.rules import Report
from k2quiz.card import Term, TypeIn

LONGEST_WORDS, LONGEST_CHARACTERS = 5, 40
"""Of an answer that is typed."""

_SPELLED_IN_WAYS = re.compile(r"[-(\[\d\u0370-\u03ff]")


def check_typed(reading: Reading, report: Report) -> None:
    """Look at the answer that the learner types."""
    interaction = reading.cards[0].interaction
    if not isinstance(interaction, TypeIn):
        return
    if isinstance(interaction.answer, Term):
        _check_term(reading, interaction.answer, report)
    else:
        _check_number(reading, interaction.answer.low, interaction.answer.high, report)


def _check_term(reading: Reading, term: Term, report: Report) -> None:
    answers = (term.answer, *term.accept)
    leaked = next((answer for answer in answers if is_within(words(answer), reading.words)), None)
    if leaked is not None:
        message, mend = f"the question holds the answer `{leaked}`", "ask without it"
        report.add(rules.ANSWER_IN_STEM, reading.place(ASK), message, mend)
    hint = words(reading.item.hint)
    if hint and any(is_within(words(answer), hint) for answer in answers):
        report.add(rules.HINT_GIVES, reading.place(HINT), "the hint holds the answer", "point to it without naming it")
    place = reading.place(ANSWER)
    if len(term.answer) > LONGEST_CHARACTERS or len(term.answer.split()) > LONGEST_WORDS:
        message = f"`{term.answer}` is long to type"
        mend = f"ask for at most {LONGEST_WORDS} words and {LONGEST_CHARACTERS} characters, or make it a flashcard"
        report.add(rules.LONG_ANSWER, place, message, mend)
    elif len(answers) < 2 and _SPELLED_IN_WAYS.search(term.answer):
        message = f"`{term.answer}` can be written in other ways"
        report.add(rules.ONE_SPELLING, place, message, "write another one under `accept`")


def _check_number(reading: Reading, low: Decimal, high: Decimal, report: Report) -> None:
    if low == high and low in figures([reading.ask]):
        message, mend = f"the question holds the answer {low.normalize():f}", "ask without it"
        report.add(rules.ANSWER_IN_STEM, reading.place(ASK), message, mend)
    if low == high and reading.node.get(UNIT.name) is None and reading.node.get(TOLERANCE.name) is None:
        mend = "add `unit`; or `tolerance: 0`, where it is a count"
        report.add(rules.BARE_NUMBER, reading.place(NUMBER), "the number has neither unit nor tolerance", mend)


def is_within(part: list[str], whole: list[str]) -> bool:
    """Whether the words of a part follow one another within the whole."""
    if not part or part[0] not in whole:
        return False
    length = len(part)
    return any(whole[start : start + length] == part for start in range(len(whole) - length + 1))
