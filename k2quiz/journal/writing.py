"""The right to write to a journal: one process at a time, and a refusing disk told in a sentence."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from k2quiz.errors import StorageError

LOCK: Final = "lock"
_PAUSE: Final = 0.01
"""Seconds between two tries to get the lock."""

_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_FORBIDDEN: Final = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def writing(folder: Path, patience: float) -> Iterator[None]:
    """The time in which this process alone writes to the journal in `folder`, which is created where it is missing.

    Raises:
        StorageError: another process kept the lock for `patience` seconds, or the disk refused.
    """
    # Inside, for who only reads a journal does not wait for this import, which takes 45 ms
    from filelock import FileLock, Timeout  # noqa: PLC0415

    try:
        _create(folder)
        with FileLock(folder / LOCK, timeout=patience, mode=0o600, poll_interval=_PAUSE):
            yield
    except Timeout as error:
        raise StorageError(
            f"Another k2quiz is writing to {folder}, so nothing was saved: wait for it or close it, then try again."
        ) from error
    except OSError as error:
        raise StorageError(f"Nothing was saved: {_advice(error, folder)}, then try again.") from error


def _create(folder: Path) -> None:
    if not folder.is_dir():
        folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, exist_ok=True)


def _advice(error: OSError, folder: Path) -> str:
    if error.errno in _FULL:
        return f"the disk of {folder} has no room left; free some"
    if error.errno in _FORBIDDEN:
        return f"{error.filename or folder} must not be written; allow it"
    return f"{error.filename or folder} cannot be written ({error.strerror}); look after it"
