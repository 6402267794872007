"""Former ids: what an item was called before, so that its history and its Anki note find it again."""

import re
from collections.abc import Iterable, Iterator

from k2quiz.bank import rules
from k2quiz.bank.field import Body, Field
from k2quiz.bank.node import MapNode, TextNode, parts
from k2quiz.bank.rules import Report
from k2quiz.bank.values import TextList
from k2quiz.card import Item, ItemId

WAS = Field("was", TextList(), "ids that the item had before, the oldest first; those of another bank in full")

_FULL_ID = re.compile(r"[a-z0-9][a-z0-9./-]{0,127}/[a-z0-9][a-z0-9._-]{0,63}")


def former_ids(body: Body, bank: str) -> Iterator[ItemId]:
    """The former ids of an item, in full."""
    for name in body.get(WAS, ()):
        full = in_full(name, bank)
        if _FULL_ID.fullmatch(full):
            yield full
        else:
            place = body.place_of(WAS, name)
            body.report.add(rules.BAD_ID, place, f"`{name}` was never an id", "write it as it was: a-z 0-9 - . _")


def check_former_ids(items: Iterable[tuple[Item, MapNode]], report: Report) -> None:
    """Report former ids that are still in use, or that stand twice; each item comes with its fields."""
    entries = tuple(items)
    places = {item.id: item.place for item, _ in entries}
    heirs: dict[ItemId, ItemId] = {}
    for item, node in entries:
        for name in _written(node) if item.was else ():
            former = in_full(name.value.strip(), item.bank)
            if former in places:
                message = f"`{name.value}` is still the id of the item at {places[former]}"
                mend = "take it out; `was` is for ids that an item had and has no more"
                report.add(rules.BAD_FORMER_ID, name.place, message, mend)
            elif former in heirs:
                message = f"`{name.value}` was already taken over by {heirs[former]}"
                report.add(rules.FORMER_ID_TWICE, name.place, message, "take it out of one of the two")
            heirs.setdefault(former, item.id)


def _written(node: MapNode) -> Iterator[TextNode]:
    return (name for name in parts(node.get(WAS.name)) if isinstance(name, TextNode))


def in_full(name: str, bank: str) -> ItemId:
    """The id that a name written in a bank means: of that bank, unless it names another."""
    return ItemId(name if "/" in name else f"{bank}/{name}")
