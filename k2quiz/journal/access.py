"""Who may read and write what k2quiz keeps of a learner."""

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from k2quiz.disk import PRIVATE
from k2quiz.journal.symptoms import AccessSymptom, Exposed, NotOurs, WriteProtected

_PRIVATE_FOLDER: Final = 0o700
_OTHERS: Final = stat.S_IRWXG | stat.S_IRWXO


def examine_access(paths: Iterable[Path]) -> tuple[AccessSymptom, ...]:
    """What is wrong with the permissions of those files and folders that are there; on Windows they say nothing."""
    if sys.platform == "win32":
        return ()
    found = {path: status for path in paths if (status := _status(path))}
    foreign = tuple(path for path, status in found.items() if status.st_uid != os.geteuid())
    closed = tuple(path for path, status in found.items() if not _is_writable(path, status.st_mode))
    open_ = tuple(path for path, status in found.items() if status.st_mode & _OTHERS)
    return (
        *([NotOurs(foreign)] if foreign else []),
        *([WriteProtected(closed)] if closed else []),
        *([Exposed(open_)] if open_ else []),
    )


def make_private(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Let the learner alone read and write files and folders; those that it was possible for.

    Raises:
        OSError: the disk refused.
    """
    ours = [path for path in paths if path.stat().st_uid == os.geteuid()]
    for path in ours:
        path.chmod(_PRIVATE_FOLDER if path.is_dir() else PRIVATE)
    return tuple(ours)


def _status(path: Path) -> os.stat_result | None:
    """What is known of a file; None where nothing is, or where it is a link, whose permissions say nothing."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return None if stat.S_ISLNK(status.st_mode) else status


def _is_writable(path: Path, mode: int) -> bool:
    """Whether the owner may write there; root may anywhere, and is told all the same."""
    wanted = stat.S_IWUSR | (stat.S_IXUSR if stat.S_ISDIR(mode) else stat.S_IRUSR)
    return mode & wanted == wanted and os.access(path, os.W_OK)
