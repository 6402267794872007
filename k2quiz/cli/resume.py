"""`k2quiz resume`: bring suspended cards back, or list them."""

from argparse import ArgumentParser
from collections.abc import Callable, Sequence
from datetime import date

from k2quiz.card import CardId
from k2quiz.cli.names import one_named
from k2quiz.cli.output import print_json
from k2quiz.cli.workplace import Workplace, add_deck_option
from k2quiz.event import Stamp, Suspended
from k2quiz.history import FOR_EVER, History
from k2quiz.study.wording import count
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("cards", nargs="*", metavar="CARD", help="ids, or their ends; without any, list what there is")
    parser.add_argument("--all", action="store_true", help="bring every suspended card back")
    parser.add_argument("--json", action="store_true", help="list; keys: card, until (a day, or null)")
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    place = Workplace(options.deck)
    history, today = place.history(), place.clock.today()
    away = [card.id for card in place.deck.cards if history.is_suspended(card.id, today)]
    if options.all or options.cards:
        for card in (
            away if options.all else [CardId(one_named(name, away, "suspended card")) for name in options.cards]
        ):
            place.record(_back(card, today))
            print(printable(f"{card} is asked again."))
    elif options.json:
        print_json([{"card": card, "until": _until(history, card)} for card in away])
    else:
        for card in away:
            print(printable(f"{card} (until {_until(history, card) or 'it is brought back'})"))
        print(f"{count(len(away), 'card')} suspended or buried")
    return 0


def _back(card: CardId, today: date) -> Callable[[Stamp], Suspended]:
    return lambda stamp: Suspended(stamp, card, today)


def _until(history: History, card: CardId) -> str | None:
    day = history.suspended[card]
    return None if day == FOR_EVER else f"{day}"
