"""The whole lines in files from elsewhere, whatever these are called and however they came."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Final
from zipfile import ZipFile, ZipInfo

from k2quiz.archive import MOST_UNPACKED, RefusedArchiveError, opened
from k2quiz.errors import UsageError
from k2quiz.journal.damage import Damage, DamagedLineError
from k2quiz.journal.line import unsealed
from k2quiz.journal.segment import SUFFIX

MOST_BYTES: Final = 1024**3
"""More than the answers of a lifetime."""

MOST_FILES: Final = 100_000
"""Segments in a backup: one for each device and month."""

_ZIP: Final = (b"PK\x03\x04", b"PK\x05\x06")
_CHUNK: Final = 1024**2

Progress = Callable[[int, int], None]
"""Told how many files of how many are read."""


def unheard(_done: int, _of: int) -> None:
    """Progress that nobody waits for."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """The whole lines of some files, each file's by its path and in its order, and what could not be read."""

    files: dict[Path, tuple[bytes, ...]]
    damage: tuple[Damage, ...] = ()

    @property
    def lines(self) -> Iterator[bytes]:
        """The lines of all files."""
        return chain.from_iterable(self.files.values())


def gather(path: Path, tell: Progress = unheard) -> Gathered:
    """The lines in a text file, a folder of such files, or a backup.

    Raises:
        UsageError: there is nothing at the path.
        RefusedArchiveError: it is an archive that is damaged, or made as none is.
        OSError: it cannot be read.
    """
    if path.is_dir():
        return gather_files(sorted(entry for entry in path.iterdir() if entry.suffix == SUFFIX), tell)
    if not path.is_file():
        raise UsageError(f"There is no file or folder {path}.")
    return gather_backup(path) if is_archive(path) else gather_files([path], tell)


def gather_files(paths: Iterable[Path], tell: Progress = unheard) -> Gathered:
    """The lines in text files; one that cannot be read is told as damage."""
    files: dict[Path, tuple[bytes, ...]] = {}
    damage: list[Damage] = []
    known = list(paths)
    for number, path in enumerate(known, start=1):
        try:
            files[path], found = sorted_out(path, _content(path))
            damage += found
        except OSError as error:
            damage.append(Damage(path, 0, f"the file cannot be read: {error.strerror or error}"))
        tell(number, len(known))
    return Gathered(files, tuple(damage))


def gather_backup(path: Path) -> Gathered:
    """The lines in an archive, whatever its members are called.

    Raises:
        RefusedArchiveError: it is damaged, or made as no backup is, or holds no line of a journal.
        OSError: it cannot be read.
    """
    left = min(MOST_BYTES, MOST_UNPACKED * path.stat().st_size)
    files: dict[Path, tuple[bytes, ...]] = {}
    damage: list[Damage] = []
    with opened(path, MOST_FILES, MOST_BYTES) as archive:
        for number, entry in enumerate(archive.infolist()):
            content = _unpacked(archive, entry, left)
            left -= len(content)
            member = path / f"{number}-{entry.filename}"
            files[member], found = sorted_out(member, content)
            damage += found
    if not any(files.values()):
        raise RefusedArchiveError(f"{path} is no backup of k2quiz: no answer is in it.")
    return Gathered(files, tuple(damage))


def is_archive(path: Path) -> bool:
    """Whether a file begins as a zip does.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as file:
        return file.read(4) in _ZIP


def sorted_out(path: Path, content: bytes) -> tuple[tuple[bytes, ...], tuple[Damage, ...]]:
    """The lines of a file that are as they were written, and what is wrong with the others."""
    whole: list[bytes] = []
    damage: list[Damage] = []
    for number, written in enumerate(content.split(b"\n"), start=1):
        line = written.removesuffix(b"\r")  # of a tool that ends lines as Windows does
        try:
            if line:
                unsealed(line)
                whole.append(line)
        except DamagedLineError as error:
            damage.append(Damage(path, number, str(error)))
    return tuple(whole), tuple(damage)


def _content(path: Path) -> bytes:
    if not path.is_file():
        raise OSError("it is no file")
    if path.stat().st_size > MOST_BYTES:
        raise OSError(f"it is larger than {MOST_BYTES // 1024**2} MB")
    return path.read_bytes()


def _unpacked(archive: ZipFile, entry: ZipInfo, most: int) -> bytes:
    pieces: list[bytes] = []
    with archive.open(entry) as member:
        while piece := member.read(_CHUNK):
            most -= len(piece)
            if most < 0:
                raise RefusedArchiveError(f"{archive.filename} is larger, unpacked, than any honest backup.")
            pieces.append(piece)
    return b"".join(pieces)
