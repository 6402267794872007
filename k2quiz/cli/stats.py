"""`k2quiz stats`: how studying goes."""

from argparse import ArgumentParser
from collections.abc import Sequence
from dataclasses import asdict

from k2quiz.cli.output import print_json
from k2quiz.cli.workplace import Workplace, add_deck_option, add_filter_option
from k2quiz.insight.progress import Progress, progress
from k2quiz.study.wording import count


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.add_argument("banks", nargs="*", metavar="BANK", help="only these banks: ids, or their ends")
    parser.add_argument(
        "--json",
        action="store_true",
        help="keys: cards, met, mature, lapses, answers, right, practice, retention, days, last",
    )
    add_filter_option(parser)
    add_deck_option(parser)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    place = Workplace(options.deck)
    history = place.history()
    found = progress(place.chosen(options, history), history)
    if options.json:
        print_json({**asdict(found), "last": found.last and f"{found.last}"})
    else:
        print("\n".join(_lines(found)))
    return 0


def _lines(found: Progress) -> Sequence[str]:
    lines = [f"{found.met} of {count(found.cards, 'card')} met, {found.mature} mature (interval of 21 days or more)"]
    if not found.answers:
        return [*lines, "No answers yet."]
    share = f"{found.right / found.answers:.0%}"
    lines.append(f"{count(found.answers, 'answer')} on {count(found.days, 'day')}, {share} right")
    if found.retention is not None:
        lines.append(f"{found.retention:.0%} right among cards met on an earlier day")
    lines.append(f"{count(found.lapses, 'lapse')}, {count(found.practice, 'answer')} in practice")
    return lines
