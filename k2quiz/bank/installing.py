"""Putting decks among the installed ones, and taking them away: each step is whole or did not happen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from tempfile import TemporaryDirectory

from k2quiz.bank.intake import Allowance, RefusedDeckError, copy_folder
from k2quiz.bank.library import BANK_FILES, deck_in, folder_of
from k2quiz.bank.load import BANKS_FOLDER, DECK_FILE
from k2quiz.bank.unpack import unpack
from k2quiz.errors import StorageError, UsageError

_LOCK = ".lock"
_PATIENCE = 10
"""Seconds to wait for another program that installs."""

_ADDING, _OLD, _GONE = ".adding-", ".old-", ".gone-"


@contextmanager
def changing(library: Path) -> Iterator[Path]:
    """The time in which this process alone changes the installed decks, and a folder to be made for work beside them.

    Raises:
        StorageError: another process is changing them, or the disk refused.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415 -- 45 ms, which `new` and `check` need not wait for

    try:
        library.mkdir(parents=True, exist_ok=True)
        with FileLock(library / _LOCK, timeout=_PATIENCE):
            _tidy(library)
            with TemporaryDirectory(prefix=_ADDING, dir=library, ignore_cleanup_errors=True) as folder:
                yield Path(folder) / "deck"
    except Timeout as error:
        raise StorageError(f"Another k2quiz is changing {library}. Wait for it, then try again.") from error
    except OSError as error:
        raise StorageError(f"Nothing was changed: {error.filename or library}: {error.strerror}.") from error


def bring(source: Path, folder: Path) -> None:
    """Copy a deck into a folder for work: from its own folder, a lone bank file or a zip.

    Raises:
        UsageError: there is no deck.
        RefusedDeckError: it is made of what no deck should be made of.
    """
    if source.is_dir():
        if deck_in(source) is None:
            raise UsageError(f"`{source}` is not a deck: it has no {DECK_FILE}. Name a deck's folder, or a bank file.")
        copy_folder(source, folder)
    elif source.suffix.lower() == ".zip":
        unpack(source, folder)
    elif source.suffix not in BANK_FILES:
        raise UsageError(f"`{source}` is no deck: name a folder, a .yaml file or a .zip.")
    else:
        _refuse_part(source)
        with source.open("rb") as file:
            Allowance().copy(file, folder / source.name)


def find_deck(folder: Path) -> Path:
    """The folder that a deck is in, among what was brought: this one, or the uppermost that has one.

    Raises:
        RefusedDeckError: there is none, or several.
    """
    decks = [path.parent for path in folder.rglob(DECK_FILE)]
    decks = decks or [path.parent for ending in BANK_FILES for path in folder.rglob(f"*{ending}")]
    uppermost = min((len(path.parts) for path in decks), default=0)
    found = [path for path in decks if len(path.parts) == uppermost]
    if len(found) != 1 or deck_in(found[0]) is None:
        raise RefusedDeckError(f"Not installed: {len(found) or 'no'} decks in it. Add one deck at a time.")
    return found[0]


def put(deck: Path, deck_id: str, library: Path) -> bool:
    """Move a checked deck to its place; whether it took the place of another with its id."""
    place = folder_of(deck_id, library)
    old = library / f"{_OLD}{place.name}"
    replaces = place.exists()
    if replaces:
        place.rename(old)
    deck.rename(place)
    rmtree(old, ignore_errors=True)
    return replaces


def take_away(deck_id: str, library: Path) -> None:
    """Remove an installed deck."""
    place = folder_of(deck_id, library)
    gone = library / f"{_GONE}{place.name}"
    place.rename(gone)
    rmtree(gone, ignore_errors=True)


def _tidy(library: Path) -> None:
    """Finish what was interrupted: a deck that was being replaced comes back, all else goes."""
    for old in library.glob(f"{_OLD}*"):
        place = library / old.name.removeprefix(_OLD)
        if not place.exists():
            old.rename(place)
    for prefix in (_ADDING, _OLD, _GONE):
        for left in library.glob(f"{prefix}*"):
            rmtree(left, ignore_errors=True)


def _refuse_part(bank: Path) -> None:
    folder = bank.resolve().parent
    if folder.name == BANKS_FOLDER and (folder.parent / DECK_FILE).exists():
        raise UsageError(f"`{bank}` is part of a deck. Add the deck: `k2quiz add {folder.parent}`.")
