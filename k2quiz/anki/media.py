"""Pictures as Anki keeps them: in one folder for all decks, found by their names alone.

Anki never asks twice about a file whose name it has, so a name tells the bytes; and it finds no name that needs
escaping, so a name is made of plain letters.
"""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import PurePath

from k2quiz.anki.markup import attribute_text
from k2quiz.card import Picture
from k2quiz.errors import StorageError, UsageError

_DIGITS = 8


def media_name(picture: Picture) -> str:
    """The name of a picture in Anki: `k2_`, eight hexadecimal digits of its SHA-256, and its ending."""
    return f"k2_{picture.digest[:_DIGITS]}{PurePath(picture.file).suffix.lower()}"


def image(picture: Picture) -> str:
    """The element that shows a picture, or its words."""
    return f'<img src="{media_name(picture)}" alt="{attribute_text(picture.alt)}">'


def media_of(pictures: Iterable[Picture]) -> dict[str, bytes]:
    """The bytes of pictures by their names in Anki, in the order of the names.

    Raises UsageError where a picture is no longer the one that was read or two share a name, StorageError where one
    cannot be read.
    """
    by_name: dict[str, Picture] = {}
    for picture in pictures:
        known = by_name.setdefault(media_name(picture), picture)
        if known.digest != picture.digest:
            raise UsageError(f"Anki would take {known.file} and {picture.file} for one picture. Save one of them anew.")
    return {name: _content(by_name[name]) for name in sorted(by_name)}


def _content(picture: Picture) -> bytes:
    try:
        content = picture.file.read_bytes()
    except OSError as error:
        reason = error.strerror or error
        raise StorageError(f"Could not read the picture {picture.file}: {reason}.") from error
    if sha256(content).hexdigest() != picture.digest:
        raise UsageError(f"{picture.file} changed while it was being exported. Export again.")
    return content
