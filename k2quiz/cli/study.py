"""`k2quiz study`: study what is due, on the whole screen or line by line."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Sequence

from k2quiz.cli.clock import utc_now
from k2quiz.cli.workplace import Workplace, add_deck_option, add_filter_option


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("banks", nargs="*", metavar="BANK", help="only these banks: ids, or their ends")
    parser.add_argument("--plain", action="store_true", help="line by line; the default without a terminal")
    parser.add_argument("--practice", action="store_true", help="leave the schedule alone (implies --plain)")
    parser.add_argument("--more", type=int, default=0, metavar="N", help="N more new cards (implies --plain)")
    add_filter_option(parser)
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    if options.more < 0:
        parser.error("--more takes a number from 0 on")
    place = Workplace(options.deck)
    code = 0
    if options.plain or options.practice or options.more or not _is_full_terminal():
        _study_in_lines(place, options)
    else:
        code = _study_on_screen(place, options, alone=options.deck is not parser.get_default("deck"))
    _back_up(place)
    return code


def _is_full_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _study_in_lines(place: Workplace, options: Namespace) -> None:
    from k2quiz.plain.console import Console  # noqa: PLC0415 - the other way to study must not wait for this one
    from k2quiz.plain.study import study  # noqa: PLC0415 - likewise

    desk = place.desk()
    cards = place.chosen(options, desk.history)
    sitting = desk.practise(cards) if options.practice else desk.study(cards, options.more)
    study(desk, place.deck, sitting, Console(sys.stdin, sys.stdout))


def _study_on_screen(place: Workplace, options: Namespace, *, alone: bool) -> int:
    from k2quiz.tui.app import run as run_screen  # noqa: PLC0415 - Textual takes 200 ms to load
    from k2quiz.tui.preferences import Preferences  # noqa: PLC0415 - likewise

    desks, complaints = ([(place.deck, place.desk())], []) if alone else place.desks()
    start = place.chosen(options, desks[0][1].history) if options.banks or options.filter else None
    preferences = Preferences(place.settings, place.change, place.places.settings)
    return run_screen(desks, start, " ".join(complaints), preferences)


def _back_up(place: Workplace) -> None:
    from k2quiz.cli.backup import back_up_daily  # noqa: PLC0415 - the first question must not wait for zip archives

    back_up_daily(place.places, utc_now())
