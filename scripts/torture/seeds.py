"""What mutants are made of: cuts of the shipped deck, and the guide's examples, each checked in a moment."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import dedent

DECKS = Path(__file__).resolve().parents[2] / "decks"
SHIPPED = DECKS / "vitamin-k2"

Seed = Mapping[str, bytes]
"""The files of a lone bank or of a small deck, by their paths in its folder."""

_ITEMS_OF_A_BANK = 2
_ITEMS_OF_A_DECK = 1
_GUIDE_HEAD = "k2quiz: 1\nbank: {id: guide/items, title: Examples of the guide}\nitems:\n"
_LOCK = "deck.lock.json"


def seeds() -> tuple[Seed, ...]:
    """Every seed: mostly lone banks, since a deck takes longer to check."""
    banks = sorted((SHIPPED / "banks").glob("*.yaml"))
    lone = [{"bank.yaml": cut.encode()} for path in banks for cut in cuts(path, _ITEMS_OF_A_BANK)]
    guide = [{"bank.yaml": text.encode()} for text in _of_the_guide()]
    decks = [_deck(path.name, next(cuts(path, _ITEMS_OF_A_DECK))) for path in banks]
    return (*lone, *guide * 4, *decks)


def cuts(path: Path, size: int) -> Iterator[str]:
    """A bank in pieces: its head with so many of its items, one piece after the other."""
    head, _, body = path.read_text("utf-8").partition("\nitems:\n")
    items = re.split(r"\n(?=  - )", "\n" + body)[1:]
    for first in range(0, len(items), size):
        yield f"{head}\nitems:\n" + "".join(f"{item.rstrip()}\n" for item in items[first : first + size])


def _of_the_guide() -> Iterator[str]:
    blocks = re.findall(r"^```yaml\n(.*?)^```$", (DECKS / "README.md").read_text("utf-8"), re.DOTALL | re.MULTILINE)
    first, items = blocks[:2]
    yield first
    for item in re.split(r"\n\n(?=- )", dedent(items)):
        yield f"{_GUIDE_HEAD}{item.rstrip()}\n"


def _deck(name: str, bank: str) -> Seed:
    """A deck of one bank, with the references and facts that it names, and what its lock says of it."""
    named = set(re.findall(r"[\w-]+", bank))
    names = re.findall(r"  id: (\S+)$|- id: (\S+)$", bank, re.MULTILINE)
    items = {f"{names[0][0]}/{item}" for _, item in names[1:]}
    lock = json.loads((SHIPPED / _LOCK).read_text("utf-8"))
    lock["items"] = {item: entry for item, entry in lock["items"].items() if item in items}
    return {
        f"banks/{name}": bank.encode(),
        "deck.yaml": (SHIPPED / "deck.yaml").read_bytes(),
        "references.yaml": _entries("references.yaml", r"  ([\w-]+):", named),
        "facts.yaml": _entries("facts.yaml", r"  - id: ([\w-]+)", named),
        _LOCK: json.dumps(lock, indent=1).encode(),
    }


def _entries(name: str, start: str, named: set[str]) -> bytes:
    """A file of the deck with only those of its entries whose id is named."""
    head, *parts = re.split(rf"^({start})$", (SHIPPED / name).read_text("utf-8"), flags=re.MULTILINE)
    starts, ids, rests = parts[::3], parts[1::3], parts[2::3]
    entries = zip(starts, ids, rests, strict=True)
    return "".join([head, *(line + rest for line, own, rest in entries if own in named)]).encode()
