"""Files taken out of a journal: they are kept in a folder beside it, and never deleted."""

from datetime import datetime
from itertools import count
from pathlib import Path

from k2quiz.disk import PRIVATE, put_whole, sync_folder


class Shelf:
    """The folder for what was set aside at one moment; it is made when the first file comes."""

    def __init__(self, folder: Path, moment: datetime) -> None:
        self._folder = folder
        self._when = f"{moment:%Y-%m-%dT%H%M%S}"

    def keep_copy(self, path: Path) -> Path:
        """Where the file's content lies from now on, while the file itself stays.

        Raises:
            OSError: the disk refused.
        """
        target = self._place(path)
        put_whole(target, path.read_bytes(), PRIVATE)
        return target

    def take(self, path: Path) -> Path:
        """Where the file itself lies from now on.

        Raises:
            OSError: the disk refused.
        """
        target = self._place(path)
        path.replace(target)
        sync_folder(self._folder)
        sync_folder(path.parent)
        return target

    def ready(self) -> Path:
        """The folder, once it is there.

        Raises:
            OSError: the disk refused.
        """
        if not self._folder.is_dir():
            self._folder.mkdir(mode=0o700)
            sync_folder(self._folder.parent)
        return self._folder

    def _place(self, path: Path) -> Path:
        """A name that nothing has yet, of the moment and the file's own name."""
        names = (f"{self._when}-{path.name}" if not n else f"{self._when}-{n}-{path.name}" for n in count())
        return next(place for name in names if not (place := self.ready() / name).exists())
