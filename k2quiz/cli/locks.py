"""Where a deck's lock is kept: beside the deck, or with the learner's data where the deck is read-only."""

from collections.abc import Iterable
from pathlib import Path

from k2quiz.bank.deck import Deck
from k2quiz.bank.lock import Lock, families, lock_path, read_lock, relock, reworded, written
from k2quiz.card import ItemId
from k2quiz.cli.names import one_named
from k2quiz.disk import put_whole
from k2quiz.errors import StorageError
from k2quiz.settings import places


def update_lock(deck: Deck, now: int) -> Lock:
    """The deck's lock as of `now` (epoch seconds), written where it is kept if anything changed.

    Raises:
        DamagedLockError: the lock cannot be read.
        StorageError: it could be written nowhere.
    """
    beside, own = lock_path(deck.path), _own(deck)
    known = {**read_lock(beside), **read_lock(own)}
    lock = relock(deck, known, now)
    if lock != known:
        _write(lock, beside, own)
    return lock


def accept_rewording(deck: Deck, names: Iterable[str]) -> None:
    """Note in the deck's lock that the right answers of the items meant by those names have kept their meaning.

    Raises:
        DamagedLockError: the lock cannot be read.
        StorageError: the lock cannot be written.
        UsageError: a name means no item of the deck, or several.
    """
    path = lock_path(deck.path)
    known = [item.id for item, _ in families(deck)]
    lock = read_lock(path)
    accepted = reworded(deck, lock, [ItemId(one_named(name, known, "item")) for name in names])
    if accepted == lock:
        return
    try:
        put_whole(path, written(accepted).encode())
    except OSError as error:
        raise StorageError(f"{path} could not be written: {error}.") from error


def _own(deck: Deck) -> Path:
    return places().data / "locks" / f"{deck.id.replace('/', '+')}.json"


def _write(lock: Lock, beside: Path, own: Path) -> None:
    try:
        put_whole(beside, written(lock).encode())
    except OSError:
        try:
            own.parent.mkdir(parents=True, exist_ok=True)
            put_whole(own, written(lock).encode())
        except OSError as error:
            raise StorageError(
                f"The deck's lock could be written neither to {beside} nor to {own}: {error}."
            ) from error
