"""Items that are easily mixed up: each names others that exist."""

from collections.abc import Iterator

from k2quiz.bank import rules
from k2quiz.bank.field import suggest
from k2quiz.bank.former import in_full
from k2quiz.bank.item import CONTRASTS, Authored
from k2quiz.bank.load import Loaded
from k2quiz.bank.node import TextNode, parts
from k2quiz.bank.rules import Report


def check_contrasts(loaded: Loaded, report: Report, *, whole: bool) -> None:
    """Look for the items that others are set against; of banks that were not read only where the deck was, `whole`."""
    known = {authored.item.id for authored in loaded.items}
    banks = {authored.item.bank for authored in loaded.items}
    for authored in loaded.items:
        for name in _written(authored):
            item = in_full(name.value.strip(), authored.item.bank)
            if item == authored.item.id:
                report.add(rules.BAD_CONTRAST, name.place, f"`{name.value}` is this item itself", "name another")
            elif item not in known and (whole or item.rpartition("/")[0] in banks):
                mend = suggest(item, known)
                report.add(rules.BAD_CONTRAST, name.place, f"there is no item `{item}`", mend)


def _written(authored: Authored) -> Iterator[TextNode]:
    return (name for name in parts(authored.node.get(CONTRASTS.name)) if isinstance(name, TextNode))
