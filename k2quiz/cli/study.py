"""`k2quiz study`: study what is due, on the whole screen or line by line."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from k2quiz.cli.clock import utc_now
from k2quiz.cli.workplace import Workplace, add_deck_option, add_filter_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from k2quiz.study.exam import Paper


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("banks", nargs="*", metavar="BANK", help="only these banks: ids, or their ends")
    parser.add_argument("--plain", action="store_true", help="line by line; the default without a terminal")
    parser.add_argument("--practice", action="store_true", help="leave the schedule alone (implies --plain)")
    parser.add_argument("--more", type=int, default=0, metavar="N", help="N more new cards (implies --plain)")
    parser.add_argument("--exam", nargs="?", type=int, const=0, metavar="N", help="a practice exam of N questions (20)")
    parser.add_argument("--minutes", type=int, metavar="M", help="how long it may take; one a question where not given")
    add_filter_option(parser)
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    if options.more < 0:
        parser.error("--more takes a number from 0 on")
    paper = _paper(options, parser)
    place = Workplace(options.deck)
    code = 0
    if options.plain or options.practice or options.more or not _is_full_terminal():
        _study_in_lines(place, options, paper)
    else:
        code = _study_on_screen(place, options, paper, alone=options.deck is not parser.get_default("deck"))
    _back_up(place)
    return code


def _is_full_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def _paper(options: Namespace, parser: ArgumentParser) -> Paper | None:
    """The exam that is asked for, if one is."""
    if options.exam is None:
        if options.minutes is not None:
            parser.error("--minutes goes with --exam")
        return None
    if options.practice or options.more:
        parser.error("--exam goes with neither --practice nor --more")
    if options.exam < 0 or (options.minutes is not None and options.minutes < 1):
        parser.error("--exam and --minutes take numbers from 1 on")
    from k2quiz.study.exam import QUESTIONS, Paper  # noqa: PLC0415 - seldom wanted

    return Paper(options.exam or QUESTIONS, options.minutes)


def _study_in_lines(place: Workplace, options: Namespace, paper: Paper | None) -> None:
    from k2quiz.plain.console import Console  # noqa: PLC0415 - the other way to study must not wait for this one
    from k2quiz.plain.study import study  # noqa: PLC0415 - likewise

    desk = place.desk()
    cards = place.chosen(options, desk.history)
    if paper:
        sitting = desk.examine(cards, paper)
    else:
        sitting = desk.practise(cards) if options.practice else desk.study(cards, options.more)
    study(desk, place.deck, sitting, Console(sys.stdin, sys.stdout))


def _study_on_screen(place: Workplace, options: Namespace, paper: Paper | None, *, alone: bool) -> int:
    from k2quiz.tui.app import run as run_screen  # noqa: PLC0415 - Textual takes 200 ms to load
    from k2quiz.tui.preferences import Preferences  # noqa: PLC0415 - likewise

    desks, complaints = ([(place.deck, place.desk())], []) if alone else place.desks()
    start = place.chosen(options, desks[0][1].history) if options.banks or options.filter or paper else None
    preferences = Preferences(place.settings, place.change, place.places.settings)
    return run_screen(desks, start, " ".join(complaints), preferences, paper)


def _back_up(place: Workplace) -> None:
    from k2quiz.cli.backup import back_up_daily  # noqa: PLC0415 - the first question must not wait for zip archives

    back_up_daily(place.places, utc_now())
