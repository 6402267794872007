"""Questions that can be misread, or that say too much."""

import re

from k2quiz.bank import rules
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.checks.words import NEGATIVES, listed, words
from k2quiz.bank.item import LEVELS
from k2quiz.bank.kinds.truth import KIND as TRUTH
from k2quiz.bank.rules import Report

LONGEST, LONGEST_CASE = 60, 90
"""Words of a question, and of one that applies what is known to a case."""

_CASE_LEVELS = LEVELS[LEVELS.index("apply") :]

_NEGATIVE = re.compile(
    r"(?<!, )\b(?:which|what|who|whom|whose|where|when)\b(?P<before>[^.?!,;:]*?)"
    r"[*_]*\b(?P<word>not(?! only)|except|(?<!at )least|false|incorrect|untrue|never)\b",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"\b(?:who|that|because|although|if|while|whether|but|or)\b", re.IGNORECASE)
"""Words after which a negation belongs to a side clause, not to what is asked."""

_ARTICLE = re.compile(r"\b(an?)[\s_:…?.]*$", re.IGNORECASE)
_SPELLED_LETTERS = frozenset("AEFHILMNORSX")
_SILENT = ("hour", "honest", "honour", "honor", "heir")
_GLIDE = ("uni", "use", "usu", "eu", "one", "once", "ubi")
_OPEN = re.compile(r"(?:_{2,}|…|\.\.\.)\s*\.?$")
_IMPERATIVES = listed(
    "name put match choose select order arrange complete identify give explain describe compare state list say pick"
    " find calculate estimate convert classify sort define rank write type fill mark decide tell work place join pair"
    " assign translate solve spell determine compute read look"
)


def check_stem(reading: Reading, report: Report) -> None:
    """Look at the question of an item."""
    _check_length(reading, report)
    if reading.english and reading.item.kind != TRUTH.name:
        _check_asks(reading, report)
        if reading.choices:
            _check_negatives(reading, report)
            _check_article(reading, report)


def _check_length(reading: Reading, report: Report) -> None:
    limit = LONGEST_CASE if reading.item.level in _CASE_LEVELS else LONGEST
    length = len(reading.ask.split())
    if length > limit and reading.has_ask:
        message = f"the question has {length} words (limit {limit})"
        report.add(rules.LONG_STEM, reading.ask_place, message, "leave out what the answer does not need")


def _check_asks(reading: Reading, report: Report) -> None:
    asks = reading.ask
    if not reading.has_ask or "?" in asks or ":" in asks or _OPEN.search(asks):
        return
    sentences = asks.lower().replace("\n", " ").split(". ")
    if not any(_IMPERATIVES & set(sentence.split()[:2]) for sentence in sentences):
        mend = "ask a question that can be answered before the choices are read, and end it with `?`"
        report.add(rules.ASKS_NOTHING, reading.ask_place, "the question asks nothing", mend)


def _check_negatives(reading: Reading, report: Report) -> None:
    found = [word for word in reading.words if word in NEGATIVES or word == "least"]
    match = _NEGATIVE.search(reading.ask) if found else None
    if match is None or _CLAUSE.search(match["before"]):
        return
    sentence = words(re.split(r"[.?!]", reading.ask[match.start() :], maxsplit=1)[0])
    if sum(word in NEGATIVES for word in sentence) > 1:
        message, mend = "two negatives in one question", "ask it without any"
        report.add(rules.TWO_NEGATIVES, reading.ask_place, message, mend)
    elif match["word"].isupper() or match[0][match.start("word") - match.start() - 1] in "*_":
        message, mend = f"the question turns on “{match['word']}”", "ask for what is true, if it can be asked so"
        report.add(rules.NEGATIVE_STEM, reading.ask_place, message, mend)
    else:
        message = f"the question turns on “{match['word']}”, which is easily missed"
        mend = f"ask for what is true, or write {match['word'].upper()}"
        report.add(rules.HIDDEN_NEGATIVE, reading.ask_place, message, mend)


def _check_article(reading: Reading, report: Report) -> None:
    article, choices = _ARTICLE.search(reading.ask), reading.choices
    if article is None or choices is None:
        return
    wants_vowel = article[1].lower() == "an"
    for index, option in enumerate(choices.options):
        if _begins_with_vowel(option.text) != wants_vowel:
            message = f"“{article[1]}” at the end of the question does not fit `{option.text}`"
            mend = "end it with “a or an”, or put the article into the choices"
            report.add(rules.ARTICLE_CUE, reading.option_place(index), message, mend)
            return


def _begins_with_vowel(text: str) -> bool:
    """Whether a text is spoken with a vowel first: an hour, an MGP, a unit."""
    word = text.split(maxsplit=1)[0].strip("(“\"'")
    if word[:1].isdigit():
        return word[0] == "8" or word in ("11", "18")
    if len(word) > 1 and (word[1].isupper() or not word[1].isalpha()):
        return word[0].upper() in _SPELLED_LETTERS
    start = word.lower()
    return start.startswith(_SILENT) or (start[:1] in "aeiou" and not start.startswith(_GLIDE))
