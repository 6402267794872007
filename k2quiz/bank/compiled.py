"""A deck as it was last read, kept so that a start need not read YAML again.

What is kept counts only while every file of the deck, and this program's reader, are as they were then.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from k2quiz import __version__, card
from k2quiz.bank.deck import Bank, Deck
from k2quiz.errors import Place

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

_PACKAGE = Path(__file__).parent
_SHARED = "="
"""Stands before the place of a value among those that are written once."""

_VALUES = (
    Bank, Deck, Place, card.Reference, card.Item, card.Option, card.Refusal, card.Term, card.Quantity, card.Gap,
    card.Choose, card.TypeIn, card.FillIn, card.Arrange, card.Recall, card.Picture, card.Card,
)  # fmt: skip


def kept_deck(path: Path, folder: Path) -> Deck | None:
    """The deck at a path as kept in a folder; None where it is not, or where anything has changed since."""
    try:
        stamp, *kept = json.loads(_file(path, folder).read_text("utf-8"))
        value = _restored(*kept) if stamp == _stamp(path) else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    return value if isinstance(value, Deck) else None


def keep_deck(deck: Deck, folder: Path) -> None:
    """Keep a deck in a folder; where that cannot be written, the next start takes a little longer."""
    target = _file(deck.path, folder)
    draft = target.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        shelf = _Shelf()
        plain = shelf.plain(deck)
        draft.write_text(json.dumps([_stamp(deck.path), shelf.entries, plain]), "utf-8")
        draft.replace(target)
    except OSError:
        return


def _file(path: Path, folder: Path) -> Path:
    return folder / f"{blake2b(str(path.absolute()).encode(), digest_size=8).hexdigest()}.json"


def _stamp(path: Path) -> list[object]:
    """Everything that a kept deck depends on: the version, and each file's name, size and time of change."""
    sources = sorted({*_sources(path), *_PACKAGE.rglob("*.py"), Path(card.__file__)})
    return [__version__, *([str(file), (found := file.stat()).st_size, found.st_mtime_ns] for file in sources)]


def _sources(path: Path) -> Iterator[Path]:
    if path.is_dir():
        yield from path.glob("*.yaml")
        yield from (path / "banks").glob("*.y*ml")
    else:
        yield path
        yield from path.absolute().parent.parent.glob("*.yaml")


class _Shelf:
    """Writes values as JSON; what many others hold, items and references, is written once, into `entries`."""

    def __init__(self) -> None:
        self.entries: list[object] = []
        self._places: dict[object, int] = {}

    def plain(self, value: object) -> object:
        """A value as JSON: what JSON has no form for is a list that begins with the name of its type."""
        if isinstance(value, card.Item | card.Reference):
            return [_SHARED, self._place(value)]
        if is_dataclass(value) and not isinstance(value, type):
            return self._fields(value)
        if isinstance(value, tuple):
            return ["tuple", *map(self.plain, value)]
        if isinstance(value, Mapping):
            return ["dict", *([key, self.plain(entry)] for key, entry in value.items())]
        if isinstance(value, Decimal | Path):
            return ["Decimal" if isinstance(value, Decimal) else "Path", str(value)]
        return value

    def _place(self, value: card.Item | card.Reference) -> int:
        if value not in self._places:
            entry = self._fields(value)
            self._places[value] = len(self.entries)
            self.entries.append(entry)
        return self._places[value]

    def _fields(self, value: "DataclassInstance") -> list[object]:
        return [type(value).__name__, *(self.plain(getattr(value, field.name)) for field in fields(value))]


_MAKERS: Mapping[str, Callable[..., object]] = {
    **{kind.__name__: kind for kind in _VALUES},
    "tuple": lambda *entries: entries,
    "Decimal": Decimal,
    "Path": Path,
}


def _restored(entries: list[object], plain: object) -> object:
    shared: list[object] = []
    for entry in entries:
        shared.append(_read(entry, shared))
    return _read(plain, shared)


def _read(plain: object, shared: list[object]) -> object:
    if not isinstance(plain, list):
        return plain
    name, *parts = plain
    if name == _SHARED:
        return shared[parts[0]]
    if name == "dict":
        return {key: _read(entry, shared) for key, entry in parts}
    return _MAKERS[name](*[_read(part, shared) for part in parts])
