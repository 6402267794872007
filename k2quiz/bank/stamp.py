"""What a deck that was read depends on: its texts and this program's reader, told by a stamp, and its pictures."""

import os
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from k2quiz import __version__

if TYPE_CHECKING:
    from k2quiz.card import Picture

_PROGRAM = Path(__file__).parent.parent
_DECK_FILE = "deck.yaml"
_DECK_FILES = (_DECK_FILE, "references.yaml", "facts.yaml")
"""As in `load`, which every start that opens no YAML does without."""

_LONGEST = 8 * 1024 * 1024 + 1
"""Bytes: a file as long as this is refused whatever it holds."""

_CLOCK_STEP = 2_000_000_000
"""Nanoseconds; no file system tells the times of two changes less exactly."""


def stamp(path: Path) -> str:
    """The stamp of the deck at a path: of this program's reader, and of what the deck's text files hold.

    Raises:
        OSError: a file cannot be read.
    """
    known = sha256()  # processors have it built in: a third of the time that others take
    for line in (__version__, *_reader(), str(path)):
        known.update(os.fsencode(f"{line}\n"))
    for file in filter(Path.is_file, _sources(path)):
        with file.open("rb") as opened:
            content = opened.read(_LONGEST)
        known.update(os.fsencode(f"{file.name} {len(content)}\n"))
        known.update(content)
    return known.hexdigest()


def picture_facts(picture: "Picture") -> tuple[str, int, int, str]:
    """A picture's file with its size and time of change, and the SHA-256 of what was read of it.

    Raises:
        OSError: the file cannot be found.
    """
    found = picture.file.stat()
    return str(picture.file), found.st_size, found.st_mtime_ns, picture.digest


def is_unchanged(file: str, size: int, changed: int, digest: str, *, before: int) -> bool:
    """Whether a picture's file still holds what was read.

    Its size and times are believed where all of them are clearly older than the moment `before`, in nanoseconds
    since 1970, at which it was as its facts tell; what changed about then, or since, is read again.

    Raises:
        OSError: the file cannot be read.
    """
    found = Path(file).stat()
    latest = max(found.st_mtime_ns, found.st_ctime_ns)
    if (found.st_size, found.st_mtime_ns) == (size, changed) and latest < before - _CLOCK_STEP:
        return True
    return found.st_size == size and sha256(Path(file).read_bytes()).hexdigest() == digest


def _sources(path: Path) -> Iterator[Path]:
    """The text files of the deck at a path, whether they are there or not."""
    folder = path if path.is_dir() else path.parent
    if path.is_dir() or (path.name in _DECK_FILES and (folder / _DECK_FILE).exists()):
        yield from (folder / name for name in _DECK_FILES)
        banks = folder / "banks"
        yield from sorted(file for file in banks.iterdir() if file.name.endswith("ml")) if banks.is_dir() else ()
    else:
        yield path
        yield from (path.resolve().parent.parent / name for name in _DECK_FILES)


def _reader() -> Iterator[str]:
    """What the version does not tell of the reader: where its files may be edited, their sizes and times."""
    if (_PROGRAM.parent / "pyproject.toml").exists():
        for folder in (_PROGRAM, _PROGRAM / "bank", _PROGRAM / "bank" / "kinds"):
            with os.scandir(folder) as entries:
                sources = [(entry.path, entry.stat()) for entry in entries if entry.name.endswith(".py")]
            yield from sorted(f"{path} {found.st_size} {found.st_mtime_ns}" for path, found in sources)
