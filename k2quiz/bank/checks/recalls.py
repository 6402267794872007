"""Flashcards: one question, and an answer that can be recalled whole."""

import re

from k2quiz.bank import rules
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.checks.words import COUNTED, listed
from k2quiz.bank.kinds.flashcard import BACK, FRONT
from k2quiz.bank.rules import Report
from k2quiz.card import Recall

LONGEST = 60
"""Words of a back."""

MOST = 4
"""Things that one card may ask to list."""

_YES_OR_NO = listed("is are was were do does did can could should will would has have had may might must isn't don't")
_ASKS_ON = {"why?", "why", "how", "how?"}
"""Words by which a question wants more than yes or no."""

_LIST = re.compile(
    r"\b(?:list|name|give|enumerate|state)\b(?: me)?(?: all| every| the| up to)*(?: (\w+))?", re.IGNORECASE
)


def check_recalls(reading: Reading, report: Report) -> None:
    """Look at both sides of a flashcard."""
    interaction = reading.cards[0].interaction
    if not isinstance(interaction, Recall):
        return
    length = len(interaction.answer.split())
    if length > LONGEST:
        message, mend = (
            f"the back has {length} words (limit {LONGEST})",
            "keep what is to be recalled, or split the card",
        )
        report.add(rules.LONG_BACK, reading.place(BACK), message, mend)
    if reading.ask.count("?") > 1:
        report.add(rules.SEVERAL_QUESTIONS, reading.place(FRONT), "more than one question", "make a card of each")
    elif reading.english:
        _check_front(reading, report)


def _check_front(reading: Reading, report: Report) -> None:
    front, place = reading.ask, reading.place(FRONT)
    last = re.split(r"[.:;!]\s", front.rstrip())[-1].lower().split()
    if front.rstrip().endswith("?") and last and last[0] in _YES_OR_NO and not _ASKS_ON & set(last):
        message, mend = "the question can be answered with yes or no", "ask why, how, which or how much"
        report.add(rules.YES_OR_NO, place, message, mend)
    listed = _LIST.search(front)
    if listed and (" all " in listed[0] + " " or _is_many(listed[1])):
        message, mend = (
            f"the card asks for a list (“{listed[0]}”)",
            "make a card of each, or ask for an order or a match",
        )
        report.add(rules.ENUMERATION, place, message, mend)


def _is_many(word: str | None) -> bool:
    return word is not None and (word.lower() in COUNTED or (word.isdecimal() and int(word) > MOST))
