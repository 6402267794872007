"""What a deck from elsewhere may bring along: a few kinds of ordinary files, and not too much of them."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from k2quiz.errors import K2QuizError

MOST_FILES = 2_000
MOST_BYTES = 200 * 1024 * 1024

TAKEN = frozenset({".yaml", ".yml", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".json", ".md", ".txt"})
_TAKEN_NAMES = frozenset({"LICENSE"})
_CHUNK = 64 * 1024


class RefusedDeckError(K2QuizError):
    """A deck that is not installed, because of what it is made of."""


def is_taken(name: str) -> bool:
    """Whether a file of this name belongs to a deck; hidden ones never do."""
    return not name.startswith(".") and (name in _TAKEN_NAMES or os.path.splitext(name)[1].lower() in TAKEN)  # noqa: PTH122 -- the name is a zip's, not a path of this computer


class Allowance:
    """What may still be copied of a deck, counted while it is copied, whatever its files say of their size."""

    def __init__(self, most_bytes: int = MOST_BYTES) -> None:
        self._files = MOST_FILES
        self._bytes = most_bytes

    def copy(self, source: IO[bytes], target: Path) -> None:
        """Write what there is to read to a new file.

        Raises:
            RefusedDeckError: it is too much, or a file of that name was copied already.
        """
        self._files -= 1
        if self._files < 0:
            raise RefusedDeckError(f"Not installed: the deck has more than {MOST_FILES:,} files.")
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("xb") as file:
                while chunk := source.read(_CHUNK):
                    self._bytes -= len(chunk)
                    if self._bytes < 0:
                        raise RefusedDeckError("Not installed: unpacked, the deck is larger than any honest one.")
                    file.write(chunk)
        except (FileExistsError, NotADirectoryError) as error:
            raise RefusedDeckError(f"Not installed: two files of the deck are both named {target.name}.") from error


def copy_folder(source: Path, target: Path) -> None:
    """Copy what a deck's folder holds for learners into a new folder.

    Raises:
        RefusedDeckError: it holds a link, or too much.
    """
    allowance = Allowance()
    for path in _files(source):
        with path.open("rb") as file:
            allowance.copy(file, target / path.relative_to(source))


def _files(folder: Path) -> Iterator[Path]:
    for entry in sorted(folder.iterdir()):
        mode = entry.lstat().st_mode
        if entry.name.startswith("."):
            continue
        if stat.S_ISLNK(mode):
            raise RefusedDeckError(f"Not installed: {entry} is a link. Put the file itself there.")
        if stat.S_ISDIR(mode):
            yield from _files(entry)
        elif stat.S_ISREG(mode) and is_taken(entry.name):
            yield entry
