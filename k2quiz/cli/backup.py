"""`k2quiz backup`: a copy of everything that was answered, in one file, and the copies that are made unasked."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from k2quiz.cli.clock import utc_now
from k2quiz.errors import K2QuizError, UsageError
from k2quiz.journal.backup import back_up, backups_in, thin_out
from k2quiz.journal.journal import Journal
from k2quiz.journal.rotation import is_wanted
from k2quiz.settings import Places, places
from k2quiz.study.wording import count
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    what = "an existing folder; otherwise `backups` in the data folder, where one is also made after studying"
    parser.add_argument("folder", nargs="?", type=Path, metavar="DIR", help=what)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    kept = places()
    if options.folder and not options.folder.is_dir():
        raise UsageError(f"There is no folder {options.folder}: make it, or plug in what it is on.")
    made = back_up(Journal(kept.data).folder, options.folder or kept.backups, utc_now())
    if made is None:
        print("There is nothing to back up yet.")
    else:
        print(f"{printable(str(made.path))}: {count(made.lines, 'event')}, read back and found whole")
    return 0


def back_up_daily(kept: Places, now: datetime) -> None:
    """Make a backup if the last one is a day old, and let old ones go; a failure is told in a line, and no error."""
    try:
        if is_wanted(backups_in(kept.backups), now):
            made = back_up(Journal(kept.data).folder, kept.backups, now)
            if made:
                thin_out(kept.backups, made.path)
    except (K2QuizError, OSError) as error:
        print(printable(f"{error} Your answers are safe; `k2quiz backup DIR` copies them elsewhere."), file=sys.stderr)
