"""Where a deck's lock is kept: beside the deck, or with the learner's data where the deck is read-only."""

import os
from pathlib import Path

from k2quiz.bank.deck import Deck
from k2quiz.bank.lock import LOCK_FILE, Lock, read_lock, relock, written
from k2quiz.errors import StorageError
from k2quiz.settings import places


def update_lock(deck: Deck, now: int) -> Lock:
    """The deck's lock as of `now` (epoch seconds), written where it is kept if anything changed.

    Raises:
        DamagedLockError: the lock cannot be read.
        StorageError: it could be written nowhere.
    """
    beside = _beside(deck)
    own = places().data / "locks" / f"{deck.id.replace('/', '+')}.json"
    known = {**read_lock(beside), **read_lock(own)}
    lock = relock(deck, known, now)
    if any(known.get(item) != entry for item, entry in lock.items()) or not known.keys() <= lock.keys():
        _write(lock, beside, own)
    return lock


def _beside(deck: Deck) -> Path:
    """The lock of a deck's folder, or of a bank that stands alone."""
    return deck.path / LOCK_FILE if deck.path.is_dir() else deck.path.with_suffix(".lock.json")


def _write(lock: Lock, beside: Path, own: Path) -> None:
    try:
        _replace(beside, written(lock))
    except OSError:
        try:
            own.parent.mkdir(parents=True, exist_ok=True)
            _replace(own, written(lock))
        except OSError as error:
            raise StorageError(
                f"The deck's lock could be written neither to {beside} nor to {own}: {error}."
            ) from error


def _replace(path: Path, text: str) -> None:
    """Put a new file in the place of an old one, whole or not at all."""
    draft = path.with_name(f".{path.name}.new")
    with draft.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
