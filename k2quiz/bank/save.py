"""Files put back in their places, whole or not at all."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from k2quiz.bank.source import read_bytes
from k2quiz.errors import StorageError


def save(path: Path, before: bytes, after: bytes) -> None:
    """Put new content in the place of what a file held; its mode stays, and so does a link that leads to it.

    Raises:
        StorageError: it holds something else by now, or cannot be written.
    """
    target = path.resolve()
    try:
        with _draft_beside(target, after) as draft:
            if read_bytes(target) != before:
                raise StorageError(f"{path} has changed in the meantime and was left as it is. Run the command again.")
            draft.replace(target)
    except OSError as error:
        raise StorageError(f"{path} could not be written and is as it was: {error.strerror}.") from error


@contextmanager
def _draft_beside(target: Path, data: bytes) -> Iterator[Path]:
    """A file on the same disk with that content, safely on it, and the target's mode; gone again if it is not used."""
    mode = stat.S_IMODE(target.stat().st_mode)
    handle, name = mkstemp(prefix=f".{target.name}.", suffix=".new", dir=target.parent)
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.chmod(mode)
        yield draft
    finally:
        draft.unlink(missing_ok=True)
