"""`k2quiz list decks`: the decks that there are to study."""

import sys

from k2quiz.bank.catalogue import Catalogue
from k2quiz.cli.output import print_json
from k2quiz.cli.workplace import installed_decks, open_deck, shipped_deck
from k2quiz.settings import places
from k2quiz.study.wording import count
from k2quiz.text import printable


def run(*, json: bool) -> int:
    """Do it, for programs where `json`, with the keys id, title, items, cards, path; the exit code."""
    kept = places()
    others, complaints = installed_decks(kept)
    decks = [open_deck(shipped_deck(), kept.cache), *others]
    for complaint in complaints:
        print(printable(complaint), file=sys.stderr)
    if json:
        print_json([_facts(deck) for deck in decks])
        return 0
    for deck in decks:
        sizes = f"{count(_items(deck), 'item')}, {count(len(deck.cards), 'card')}"
        print(printable(f"{deck.id}: {deck.title} ({sizes})\n    {deck.path}"))
    return 0


def _facts(deck: Catalogue) -> dict[str, object]:
    return {
        "id": deck.id,
        "title": deck.title,
        "items": _items(deck),
        "cards": len(deck.cards),
        "path": str(deck.path),
    }


def _items(deck: Catalogue) -> int:
    return len({card.item.id for card in deck.cards})
