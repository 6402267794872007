"""`k2quiz show`: a card with its answer, its schedule and its history."""

from argparse import ArgumentParser
from collections.abc import Iterable, Sequence

from k2quiz.cli.names import one_named
from k2quiz.cli.workplace import Workplace, add_deck_option
from k2quiz.listing import CardId, Listing
from k2quiz.plain.portrait import portrait_lines
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "card", metavar="CARD", help="a card's or an item's id, or its end; an item shows all its cards"
    )
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    place = Workplace(options.deck)
    meant = _meant(options.card, place.deck.cards)
    history, today = place.history(), place.clock.today()
    for card in meant:
        for line in portrait_lines(place.deck.contents[card], history, place.deck.topics, today):
            print(printable(line))
        if card != meant[-1]:
            print()
    return 0


def _meant(name: str, cards: Iterable[Listing]) -> list[CardId]:
    """The card of that name, or all cards of the item of that name.

    Raises:
        UsageError: there is neither, or several.
    """
    known = tuple(cards)
    ids = one_named(name, {each for card in known for each in (card.id, card.item.id)}, "card")
    return [card.id for card in known if ids in (card.id, card.item.id)]
