"""A deck as it was last read, kept so that a start need not read YAML again.

One file for each deck, of lines of JSON: a checksum of all that follows; the stamp of the deck's texts, and its
pictures; the catalogue; and then a line for each card, which waits until the card is asked for.
"""

from __future__ import annotations

import json
import os
from hashlib import sha256
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

from k2quiz.bank.catalogue import Catalogue, Section, catalogue_of
from k2quiz.bank.kept_cards import KeptCards
from k2quiz.bank.stamp import is_unchanged, picture_facts, stamp
from k2quiz.listing import CardId, Family, ItemId, Listing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from k2quiz.bank.deck import Deck

_Rows = list[tuple[str, str, str, list[str], list[str], list[str]]]
"""For each item its id, its topic, its kind, its former ids, what it is set against, and the ids of its cards."""


class _Facts(TypedDict):
    """A catalogue without its contents, as JSON has it."""

    id: str
    title: str
    path: str
    disclaimer: str
    topics: dict[str, str]
    banks: list[tuple[str, str, _Rows]]
    retired: _Rows


def open_catalogue(path: Path, folder: Path, load: Callable[[Path], Deck]) -> Catalogue:
    """The catalogue of the deck at a path: as kept in a folder, or as `load` reads it where anything has changed.

    Where nothing can be kept in the folder, the next start takes a little longer.
    """
    try:
        now = stamp(path)
    except OSError:  # reading says what is wrong
        return catalogue_of(load(path))
    place = folder / f"{sha256(os.fsencode(path.absolute())).hexdigest()[:16]}.jsonl"
    kept = _kept(place, now)
    if kept is None:
        kept = catalogue_of(load(path))
        _keep(kept, path, place, now)
    return kept


def _kept(place: Path, now: str) -> Catalogue | None:
    """What is kept at a place; None where that is nothing, is damaged, or has another stamp."""
    try:
        written = place.stat().st_mtime_ns
        checksum, _, body = place.read_bytes().partition(b"\n")
        if checksum != _checksum(body):
            return None
        head, facts, lines = body.split(b"\n", 2)
        then, pictures = json.loads(head)
        if then != now or not all(is_unchanged(*picture, before=written) for picture in pictures):
            return None
        return _catalogue(json.loads(facts), lines)
    except (OSError, ValueError, LookupError, TypeError):
        return None


def _keep(catalogue: Catalogue, path: Path, place: Path, then: str) -> None:
    """Keep a catalogue at a place, unless its files were changed while they were read."""
    from k2quiz.bank.card_line import card_line  # noqa: PLC0415 - a start that finds a kept deck needs no cards

    cards = [catalogue.contents[card.id] for card in catalogue.cards]
    try:
        pictures = [picture_facts(shown) for shown in {card.item.picture for card in cards} if shown]
        if stamp(path) != then or not all(is_unchanged(*picture, before=0) for picture in pictures):
            return
        body = b"\n".join([_line([then, pictures]), _line(_facts(catalogue)), *map(card_line, cards)])
        place.parent.mkdir(parents=True, exist_ok=True)
        draft = place.with_suffix(".new")  # of two at a time, the checksum tells
        draft.write_bytes(b"%s\n%s" % (_checksum(body), body))
        draft.replace(place)
    except OSError:
        return


def _checksum(body: bytes) -> bytes:
    return _line(sha256(body).hexdigest())


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode("ascii")


def _facts(catalogue: Catalogue) -> _Facts:
    return {
        "id": catalogue.id,
        "title": catalogue.title,
        "path": str(catalogue.path),
        "disclaimer": catalogue.disclaimer,
        "topics": dict(catalogue.topics),
        "banks": [(bank.id, bank.title, _rows(bank.cards)) for bank in catalogue.banks],
        "retired": _rows(catalogue.retired),
    }


def _catalogue(facts: _Facts, lines: bytes) -> Catalogue:
    banks = tuple(Section(name, title, tuple(_listings(rows))) for name, title, rows in facts["banks"])
    return Catalogue(
        id=facts["id"],
        title=facts["title"],
        path=Path(facts["path"]),
        disclaimer=facts["disclaimer"],
        topics=facts["topics"],
        banks=banks,
        retired=tuple(_listings(facts["retired"])),
        contents=KeptCards((card.id for bank in banks for card in bank.cards), lines),
    )


def _rows(cards: Iterable[Listing]) -> _Rows:
    families = groupby(cards, key=lambda card: card.item)
    return [
        (item.id, item.topic, item.kind, [*item.was], [*item.contrasts], [card.id for card in family])
        for item, family in families
    ]


def _listings(rows: _Rows) -> Iterator[Listing]:
    for item, topic, kind, was, contrasts, cards in rows:
        family = Family(ItemId(item), topic, tuple(map(ItemId, was)), kind, tuple(map(ItemId, contrasts)))
        for card in cards:
            yield Listing(CardId(card), family)
