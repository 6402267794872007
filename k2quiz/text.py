"""Text that came from outside, made harmless for a terminal."""

import unicodedata

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
_KEPT = "\n\t"
_JOINERS = "\u200c\u200d"


def is_harmful(character: str) -> bool:
    """Whether a character can steer a terminal or show other text than it holds: control, bidi, surrogate."""
    if character in _KEPT or character in _JOINERS:
        return False
    return unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp") and character != "\N{SOFT HYPHEN}"


def printable(text: str) -> str:
    """The same text with every harmful character replaced by U+FFFD."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(_REPLACEMENT if is_harmful(character) else character for character in text)
