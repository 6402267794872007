"""Zip archives: made so that they tell nothing but their members, and opened with care, wherever they come from."""

import errno
import mmap
import stat
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from shutil import copyfileobj
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from k2quiz.errors import K2QuizError

MOST_UNPACKED = 100
"""How many times as large as an archive its content may be; honest text comes to ten, bombs to a thousand and more."""

_PIECE = 1024**2
_UNIX = 3
_PLAIN_FILE = 0o100644 << 16
_ENCRYPTED = 0x1
_ENTRY = b"PK\x01\x02"
"""How each entry of a zip's directory begins."""


class RefusedArchiveError(K2QuizError):
    """An archive that is damaged, or made as no honest one is."""


def zipped(members: Mapping[str, bytes | Path]) -> bytes:
    """A deflated archive of the members in their order, without the time, the system or the user it was made by.

    A member is given by its bytes, or by a file that holds them, which is read in pieces.

    Raises:
        OSError: a file cannot be read.
    """
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in members.items():
            entry = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            entry.compress_type = ZIP_DEFLATED
            entry.file_size = content.stat().st_size if isinstance(content, Path) else len(content)
            with archive.open(entry, "w") as target, _stream(content) as source:
                copyfileobj(source, target, _PIECE)
    return buffer.getvalue()


def _stream(content: bytes | Path) -> IO[bytes]:
    return content.open("rb") if isinstance(content, Path) else BytesIO(content)


@contextmanager
def opened(path: Path, most_files: int, most_bytes: int) -> Iterator[ZipFile]:
    """An archive of no more files and bytes than that, whose members are ordinary files packed in an ordinary way.

    What it unpacks to has to be counted by who unpacks it, and their names are not to be trusted.

    Raises:
        RefusedArchiveError: it is no archive, or one that could do harm, or is found damaged while it is read.
        OSError: it cannot be read.
    """
    if path.stat().st_size > most_bytes:
        raise RefusedArchiveError(f"{path} is larger than {most_bytes // 1024**2} MB.")
    _refuse_long_directory(path, most_files)
    try:
        with ZipFile(path) as archive:
            for entry in archive.infolist():
                _refuse_odd(entry)
            yield archive
    except (BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
        raise RefusedArchiveError(f"{path} is damaged, or no zip file ({error}).") from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        raise RefusedArchiveError(f"{path} is damaged: an entry points out of it.") from error


def _refuse_long_directory(path: Path, most_files: int) -> None:
    """Refuse a zip of more files than that, before its whole directory is read into memory."""
    if not path.stat().st_size:
        raise RefusedArchiveError(f"{path} is empty.")
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
        found = -1
        for _ in range(most_files + 1):
            found = view.find(_ENTRY, found + 1)
            if found < 0:
                return
    raise RefusedArchiveError(f"{path} has more than {most_files:,} files.")


def _refuse_odd(entry: ZipInfo) -> None:
    name = entry.orig_filename
    if stat.S_IFMT(entry.external_attr >> 16) not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise RefusedArchiveError(f"`{name}` in the zip is a link or a device, not a file.")
    if entry.flag_bits & _ENCRYPTED:
        raise RefusedArchiveError("The zip is encrypted. Unpack it first.")
    if entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise RefusedArchiveError(f"`{name}` is packed in a rare way. Make a plain zip, or unpack it first.")
