"""`k2quiz where`: where things are."""

from argparse import ArgumentParser
from collections.abc import Sequence

from k2quiz.cli.output import print_json
from k2quiz.cli.workplace import add_deck_option
from k2quiz.settings import places
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--json", action="store_true", help="keys: deck, data, settings")
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    kept = places()
    facts = {"deck": f"{options.deck}", "data": f"{kept.data}", "settings": f"{kept.settings}"}
    if options.json:
        print_json(facts)
    else:
        for name, path in facts.items():
            print(f"{name:<9}{printable(path)}")
    return 0
