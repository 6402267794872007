"""Packages and collections that Anki wrote, opened with care: they may come from anywhere."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO
from zipfile import ZipFile

from k2quiz.archive import RefusedArchiveError, opened

MOST_BYTES = 512 * 1024**2
"""Of an archive, and of the database in it."""

MOST_FILES = 200_000

_DATABASES = ("collection.anki21b", "collection.anki21", "collection.anki2")
"""The newest first: beside it stands one of an older form, which only says that Anki is to be updated."""

_PACKED = ".anki21b"
_PIECE = 1024**2
_SQLITE = b"SQLite format 3\0"
_LOCKING = slice(18, 20)
"""Where a database says whether it writes ahead, which one in memory cannot."""

_PATIENCE = 200_000_000
"""Steps of the database for one question; a million reviews take a tenth."""

_LONGEST_VALUE = 16 * 1024**2
_TABLES = {"col", "notes", "cards", "revlog"}


@contextmanager
def opened_collection(path: Path) -> Iterator[tuple[sqlite3.Connection, ZipFile]]:
    """The database of an .apkg or .colpkg, to be read only, and the archive that it stands in.

    Raises:
        RefusedArchiveError: it is neither, or damaged, or made to do harm.
        OSError: it cannot be read.
    """
    with opened(path, MOST_FILES, MOST_BYTES) as archive:
        content = _database(path, archive)
        try:
            with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
                _load(connection, content, path)
                yield connection, archive
        except (sqlite3.Error, OverflowError) as error:
            raise RefusedArchiveError(f"{path} has a collection that is damaged ({error}).") from error


def unpacked(source: IO[bytes], most: int) -> bytes:
    """What a stream holds.

    Raises:
        RefusedArchiveError: it holds more bytes than that.
    """
    content = BytesIO()
    while piece := source.read(_PIECE):
        content.write(piece)
        if content.tell() > most:
            raise RefusedArchiveError(f"It unpacks to more than {most // 1024**2} MB.")
    return content.getvalue()


def is_zstandard(name: str) -> bool:
    """Whether a package with a database of that name has its files packed once more."""
    return name.endswith(_PACKED)


def database_name(archive: ZipFile) -> str | None:
    """Which of a package's databases is the true one; None where there is none."""
    names = set(archive.namelist())
    return next((name for name in _DATABASES if name in names), None)


def decompressed(source: IO[bytes], most: int) -> bytes:
    """What a stream that zstandard packed holds.

    Raises:
        RefusedArchiveError: it is damaged, or holds more bytes than that.
    """
    from zstandard import ZstdDecompressor, ZstdError  # noqa: PLC0415 - older packages do without

    try:
        with ZstdDecompressor(max_window_size=2**27).stream_reader(source, read_across_frames=True) as reader:
            return unpacked(reader, most)
    except ZstdError as error:
        raise RefusedArchiveError(f"It is damaged ({error}).") from error


def _database(path: Path, archive: ZipFile) -> bytes:
    name = database_name(archive)
    if name is None:
        raise RefusedArchiveError(f"{path} is no package or collection that Anki exported.")
    with archive.open(name) as source:
        return (decompressed if is_zstandard(name) else unpacked)(source, MOST_BYTES)


def _load(connection: sqlite3.Connection, content: bytes, path: Path) -> None:
    if not content.startswith(_SQLITE):
        raise RefusedArchiveError(f"{path} has a collection that is damaged (it is no database).")
    patched = bytearray(content)
    patched[_LOCKING] = b"\1\1"
    connection.deserialize(bytes(patched))
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
    connection.set_progress_handler(lambda: 1, _PATIENCE)
    connection.text_factory = lambda text: text.decode(errors="replace")
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA query_only = ON")
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not tables >= _TABLES:
        raise RefusedArchiveError(f"{path} has a collection without {', '.join(sorted(_TABLES - tables))}.")
