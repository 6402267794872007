"""A deck as it was last read, kept so that a start need not read YAML again.

What is kept counts only while every file of the deck, and this program's reader, are as they were then.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from hashlib import blake2b
from pathlib import Path

from k2quiz import __version__, card
from k2quiz.bank.deck import Bank, Deck
from k2quiz.errors import Place

_PACKAGE = Path(__file__).parent
_VALUES = (
    Bank, Deck, Place, card.Reference, card.Item, card.Option, card.Refusal, card.Term, card.Quantity, card.Gap,
    card.Choose, card.TypeIn, card.FillIn, card.Recall, card.Card,
)  # fmt: skip


def kept_deck(path: Path, folder: Path) -> Deck | None:
    """The deck at a path as kept in a folder; None where it is not, or where anything has changed since."""
    try:
        stamp, deck = json.loads(_file(path, folder).read_text("utf-8"))
        value = _read(deck) if stamp == _stamp(path) else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None
    return value if isinstance(value, Deck) else None


def keep_deck(deck: Deck, folder: Path) -> None:
    """Keep a deck in a folder; where that cannot be written, the next start takes a little longer."""
    target = _file(deck.path, folder)
    draft = target.with_suffix(".new")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        draft.write_text(json.dumps([_stamp(deck.path), _plain(deck)]), "utf-8")
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


def _plain(value: object) -> object:
    """A value as JSON: what JSON has no form for is a list that begins with the name of its type."""
    if is_dataclass(value):
        return [type(value).__name__, *(_plain(getattr(value, field.name)) for field in fields(value))]
    if isinstance(value, tuple):
        return ["tuple", *map(_plain, value)]
    if isinstance(value, Mapping):
        return ["dict", *([key, _plain(entry)] for key, entry in value.items())]
    if isinstance(value, Decimal | Path):
        return ["Decimal" if isinstance(value, Decimal) else "Path", str(value)]
    return value


_MAKERS: Mapping[str, Callable[..., object]] = {
    **{kind.__name__: kind for kind in _VALUES},
    "tuple": lambda *entries: entries,
    "Decimal": Decimal,
    "Path": Path,
}


def _read(plain: object) -> object:
    if not isinstance(plain, list):
        return plain
    name, *parts = plain
    if name == "dict":
        return {key: _read(entry) for key, entry in parts}
    return _MAKERS[name](*map(_read, parts))
