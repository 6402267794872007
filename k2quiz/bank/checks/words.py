"""The words of a text as the rules compare them, and the lists of English words that they look for."""

import re
from collections.abc import Iterable

_WORD = re.compile(r"(?<!\w)(?:[-−±]|[<>≤≥] ?)?\d+(?:[.,]\d+)*%?|[^\W_]+(?:-\d+)?")
_QUOTED = re.compile(r'"[^"]*"|“[^”]*”|‘[^’]*’')


def listed(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


ABSOLUTES = listed(
    "always never all every none only must completely entirely totally absolutely impossible nobody nothing everyone"
    " everybody everything invariably solely exclusively"
)
"""Words that a careful reader takes for a sign of a wrong option."""

FREQUENCIES = listed("usually often sometimes frequently rarely commonly generally occasionally seldom")
"""Words by which each reader means another number."""

NEGATIONS = listed("not no except never neither nor cannot without false incorrect least untrue")
"""Words that turn a question round."""

NEGATIVES = listed(
    "not except never neither nor cannot false incorrect untrue unlikely unable unsuitable unnecessary unhelpful unsafe"
    " unrelated uncommon unwise unsound impossible"
)
"""Words of which two in one question make a puzzle."""

STOP_WORDS = listed(
    "a an the and or but nor of in on at to by for from with without as than into over under up out off about after"
    " before between among during is are was were be been being am do does did has have had can could may might will"
    " would shall should must it its he she they them their this that these those there here what which who whom whose"
    " when where why how if then so such not no only also more most less least some any each both all one ones other"
    " another same own very just because while until again against"
)
"""Words that say nothing of a text's subject."""

GRAMMAR = listed(
    "a an the and or of in on at to by for with as than is are was were be been being it its that this these those"
    " which who do does did has have had will would can could may might shall should so"
)
"""Words that grammar puts into a sentence, whatever it says."""

COUNTED = listed("five six seven eight nine ten eleven twelve")
"""Numbers of things that are too many to list from memory."""


def words(text: str) -> list[str]:
    """The words and numbers of a text, in order; a number keeps its sign, its per cent, and its name (MK-7)."""
    return _WORD.findall(text.casefold())


def content(found: Iterable[str]) -> frozenset[str]:
    """The words that say what a text is about."""
    return frozenset(word for word in found if len(word) > 2 or word[-1:].isdigit()) - STOP_WORDS


def likeness(some: frozenset[str], others: frozenset[str]) -> float:
    """The share of their words that two texts have in common, from 0 to 1 (Jaccard 1912)."""
    shared = len(some & others)
    together = len(some) + len(others) - shared
    return shared / together if together else 0.0


def unquoted(text: str) -> str:
    """The text without what stands in quotation marks."""
    return _QUOTED.sub(" ", text) if '"' in text or "“" in text or "‘" in text else text


def is_english(language: str) -> bool:
    """Whether a BCP 47 tag means English; where there is none, it is taken to be."""
    return language.lower().split("-")[0] in ("", "en")
