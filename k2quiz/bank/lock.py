"""The lock of a deck: for each item a fingerprint of its right answer, a digest of its content, when that changed.

It tells a re-export which notes are newer than those a learner has, so that an update touches nothing else.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from decimal import Decimal
from hashlib import blake2b
from itertools import groupby
from pathlib import Path
from typing import assert_never

from k2quiz.bank.deck import Deck
from k2quiz.card import Card, Choose, FillIn, Item, ItemId, Recall, Term, TypeIn
from k2quiz.errors import K2QuizError

LOCK_FILE = "deck.lock.json"
LOCK_VERSION = 1


@dataclass(frozen=True, slots=True)
class Locked:
    """What the lock says of one item; `changed` is in epoch seconds."""

    answer: str
    content: str
    changed: int


Lock = Mapping[ItemId, Locked]

_UNSEEN = frozenset({"place", "covers", "nuance", "stance"})
"""What an item has for its authors alone."""


class DamagedLockError(K2QuizError):
    """A lock file that cannot be read."""


def relock(deck: Deck, lock: Lock, now: int) -> Lock:
    """The lock of the deck: items whose content is as locked keep their entry, the others changed `now`."""
    families = groupby(deck.cards, key=lambda card: card.item)
    return {item.id: _locked(deck, item, tuple(family), lock.get(item.id), now) for item, family in families}


def _locked(deck: Deck, item: Item, family: tuple[Card, ...], known: Locked | None, now: int) -> Locked:
    answer = _digest([_right_answer(card) for card in family])
    content = _digest([deck.language, deck.disclaimer, deck.topics.get(item.topic, ""), *_content(item, family)])
    if known is None:
        return Locked(answer, content, now)
    if (known.answer, known.content) == (answer, content):
        return known
    return Locked(answer, content, max(now, known.changed + 1))


def read_lock(path: Path) -> Lock:
    """The lock in a file; empty where there is no file.

    Raises:
        DamagedLockError: it is not a lock, or not one that this version knows.
    """
    try:
        found = json.loads(path.read_text("utf-8"))
        if found["version"] != LOCK_VERSION:
            raise DamagedLockError(f"{path} was written by another version of k2quiz; upgrade k2quiz to read it.")
        return {ItemId(name): _entry(**entry) for name, entry in found["items"].items()}
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise DamagedLockError(f"{path} cannot be read: {error.strerror}. Check its permissions.") from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise DamagedLockError(
            f"{path} cannot be read as a lock. Restore it from version control; "
            "without it every note counts as changed today."
        ) from error


def _entry(answer: object, content: object, changed: object) -> Locked:
    if isinstance(answer, str) and isinstance(content, str) and isinstance(changed, int):
        return Locked(answer, content, changed)
    raise TypeError("a digest is text, and a time a whole number")


def written(lock: Lock) -> str:
    """The text of a lock file, the same for the same lock."""
    items = {name: asdict(entry) for name, entry in sorted(lock.items())}
    return json.dumps({"version": LOCK_VERSION, "items": items}, indent=1) + "\n"


def _right_answer(card: Card) -> object:
    match card.interaction:
        case Choose(options=options):
            return sorted(option.text for option in options if option.right)
        case TypeIn(answer=answer):
            return answer.answer if isinstance(answer, Term) else [str(answer.low), str(answer.high), answer.unit]
        case FillIn() as fill:
            return fill.gap.answer.answer
        case Recall(answer=back):
            return back
        case _:
            assert_never(card.interaction)


def _content(item: Item, family: Iterable[Card]) -> Iterator[object]:
    """Everything of an item that a learner can see."""
    yield {name: value for name, value in asdict(item).items() if name not in _UNSEEN}
    for card in family:
        yield [card.part, card.prompt, type(card.interaction).__name__, asdict(card.interaction)]


def _digest(value: object) -> str:
    text = json.dumps(value, sort_keys=True, ensure_ascii=False, default=_as_text)
    return blake2b(text.encode(), digest_size=8).hexdigest()


def _as_text(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    raise TypeError(f"no digest of {type(value).__name__}")
