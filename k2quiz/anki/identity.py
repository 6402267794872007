"""What Anki knows notes, decks and tags by, made of authored ids and names, never of the text of an item.

Anki finds a note again by its guid alone and a deck by its name alone. A guid or a deck id that changed would bring
every learner a second copy of each card and lose the first one's progress, so these functions never change.
"""

import re
import unicodedata
from binascii import b2a_base64
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256

from k2quiz.card import Item
from k2quiz.listing import CardId, ItemId, ListedItem

RETIRED_TAG = "k2::retired"
"""On notes of items that their author asks no more."""

REVERSE = "reverse"
"""The part of the card that asks a flashcard the other way round."""

_GAP = re.compile("c([1-9][0-9]?)")
_SLUG = re.compile(r"[a-z0-9_.]+(?:-[a-z0-9_.]+)*")
"""What is a tag already, as most are."""

_NO_TAG = re.compile(r"[^\w.]+")
_IN_ADDRESSES = bytes.maketrans(b"+/", b"-_")
_FIRST_DECK_ID = 1_000_000_000_000
_DECK_IDS = 500_000_000_000


def note_guid(item: ItemId) -> str:
    """The guid of an item's note: 16 characters of a hash of the item's id."""
    digest = sha256(f"k2quiz:{item}".encode()).digest()[:12]
    return b2a_base64(digest, newline=False).translate(_IN_ADDRESSES).decode()


def ordinal(card: CardId) -> int:
    """By which number Anki knows a card among those of its note, from 0 on."""
    part = card.partition("#")[2]
    if not part:
        return 0
    if gap := _GAP.fullmatch(part):
        return int(gap[1]) - 1
    return int(part == REVERSE)


def first_id(item: ListedItem) -> ItemId:
    """The id that an item had at first, by which learners have its note."""
    return item.was[0] if item.was else item.id


@lru_cache(maxsize=1024)
def deck_id(name: str) -> int:
    """The id of a deck in a package: a number made of its name, unlike 1, which is Anki's own."""
    return _FIRST_DECK_ID + int.from_bytes(sha256(name.encode()).digest()[:8]) % _DECK_IDS


@lru_cache(maxsize=1024)
def deck_name(parent: str, title: str) -> str:
    """The name of the deck of one bank, below its parent.

    Anki follows names only, so the order of the banks is not in it: a bank put between two others renames neither.
    """
    return f"{clean_name(parent)}::{re.sub(':{2,}', ':', clean_name(title))}"


def clean_name(name: str) -> str:
    """A deck's name as Anki stores it: composed characters, no quotation marks, no control characters."""
    kept = (character for character in unicodedata.normalize("NFC", name) if character.isprintable())
    return re.sub(" +", " ", "".join(kept).replace('"', "")).strip(" :")


def tags_of(item: Item, misconceptions: Iterable[str] = ()) -> tuple[str, ...]:
    """The tags of an item's note, in alphabetical order: `k2::…` for what k2quiz knows, then its author's own."""
    tags = {*map(_misconception_tag, misconceptions), *map(tag_slug, item.tags)}
    if item.critical:
        tags.add("k2::critical")
    if item.retired:
        tags.add(RETIRED_TAG)
    place = _place_tags(item.bank, item.topic, item.level, item.difficulty)
    return tuple(sorted(tags.union(place) - {""})) if tags else place


@lru_cache(maxsize=1024)
def _misconception_tag(text: str) -> str:
    slug = tag_slug(text)
    return slug and f"k2::misconception::{slug}"


@lru_cache(maxsize=1024)
def _place_tags(bank: str, topic: str, level: str, difficulty: int) -> tuple[str, ...]:
    """The tags that an item shares with others of its bank, in alphabetical order."""
    known = {"bank": bank.replace("/", "::"), "topic": topic, "level": level, "difficulty": str(difficulty or "")}
    return tuple(sorted(f"k2::{name}::{slug}" for name, value in known.items() if (slug := tag_slug(value))))


@lru_cache(maxsize=1024)
def tag_slug(text: str) -> str:
    """A tag that Anki takes as it is: lower case, hyphens for everything but word characters, no empty level."""
    if _SLUG.fullmatch(text):
        return text
    composed = unicodedata.normalize("NFC", text.lower())
    levels = (_NO_TAG.sub("-", level).strip("-") for level in composed.split("::"))
    return "::".join(filter(None, levels))
