"""`k2quiz remove`: take an installed deck away."""

from argparse import ArgumentParser
from collections.abc import Sequence

from k2quiz.bank.installing import changing, take_away
from k2quiz.bank.library import installed
from k2quiz.cli.names import one_named
from k2quiz.cli.workplace import shipped_deck
from k2quiz.errors import UsageError
from k2quiz.settings import places


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("id", metavar="ID", help="the deck's id, as `k2quiz list decks` has it")


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    name: str = parser.parse_args(arguments).id
    if name == shipped_deck().name:
        raise UsageError(f"`{name}` comes with k2quiz, and stays.")
    library = places().decks
    if not installed(library):
        raise UsageError(f"There is no installed deck `{name}`, nor any other.")
    with changing(library):
        deck_id = one_named(name, installed(library), "installed deck")
        take_away(deck_id, library)
    print(f"Removed {deck_id}. Your progress stays: add the deck again, and go on where you were.")
    return 0
