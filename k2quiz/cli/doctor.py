"""`k2quiz doctor`: whether the answers on this machine are whole and safe, and putting them in order."""

import os
import textwrap
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from k2quiz.cli.circumstances import circumstances
from k2quiz.cli.clock import utc_now
from k2quiz.cli.diagnosis import Told, deed_told, told
from k2quiz.cli.output import print_json
from k2quiz.cli.telling import one_line
from k2quiz.journal.copies import Copy, examine_copies, read_backups, read_index
from k2quiz.journal.deeds import Deed, EndLost, LossesNoted
from k2quiz.journal.examination import examine
from k2quiz.journal.repair import repair
from k2quiz.settings import Places, places
from k2quiz.study.wording import count

_MORE = """\
An entry is an answer, or a change to one. Without --repair nothing is written.

exit codes:
  0  all is well; with --repair: or it is now
  1  something was found that needs you; with --repair: something is left
  2  wrong usage, or something that cannot be read or written"""


def describe(parser: ArgumentParser) -> None:
    """Add the command's arguments."""
    parser.formatter_class = RawDescriptionHelpFormatter
    parser.epilog = _MORE
    parser.add_argument(
        "--repair", action="store_true", help="set damaged files aside and bring back what a copy has; deletes nothing"
    )
    keys = "verdict, repaired, found (code, says, means, remedy, grave)"
    parser.add_argument("--json", action="store_true", help=f"keys: {keys}")


def run(arguments: Sequence[str], parser: ArgumentParser) -> int:
    """Do it; the exit code."""
    options = parser.parse_args(arguments)
    kept, now = places(), utc_now().astimezone()
    deeds: tuple[Deed, ...] = ()
    if options.repair and kept.data.is_dir():
        deeds = repair(kept.data, _copies(kept), now, os.urandom)
    found = diagnosis(kept, now)
    grave = sum(each.grave for each in found) + sum(isinstance(deed, LossesNoted | EndLost) for deed in deeds)
    verdict = _verdict(grave, repaired=options.repair)
    if options.json:
        print_json({"verdict": verdict, "repaired": list(map(deed_told, deeds)), "found": list(map(asdict, found))})
    else:
        print("\n".join((*map(_bullet, deeds), *map(_paragraph, found), verdict)))
    return int(grave > 0)


def diagnosis(kept: Places, now: datetime) -> list[Told]:
    """Everything that there is to say of a learner's data at an aware moment, what needs the learner first."""
    examination = examine(kept.data)
    copies = examine_copies(examination.lines, _copies(kept))
    symptoms = (*examination.symptoms, *copies, *circumstances(kept, examination.events, now))
    return sorted(map(told, symptoms), key=lambda each: not each.grave)


def _copies(kept: Places) -> tuple[Copy, ...]:
    """Whatever has lines of the journal too, the likeliest to have the latest first."""
    return (*read_index(kept.index), *read_backups(kept.backups))


def _verdict(grave: int, *, repaired: bool) -> str:
    if not grave:
        return "All is well."
    if repaired:
        return f"{count(grave, 'thing')} could not be put right; everything else is in order."
    return f"{count(grave, 'thing')} to see to. Whatever is whole still counts."


def _bullet(deed: Deed) -> str:
    return one_line(f"done: {deed_told(deed)}")


def _paragraph(each: Told) -> str:
    mark = "!" if each.grave else "-"
    lines = (each.says, each.means, f"What to do: {each.remedy}")
    first, *rest = ("\n".join(textwrap.wrap(one_line(line), 118, break_on_hyphens=False)) for line in lines)
    body = textwrap.indent("\n".join((first, *rest)), "  ")
    return f"{mark}{body[1:]}\n"
