"""`k2quiz stats`: how studying goes."""

import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from pathlib import Path

from k2quiz.cli.output import USUAL_WIDTH, columns, help_width, print_json
from k2quiz.cli.stats_facts import KEYS, facts
from k2quiz.cli.workplace import Workplace, add_deck_option, add_filter_option
from k2quiz.disk import hand_over
from k2quiz.insight.record import record_of
from k2quiz.insight.survey import Survey, survey
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("banks", nargs="*", metavar="BANK", help="only these banks: ids, or their ends")
    parser.add_argument("--json", action="store_true", help="for programs; the keys are below")
    parser.add_argument("--svg", metavar="FILE", help="write the plots as one picture; `-` is standard output")
    add_filter_option(parser)
    add_deck_option(parser)
    parser.formatter_class = _help
    parser.epilog = KEYS


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    place = Workplace(options.deck)
    desk, today = place.desk(), place.clock.today()
    history = desk.history
    cards = place.chosen(options, history)
    found = survey(record_of(cards, history), history, today, desk.load(cards).total)
    if options.svg:
        _draw(found, place, options.svg)
    if options.json:
        print_json(facts(found))
    elif not options.svg:
        _tell(found, place)
    return 0


def _help(prog: str) -> RawDescriptionHelpFormatter:
    """Help that leaves the list of keys as it is."""
    return RawDescriptionHelpFormatter(prog, width=help_width())


def _tell(found: Survey, place: Workplace) -> None:
    from k2quiz.plain.stats import stats_lines  # noqa: PLC0415 - programs ask for no plots

    contents = place.deck.contents
    lines = stats_lines(found, place.deck.topics, lambda card: contents[card].prompt, columns() or USUAL_WIDTH)
    print("\n".join(lines))


def _draw(found: Survey, place: Workplace, target: str) -> None:
    from k2quiz.insight.picture import picture  # noqa: PLC0415 - nobody else waits for what draws

    drawn = picture(found, place.deck.title)
    if target == "-":
        sys.stdout.write(drawn)
        return
    hand_over(Path(target), drawn.encode())
    print(f"{printable(target)}: the plots as one picture")
