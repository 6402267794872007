"""`k2quiz flags`: what the learner has to say to the authors of a deck."""

from argparse import ArgumentParser
from collections.abc import Sequence

from k2quiz.bank.catalogue import Catalogue
from k2quiz.cli.output import print_json
from k2quiz.cli.workplace import Workplace, add_deck_option
from k2quiz.insight.remarks import Claim, Flag, claims, flags
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    keys = "card, path, line, day, what (flag or claim), text"
    parser.add_argument("--json", action="store_true", help=f"a list; keys: {keys}")
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    place = Workplace(options.deck)
    history = place.history()
    remarks: list[Flag | Claim] = [*flags(place.deck.cards, history), *claims(place.deck.cards, history)]
    if options.json:
        print_json([_facts(remark, place.deck) for remark in remarks])
        return 0
    for remark in remarks:
        print(
            printable(
                f"{place.deck.contents[remark.card].item.place}: {remark.card} ({remark.day})\n    {_said(remark)}"
            )
        )
    if not remarks:
        print("No card is flagged, and no refused answer was called right.")
    return 0


def _said(remark: Flag | Claim) -> str:
    if isinstance(remark, Claim):
        return f"called right: {remark.answer}"
    return f"flagged: {remark.note}" if remark.note else "flagged"


def _facts(remark: Flag | Claim, deck: Catalogue) -> dict[str, object]:
    place = deck.contents[remark.card].item.place
    return {
        "card": remark.card,
        "path": place.path,
        "line": place.line,
        "day": f"{remark.day}",
        "what": "claim" if isinstance(remark, Claim) else "flag",
        "text": remark.answer if isinstance(remark, Claim) else remark.note,
    }
