"""Decks in zip files, which may come from anywhere: nothing is written but ordinary files within the given folder."""

import errno
import mmap
import stat
import zlib
from pathlib import Path, PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from k2quiz.bank.intake import MOST_BYTES, MOST_FILES, Allowance, RefusedDeckError, is_taken
from k2quiz.bank.library import is_device
from k2quiz.text import is_harmful

MOST_UNPACKED = 100
"""How many times as large as the zip its content may be; question banks come to ten, bombs to a thousand and more."""

_LONGEST_NAME = 200
_ENCRYPTED = 0x1
_ENTRY = b"PK\x01\x02"
"""How each entry of a zip's directory begins."""

_FOREIGN = "__MACOSX"


def unpack(archive: Path, target: Path) -> None:
    """Write the files of a deck that a zip holds into a new folder, and nothing else.

    Raises:
        RefusedDeckError: it is no zip, or one that could do harm.
        OSError: it cannot be read, or the folder not be written.
    """
    size = archive.stat().st_size
    if size > MOST_BYTES:
        raise RefusedDeckError(f"Not installed: {archive} is larger than {MOST_BYTES // 1024**2} MB.")
    _refuse_long_directory(archive, size)
    try:
        with ZipFile(archive) as contents:
            _unpack(contents, target, Allowance(min(MOST_BYTES, MOST_UNPACKED * size)))
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise RefusedDeckError(f"Not installed: {archive} is damaged, or no zip file ({error}).") from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        raise RefusedDeckError(f"Not installed: {archive} is damaged: an entry points out of it.") from error


def _unpack(contents: ZipFile, target: Path, allowance: Allowance) -> None:
    entries = contents.infolist()
    for entry in entries:
        _refuse_harmful(entry)
    for entry in entries:
        _write(contents, entry, target, allowance)


def _refuse_long_directory(archive: Path, size: int) -> None:
    """Refuse a zip of more files than any deck has, before its whole directory is read into memory."""
    if not size:
        raise RefusedDeckError(f"Not installed: {archive} is empty.")
    with archive.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        found = -1
        for _ in range(MOST_FILES + 1):
            found = view.find(_ENTRY, found + 1)
            if found < 0:
                return
    raise RefusedDeckError(f"Not installed: {archive} has more than {MOST_FILES:,} files.")


def _refuse_harmful(entry: ZipInfo) -> None:
    name = entry.orig_filename
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise RefusedDeckError(f"Not installed: `{name}` in the zip is a link or a device, not a file.")
    if not all(map(_is_plain, PurePosixPath(name).parts)) or name != entry.filename or not name or "//" in name:
        raise RefusedDeckError(f"Not installed: `{name}` in the zip is not a name that a deck's file can have.")
    if entry.flag_bits & _ENCRYPTED:
        raise RefusedDeckError("Not installed: the zip is encrypted. Unpack it, and add the folder.")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise RefusedDeckError(f"Not installed: `{name}` is packed in a rare way. Make a plain zip, or add the folder.")


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
