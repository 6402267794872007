"""Pictures in packages that Anki wrote."""

import json
from collections.abc import Mapping
from zipfile import ZipFile

from k2quiz.anki.protobuf import fields_of, text_in
from k2quiz.anki.reading import database_name, decompressed, is_zstandard, unpacked
from k2quiz.archive import RefusedArchiveError
from k2quiz.bank.picture import LARGEST_PICTURE

_LARGEST_LIST = 64 * 1024**2
_LIST = "media"
_ENTRY, _NAME = 1, 1


class Pictures:
    """The files of a package by the names that notes have for them; names are looked up, and never used as paths."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._packed = is_zstandard(database_name(archive) or "")
        self._members = self._listed()

    def content(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none, or it is too large."""
        member = self._members.get(name)
        if member is None or member not in self._archive.namelist():
            return None
        try:
            return self._read(member, LARGEST_PICTURE)
        except RefusedArchiveError:
            return None

    def _read(self, member: str, most: int) -> bytes:
        with self._archive.open(member) as source:
            return decompressed(source, most) if self._packed else unpacked(source, most)

    def _listed(self) -> Mapping[str, str]:
        """The member of each name."""
        if _LIST not in self._archive.namelist():
            return {}
        written = self._read(_LIST, _LARGEST_LIST)
        try:
            if not self._packed:
                return {str(name): str(member) for member, name in json.loads(written).items()}
            entries = [value for field, value in fields_of(written) if field == _ENTRY and isinstance(value, bytes)]
            return {text_in(entry, _NAME): str(number) for number, entry in enumerate(entries)}
        except (ValueError, AttributeError, RecursionError) as error:
            raise RefusedArchiveError("Its list of pictures is not as Anki makes it: export it anew.") from error
