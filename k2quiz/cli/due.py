"""`k2quiz due`: what is due."""

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict

from k2quiz.cli.output import print_json
from k2quiz.cli.workplace import Workplace, add_deck_option, add_filter_option
from k2quiz.study.wording import count, when


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("banks", nargs="*", metavar="BANK", help="only these banks: ids, or their ends")
    parser.add_argument("--json", action="store_true", help="keys: today, due, new, drill, total, next_due")
    add_filter_option(parser)
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    place = Workplace(options.deck)
    desk, today = place.desk(), place.clock.today()
    cards = place.chosen(options, desk.history)
    load, following = desk.load(cards), desk.next_due(cards)
    if options.json:
        facts = {"today": f"{today}", **asdict(load), "total": load.total, "next_due": following and f"{following}"}
        print_json(facts)
    elif load.total:
        again = f", {load.drill} again today" if load.drill else ""
        print(f"{count(load.due, 'review')} due, {count(load.new, 'new card')}{again}")
    else:
        print(f"Nothing is due. The next is {when(following, today)}." if following else "Nothing is due.")
    return 0
