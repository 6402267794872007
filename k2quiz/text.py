"""Text as people read it: made harmless for a terminal, fitted into columns, and its commonest phrases."""

import unicodedata
from collections.abc import Iterable

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_KEPT = "\n\t"
_JOINERS = "\u200c\u200d"
_SHOWN = "\N{SOFT HYPHEN}"
_NO_CHARACTERS = "\ufffe\uffff"
_WIDTHS = {"W": 2, "F": 2}


def is_harmful(character: str) -> bool:
    """Whether a character can steer a terminal or show other text than it holds: control, bidi, surrogate."""
    if character in _KEPT or character in _JOINERS or character == _SHOWN:
        return False
    return character in _NO_CHARACTERS or unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def printable(text: str) -> str:
    """The same text with every harmful character replaced by U+FFFD."""
    if text.isprintable():
        return text
    return "".join(_REPLACEMENT if is_harmful(character) else character for character in text)


def cells(text: str) -> int:
    """How many columns a text takes in a terminal: wide characters take two, those that join others none."""
    if text.isascii():
        return len(text)
    return sum(_WIDTHS.get(unicodedata.east_asian_width(each), 1) for each in text if not unicodedata.combining(each))


def cut(text: str, width: int) -> str:
    """The text in that many columns, with an ellipsis where something is left out."""
    if cells(text) <= width:
        return text
    end, room = 0, width - 1
    while end < len(text) and (room := room - cells(text[end])) >= 0:
        end += 1
    return f"{text[:end].rstrip()}…"


def count(number: int, noun: str) -> str:
    """A number with its noun: `1 card`, `2 cards`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that is most like another, if one is like it at all."""
    from difflib import get_close_matches  # noqa: PLC0415 - few words are wrong

    return next(iter(get_close_matches(word, [*known], n=1)), None)


def folded(text: str, width: int) -> list[str]:
    """The words of a text in lines of at most so many characters, where no word is longer.

    `textwrap` does as much, and takes 2 ms to load.
    """
    lines: list[str] = []
    for word in text.split():
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines
