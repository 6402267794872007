"""`k2quiz sync`: one history on several machines, by a folder that any tool carries between them."""

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path

from k2quiz.cli.arriving import arrived, progress, tally, warn
from k2quiz.journal.journal import Journal
from k2quiz.journal.sync import sync
from k2quiz.settings import places
from k2quiz.text import printable


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    what = "a folder that Syncthing, Dropbox, git, a memory stick or the like carries from machine to machine"
    parser.add_argument("folder", type=Path, metavar="DIR", help=what)


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    journal = Journal(places().data)
    synced = sync(journal, options.folder, progress())
    warn(synced.came, synced.damage)
    for path in synced.unsettled:
        print(printable(f"{path} is just being changed by another program: sync again."), file=sys.stderr)
    came, sent = arrived(synced.came, journal), tally(synced.sent, synced.unknown)
    if came or sent:
        print(f"{came or 'Nothing new'}, {sent or 'nothing'} sent")
    else:
        print("Nothing new on either side")
    return 0
