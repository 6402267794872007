"""The normal form of typed text: what remains when nothing is left that does not matter.

Case, accents, hyphens, spaces and punctuation do not matter. A number's sign, decimal point and per cent,
a charge (CD4+), and comparison signs do, and so does every word that negates.
"""

import re
import unicodedata
from dataclasses import dataclass

LONGEST_TYPED = 200
"""Characters; nothing longer is an answer, whatever it holds."""

NEGATIONS = frozenset({"not", "no", "without", "never", "neither", "nor", "cannot"})
"""Words that turn an answer round; `non` is a prefix, and stays part of its word."""

_DASHES = "-\u2010-\u2015\u2212"
_MARKS = "\u0590-\u05cf\u0610-\u061a\u064b-\u065f\u0670\u0900-\u109f\u1780-\u17d3\u0e31-\u0e4e\u3099\u309a"
"""Vowel signs of scripts in which they make another word; `\\w` leaves them out."""

_RAISED = re.compile("(?<=\\d)(?=[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u215f\u2189])")
_ACCENTS = re.compile("[\u0300-\u0337\u0339-\u036f]+")
_STRUCK_OUT = "\u0338"
_MICRO = "\N{GREEK SMALL LETTER MU}"
_LONE_GREEK = re.compile(r"(?<![^\W\d_])[α-ω](?![^\W\d_])")
_ARTICLE = re.compile(r"\A\s*(?:the|an?)\s+(?=\S)")
_ABBREVIATION = re.compile(r"[^\W\d_]+")
_WORD = re.compile(rf"[<>≤≥±]|−?(?:[^\W_]|[{_MARKS}])+(?:(?<=\d)\.\d+)*[⁺⁻]?")

_REWRITINGS = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"['’ʼ\u00ad\u200b-\u200d\u2060\ufeff]", ""),
        (rf"[{_DASHES}]", "-"),
        ("-+>", " "),
        (r">=|=>|⩾|≧", "≥"),
        (r"<=|=<|⩽|≦", "≤"),
        (r"%|\bper\s?cent\b", " percent "),
        ("‰", " permille "),
        (r"(?<![^\W\d_])mcg\b", "ug"),
        ("&", " and "),
        ("×", "x"),
        (r"(?<![\d.,])(?:[1-9]\d{0,2})(?:,\d{3})+(?!\d|,\d)", lambda number: number[0].replace(",", "")),
        (r"(?<![\d.,])0,(?=\d)", "0."),
        (r"(?<![\w.])\.(?=\d)", "0."),
        (r"(?<=\d)\s*(?:-|\.{2,3})\s*(?=\d)", " to "),
        (r"(?<![\w)\]])-(?=\d)", "−"),
        (r"(?<!\w)(\w{1,4})-(?!\s*\w)", r"\1⁻"),
        (r"(?<!\w)(\w{1,4})\+(?!\w)", r"\1⁺"),
    )
)
"""In this order: each rewrites what its successors read."""


@dataclass(frozen=True, slots=True)
class NormalForm:
    """The words that matter of a text; a text without any (`→`) is its own single word.

    `fixed` are the words written as abbreviations, with a capital after the first letter (`ucMGP`).
    """

    words: tuple[str, ...]
    fixed: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        """The words run together, but for a space that keeps two numbers apart."""
        joined = ""
        for word in self.words:
            joined += f" {word}" if joined[-1:].isdigit() and word[0].isdigit() else word
        return joined

    @property
    def negations(self) -> tuple[str, ...]:
        """The words that negate, in alphabetical order."""
        return tuple(sorted(word for word in self.words if word in NEGATIONS))

    def same(self, other: "NormalForm") -> bool:
        """Whether both texts are one answer."""
        return bool(self.words) and self.key == other.key and self.negations == other.negations


def normal_form(text: str) -> NormalForm:
    """What matters of a text."""
    reading = _ARTICLE.sub("", folded(text), count=1)
    for pattern, replacement in _REWRITINGS:
        reading = pattern.sub(replacement, reading)
    words = tuple(_WORD.findall(reading)) or ((text.strip(),) if text.strip() else ())
    abbreviations = (
        word for word in _ABBREVIATION.findall(unicodedata.normalize("NFC", text)) if word[1:] != word[1:].lower()
    )
    return NormalForm(words, frozenset(map(folded, abbreviations)))


def folded(text: str) -> str:
    """The text without case and accents, Greek letters that stand alone spelled out, and every `µ` a `u`."""
    plain = unicodedata.normalize("NFKD", apart(text)).casefold().replace(_MICRO, "u")
    plain = unicodedata.normalize("NFC", _ACCENTS.sub("", plain).replace(_STRUCK_OUT, " not "))
    return _LONE_GREEK.sub(lambda letter: unicodedata.name(letter[0]).rpartition(" ")[2].lower(), plain)


def apart(text: str) -> str:
    """The text with a `^` between a digit and what is raised or a fraction after it, so that 10² is not 102."""
    return _RAISED.sub("^", text)
