"""The shipped deck, read once for the tests of its content."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from k2quiz.bank.checks import examine
from k2quiz.bank.checks.prose import prose
from k2quiz.bank.item import Authored
from k2quiz.bank.kinds.choice import KIND as CHOICE
from k2quiz.bank.ledger import Ledger, read_ledger
from k2quiz.bank.load import Loaded
from k2quiz.bank.rules import Report
from k2quiz.card import Card, Choose, Option

DECK = Path(__file__).parents[2] / "decks" / "vitamin-k2"
CHECKED = examine(DECK)
_LEDGER = Report()
LEDGER: Ledger = read_ledger(DECK / "facts.yaml", _LEDGER)
assert not _LEDGER.has_errors


def _loaded() -> Loaded:
    assert CHECKED.loaded is not None
    return CHECKED.loaded


LOADED = _loaded()
ITEMS: Sequence[Authored] = LOADED.items


def name_of(authored: Authored) -> str:
    """The item's id without the deck's, such as `safety/inr-direction`."""
    return authored.item.id.removeprefix("vitamin-k2/")


def bank_of(authored: Authored) -> str:
    """The name of the item's bank."""
    return Path(authored.item.place.path).stem


def texts_of(authored: Authored) -> list[str]:
    """Every text of the item that a learner may read."""
    return [text for text in prose(authored).split("\n") if text]


def choices() -> Iterator[tuple[Authored, Card, Choose]]:
    """The items that offer choices, statements left out."""
    for authored in ITEMS:
        card = authored.cards[0]
        if authored.item.kind == CHOICE.name and isinstance(card.interaction, Choose):
            yield authored, card, card.interaction


def lures() -> Iterator[Option]:
    """Every wrong choice."""
    for _, _, choose in choices():
        yield from (option for option in choose.options if not option.right)


def share(part: int, whole: int) -> float:
    """A part of a whole, from 0 to 1; the whole is never empty."""
    assert whole
    return part / whole
