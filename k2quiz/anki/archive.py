"""Bytes in a zip archive that depends on nothing but them, and a file that is replaced whole."""

import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from k2quiz.disk import put_whole
from k2quiz.errors import StorageError

_UNIX = 3
_PLAIN_FILE = 0o100644 << 16


def zipped(members: Mapping[str, bytes]) -> bytes:
    """A deflated archive of the members in their order, without the time, the system or the user it was made by."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, content in members.items():
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.create_system = _UNIX
            entry.external_attr = _PLAIN_FILE
            archive.writestr(entry, content, zipfile.ZIP_DEFLATED, 6)
    return buffer.getvalue()


def replace(target: Path, content: bytes) -> None:
    """The content in `target`: all of it, or what was there before. Raises StorageError where the disk refuses."""
    try:
        put_whole(target, content)
    except OSError as error:
        reason = error.strerror or error
        raise StorageError(f"Could not write {target}: {reason}. Choose a folder that you can write to.") from error
