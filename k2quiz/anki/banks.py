"""Somebody's Anki decks as the files of one of ours: a bank for each deck, and the pictures. Pure."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import PurePosixPath

import yaml

from k2quiz.anki.conversion import Converted, UnfitError, converted, item_id
from k2quiz.anki.foreign import ForeignNote
from k2quiz.anki.plaintext import harmless
from k2quiz.bank.picture import format_of
from k2quiz.text import printable

_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Banks:
    """The files by their paths within the deck's folder, and what was not carried over, a line each.

    `cards` are those that have the history of a note's card, by guid and ordinal: the item's id and that ordinal.
    """

    files: dict[str, bytes] = field(default_factory=dict)
    losses: list[str] = field(default_factory=list)
    cards: dict[tuple[str, int], tuple[str, int]] = field(default_factory=dict)
    items: int = 0


def banks_of(notes: Iterable[ForeignNote], picture: Callable[[str], bytes | None], deck_id: str, title: str) -> Banks:
    """The deck that notes make; `picture` gives the bytes of a file by its name in Anki."""
    made = _Maker(picture, deck_id)
    for note in notes:
        made.take(note)
    return made.banks(title)


class _Maker:
    """Gathers items by deck."""

    def __init__(self, picture: Callable[[str], bytes | None], deck_id: str) -> None:
        self._picture = picture
        self._deck_id = deck_id
        self._items: dict[str, list[Mapping[str, object]]] = {}
        self._slugs: dict[str, str] = {}
        self._banks = Banks()
        self._taken: set[str] = set()

    def take(self, note: ForeignNote) -> None:
        """Make an item of a note, or say why not."""
        try:
            item = converted(note)
        except UnfitError as error:
            self._lose(note, f"not carried over: {error}")
            return
        bank = self._bank(note.deck)
        name = f"{bank}/{item_id(note.guid)}"
        if name in self._taken:
            self._lose(note, "not carried over: another note has its guid")
            return
        self._taken.add(name)
        self._items.setdefault(note.deck, []).append({**item.fields, **self._image(note, item)})
        self._banks.cards.update({(note.guid, number): (name, number) for number in item.ordinals})
        for lost in item.lost:
            self._lose(note, f"without {lost}")

    def banks(self, title: str) -> Banks:
        """Everything, with the file that says what the deck is."""
        files = self._banks.files
        files["deck.yaml"] = _yaml({"k2quiz": 1, "deck": {"id": self._deck_id, "title": title}})
        for deck, items in self._items.items():
            head = {"id": self._bank(deck), "title": harmless(deck.split("::")[-1])[:200].strip() or title}
            path = f"banks/{self._slugs[deck]}.yaml"
            files[path] = _yaml({"k2quiz": 1, "bank": head, "items": items})
        return Banks(files, self._banks.losses, self._banks.cards, len(self._taken))

    def _bank(self, deck: str) -> str:
        if deck not in self._slugs:
            slug = re.sub(r"[^a-z0-9]+", "-", deck.lower()).strip("-")[:40] or "bank"
            used = set(self._slugs.values())
            self._slugs[deck] = slug if slug not in used else f"{slug}-{len(used) + 1}"
        return f"{self._deck_id}/{self._slugs[deck]}"

    def _image(self, note: ForeignNote, item: Converted) -> Mapping[str, object]:
        """The picture of an item, put among the files under a name of ours, whose ending is that of what it holds."""
        if not item.picture:
            return {}
        content = self._picture(item.picture)
        form = format_of(content) if content else None
        if content is None or form is None:
            self._lose(note, f"without the picture {item.picture}")
            return {}
        name = f"{sha256(content).hexdigest()[:16]}.{form}"
        self._banks.files[f"media/{name}"] = content
        return {"image": {"file": name, "alt": harmless(item.alt or PurePosixPath(item.picture).stem) or name}}

    def _lose(self, note: ForeignNote, what: str) -> None:
        said = " ".join(" ".join(note.fields.values()).split())[:_SHOWN]
        self._banks.losses.append(printable(f"{note.deck}: “{said}”: {what}"))


class _Dumper(yaml.SafeDumper):
    """Writes every value out; a bank has no aliases."""

    def ignore_aliases(self, data: object) -> bool:
        """For every value."""
        del data
        return True


def _yaml(content: Mapping[str, object]) -> bytes:
    return yaml.dump(content, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=110).encode()
