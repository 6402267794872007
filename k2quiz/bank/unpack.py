"""Decks in zip files, which may come from anywhere: nothing is written but ordinary files within the given folder."""

from pathlib import Path, PurePosixPath
from zipfile import ZipFile, ZipInfo

from k2quiz.archive import MOST_UNPACKED, RefusedArchiveError, opened
from k2quiz.bank.intake import MOST_BYTES, MOST_FILES, Allowance, RefusedDeckError, is_taken
from k2quiz.bank.library import is_device
from k2quiz.text import is_harmful

_LONGEST_NAME = 200
_FOREIGN = "__MACOSX"


def unpack(archive: Path, target: Path) -> None:
    """Write the files of a deck that a zip holds into a new folder, and nothing else.

    Raises:
        RefusedDeckError: it is no zip, or one that could do harm.
        OSError: it cannot be read, or the folder not be written.
    """
    allowance = Allowance(min(MOST_BYTES, MOST_UNPACKED * archive.stat().st_size))
    try:
        with opened(archive, MOST_FILES, MOST_BYTES) as contents:
            _unpack(contents, target, allowance)
    except RefusedArchiveError as error:
        raise RefusedDeckError(f"Not installed: {error}") from error


def _unpack(contents: ZipFile, target: Path, allowance: Allowance) -> None:
    entries = contents.infolist()
    for entry in entries:
        _refuse_odd_name(entry)
    for entry in entries:
        _write(contents, entry, target, allowance)


def _refuse_odd_name(entry: ZipInfo) -> None:
    name = entry.orig_filename
    if not all(map(_is_plain, PurePosixPath(name).parts)) or name != entry.filename or not name or "//" in name:
        raise RefusedDeckError(f"Not installed: `{name}` in the zip is not a name that a deck's file can have.")


def _is_plain(part: str) -> bool:
    """Whether a part of a path means the same on every system, and leads nowhere else."""
    odd = set('/\\:*?"<>|') & set(part) or any(map(is_harmful, part)) or set("\n\t") & set(part)
    return not odd and part == part.rstrip(". ") and len(part) <= _LONGEST_NAME and not is_device(part)


def _write(contents: ZipFile, entry: ZipInfo, target: Path, allowance: Allowance) -> None:
    parts = PurePosixPath(entry.filename).parts
    hidden = any(part.startswith(".") or part == _FOREIGN for part in parts)
    if entry.is_dir() or hidden or not is_taken(parts[-1]):
        return
    with contents.open(entry) as source:
        allowance.copy(source, target.joinpath(*parts))
