"""Files that are never half written: what is in place is whole, and outlasts a power cut."""

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import FileIO
from pathlib import Path
from typing import Final

from k2quiz.errors import StorageError

PRIVATE: Final = 0o600
"""The mode of a file that only its owner may read and write."""

_BEYOND: Final = (errno.EINVAL, errno.ENOTSUP)
"""How a file system says that it cannot sync a folder; that it refused to is another thing."""


def put_whole(path: Path, content: bytes, mode: int | None = None) -> None:
    """Put a file in place as a whole, or leave what was there; `mode` as in `drafted`.

    Raises:
        OSError: the disk refused.
    """
    with drafted(path, content, mode) as draft:
        put_in_place(draft, path)


def hand_over(path: Path, content: bytes, mode: int | None = None) -> None:
    """Put a file where its user wants it, as a whole or not at all; `mode` as in `drafted`.

    Raises:
        StorageError: the disk refused; what was there still is.
    """
    try:
        put_whole(path, content, mode)
    except OSError as error:
        reason = error.strerror or error
        raise StorageError(f"Could not write {path}: {reason}. Choose a folder that you can write to.") from error


@contextmanager
def drafted(path: Path, content: bytes, mode: int | None = None) -> Iterator[Path]:
    """A file beside `path` with that content, safely on disk; gone again if it was not put in place.

    Without a `mode` it has that of the file in `path`, or the one that the system gives a new file.

    Raises:
        OSError: the disk refused.
    """
    draft = path.with_name(f".{path.name}.{os.urandom(4).hex()}.new")
    try:
        with FileIO(draft, "x", opener=opener(mode)) as file:
            write_all(file, content)
            os.fsync(file.fileno())
        if mode is None and path.exists():
            draft.chmod(stat.S_IMODE(path.stat().st_mode))
        yield draft
    finally:
        draft.unlink(missing_ok=True)


def put_in_place(draft: Path, path: Path) -> None:
    """Let a draft take the place of a file, for good.

    Raises:
        OSError: the disk refused.
    """
    draft.replace(path)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make new names in a folder last through a power cut, where the platform has a way to.

    Raises:
        OSError: the disk refused.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _BEYOND:
            raise
    finally:
        os.close(descriptor)


def write_all(file: FileIO, content: bytes) -> None:
    """Write the content to a file that may take it in pieces.

    Raises:
        OSError: the disk refused.
    """
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]


def opener(mode: int | None) -> Callable[[str, int], int]:
    """How to open a file so that it has this mode if it is new; of None, the one that the system gives."""
    return lambda path, flags: os.open(path, flags, 0o666 if mode is None else mode)
