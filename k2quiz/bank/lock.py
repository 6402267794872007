"""The lock of a deck: for each item its right answers, a digest of its content, when that changed, and its ids so far.

It tells a re-export which notes are newer than those a learner has, so that an update touches nothing else; and it
tells `check` what would mix up or lose a learner's history (`checks/identity.py`).
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from itertools import groupby
from pathlib import Path

from k2quiz.bank.deck import Deck
from k2quiz.bank.fingerprint import content_digest, right_answers
from k2quiz.card import Card, Item, ItemId
from k2quiz.errors import K2QuizError
from k2quiz.grading.judge import MATCHER_VERSION

LOCK_FILE = "deck.lock.json"
LOCK_VERSION = 2


@dataclass(frozen=True, slots=True)
class Locked:
    """What the lock says of one item.

    `answers` are fingerprints by the part of the card, parts that are gone included; `changed` is in epoch seconds;
    `rev` counts the meanings of the right answer; `was` are former ids, the oldest first.
    """

    answers: Mapping[str, str]
    content: str
    changed: int
    rev: int = 1
    was: tuple[ItemId, ...] = ()


Lock = Mapping[ItemId, Locked]


class DamagedLockError(K2QuizError):
    """A lock file that cannot be read."""


def lock_path(deck: Path) -> Path:
    """Where the lock of a deck's folder is kept, or that of a bank that stands alone."""
    return deck / LOCK_FILE if deck.is_dir() else deck.with_suffix(".lock.json")


def relock(deck: Deck, lock: Lock, now: int) -> Lock:
    """The lock of the deck: items whose content is as locked keep their time, the others changed `now`.

    Entries of items that are not in the deck stay, so that their ids are never given to others; those of former ids
    go over to their heirs.
    """
    entries = {item.id: _locked(deck, item, family, lock, now) for item, family in families(deck)}
    former = {name for entry in entries.values() for name in entry.was}
    known = former | entries.keys()
    kept = {name: entry for name, entry in lock.items() if name not in former or not known.issuperset(entry.was)}
    return {**kept, **entries}


def reworded(deck: Deck, lock: Lock, items: Iterable[ItemId]) -> Lock:
    """The lock once the right answers of those items are said to mean what they meant before."""
    accepted = dict(lock)
    named = set(items)
    for item, family in families(deck):
        for name in {item.id, *item.was} & lock.keys() if item.id in named else ():
            accepted[name] = replace(lock[name], answers={**lock[name].answers, **_answers(family)})
    return accepted


def families(deck: Deck) -> Iterable[tuple[Item, tuple[Card, ...]]]:
    """Every item of the deck with its cards, retired ones last."""
    for item, family in groupby((*deck.cards, *deck.retired), key=lambda card: card.item):
        yield item, tuple(family)


def known_as(item: Item, lock: Lock) -> Locked | None:
    """What the lock says of the item, under this id or its latest former one."""
    return next((lock[name] for name in (item.id, *reversed(item.was)) if name in lock), None)


def _locked(deck: Deck, item: Item, family: tuple[Card, ...], lock: Lock, now: int) -> Locked:
    known = known_as(item, lock)
    content = content_digest(deck, item, family)
    was = tuple(dict.fromkeys(name for own in (item.id, *item.was) for name in _names(own, lock) if name != item.id))
    answers = _answers(family)
    if known is None:
        return Locked(answers, content, now, item.revision, was)
    changed = known.changed if known.content == content else max(now, known.changed + 1)
    return Locked({**known.answers, **answers}, content, changed, item.revision, was)


def _answers(family: Iterable[Card]) -> dict[str, str]:
    return {card.part: right_answers(card)[0] for card in family}


def _names(item: ItemId, lock: Lock) -> tuple[ItemId, ...]:
    """Every id that an item is known to have had, the oldest first."""
    return (*lock[item].was, item) if item in lock else (item,)


def read_lock(path: Path) -> Lock:
    """The lock in a file; empty where there is no file.

    Right answers come without fingerprints where another version of the answer matcher has made them.

    Raises:
        DamagedLockError: it is not a lock, or not one that this version knows.
    """
    try:
        found = json.loads(path.read_text("utf-8"))
        if not 1 <= found["version"] <= LOCK_VERSION:
            raise DamagedLockError(f"{path} was written by another version of k2quiz; upgrade k2quiz to read it.")
        comparable = found.get("matcher") == MATCHER_VERSION
        return {ItemId(name): _entry(entry, comparable=comparable) for name, entry in found["items"].items()}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DamagedLockError(f"{path} cannot be read: {error.strerror}. Check its permissions.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedLockError(
            f"{path} cannot be read as a lock. Restore it from version control (after a merge: either side, whole) "
            "and run `k2quiz check --lock`; without it every note counts as changed today."
        ) from error


def _entry(fields: Mapping[str, object], *, comparable: bool) -> Locked:
    answers, was = fields.get("answers", {}), fields.get("was", [])
    content, changed, rev = fields["content"], fields["changed"], fields.get("rev", 1)
    if not (isinstance(content, str) and isinstance(changed, int) and isinstance(rev, int)):
        raise TypeError("a digest is text, a time and a revision are whole numbers")
    if not (isinstance(answers, dict) and isinstance(was, list)):
        raise TypeError("right answers go by part, and former ids are a list")
    if not all(isinstance(text, str) for text in (*answers.values(), *was)):
        raise TypeError("fingerprints and ids are text")
    return Locked(answers if comparable else {}, content, changed, rev, tuple(map(ItemId, was)))


def written(lock: Lock) -> str:
    """The text of a lock file, the same for the same lock."""
    items = {name: asdict(entry) for name, entry in sorted(lock.items())}
    return json.dumps({"version": LOCK_VERSION, "matcher": MATCHER_VERSION, "items": items}, indent=1) + "\n"
