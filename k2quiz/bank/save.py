"""Files put back in their places, whole or not at all."""

from pathlib import Path

from k2quiz.bank.source import read_bytes
from k2quiz.disk import drafted, put_in_place
from k2quiz.errors import StorageError


def save(path: Path, before: bytes, after: bytes) -> None:
    """Put new content in the place of what a file held; its mode stays, and so does a link that leads to it.

    Raises:
        StorageError: it holds something else by now, or cannot be written.
    """
    target = path.resolve()
    try:
        with drafted(target, after) as draft:
            if read_bytes(target) != before:
                raise StorageError(f"{path} has changed in the meantime and was left as it is. Run the command again.")
            put_in_place(draft, target)
    except OSError as error:
        raise StorageError(f"{path} could not be written and is as it was: {error.strerror}.") from error
