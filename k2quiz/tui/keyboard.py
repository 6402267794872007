"""The keys of a keyboard: what Textual calls them, what a learner calls them, and which of them write."""

import string
from unicodedata import name

from textual.keys import KEY_NAME_REPLACEMENTS

_SILENT = {"enter", "tab", "escape", "up", "down", "pageup", "pagedown", "insert", *(f"f{n}" for n in range(1, 25))}
"""The keys without a modifier that neither write nor edit."""

_EDITING = {
    *("left", "right", "home", "end", "backspace", "delete", "shift+left", "shift+right", "shift+home", "shift+end"),
    *("ctrl+left", "ctrl+right", "ctrl+shift+left", "ctrl+shift+right", "ctrl+a", "ctrl+c", "ctrl+d", "ctrl+e"),
    *("ctrl+f", "ctrl+k", "ctrl+u", "ctrl+v", "ctrl+w", "ctrl+x", "ctrl+shift+a"),
    *("alt+backspace", "ctrl+backspace", "super+backspace", "super+c"),
}
"""The keys that move in a line or change it."""

_MODIFIERS = {"ctrl", "alt", "shift"}

_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace", "ctrl+[": "escape"}
"""What a terminal sends in place of some keys."""

_SIGNS = {
    "escape": "esc",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "delete": "del",
    "space": "space",
}


def _named(character: str) -> str:
    spelled = name(character).lower().replace("-", "_").replace(" ", "_")
    return KEY_NAME_REPLACEMENTS.get(spelled, spelled)


_NAMES = {character: _named(character) for character in f"{string.punctuation} "}
_CHARACTERS = {spelled: character for character, spelled in _NAMES.items()}


def sign(key: str) -> str:
    """A key's name on a keyboard, for a key as Textual names it."""
    if key.startswith("ctrl+") and len(key) == len("ctrl+x"):
        return f"^{key[-1].upper()}"
    if key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return _SIGNS.get(key) or _CHARACTERS.get(key, key)


def writes(key: str) -> bool:
    """Whether a key writes a character, or edits what was written."""
    return key in _EDITING or ("+" not in key and key not in _SILENT)


def key_named(text: str) -> str | None:
    """The key that a learner means, as Textual names it; None where there is none. Capitals count as small letters.

    A key is a character, or a name such as `enter`, `f5` or `ctrl+z`.
    """
    if len(text) == 1:
        return _NAMES.get(text) or (text.lower() if text.isalnum() else None)
    spelled = text.strip().lower()
    if spelled in _SAME:
        return _SAME[spelled]
    *modifiers, last = spelled.split("+")
    known = last in _SILENT | _EDITING | {"space"} or last in _CHARACTERS
    if not known and not (modifiers and len(last) == 1 and last.isascii() and last.isalnum()):
        return None
    return spelled if _MODIFIERS.issuperset(modifiers) and len(set(modifiers)) == len(modifiers) else None


def key_of(key: str) -> str:
    """A key that was pressed, with small letters for capitals."""
    return key.removeprefix("upper_")
