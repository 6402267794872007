"""What is left behind when an error of the program itself stops it: a report, and a sentence that says where it is."""

import os
import platform
import sys
from collections.abc import Sequence
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from traceback import format_exception
from typing import Final

from k2quiz import __version__
from k2quiz.cli.clock import utc_now
from k2quiz.disk import PRIVATE, put_whole
from k2quiz.settings import places
from k2quiz.text import printable

CRASHED: Final = 70
"""The exit code, as `sysexits.h` has it for an error of the software itself."""

_STOPPED = "k2quiz stopped on an error of its own. Every answer that was given is saved."


def tell(error: Exception, command: str) -> int:
    """Keep a report of the error that stopped a command, and say where it is; the exit code."""
    moment = utc_now()
    report = "\n".join(_report(error, command, moment))
    path = places().data / "crashes" / f"{moment:%Y-%m-%dT%H%M%S.%fZ}.txt"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        put_whole(path, report.encode("utf-8", "backslashreplace"), PRIVATE)
    except OSError:
        print(printable(f"{report}\n\n{_STOPPED} The report above could not be saved."), file=sys.stderr)
    else:
        print(printable(f"{_STOPPED} The report for its makers is at {path}"), file=sys.stderr)
    return CRASHED


def _report(error: Exception, command: str, moment: datetime) -> Sequence[str]:
    return (
        "k2quiz stopped on an error of its own. This report holds no answers, and of decks only what the error quotes.",
        "",
        f"k2quiz    {__version__}, command {command}",
        f"when      {moment.isoformat(timespec='seconds')}",
        f"python    {platform.python_version()} on {platform.platform()}",
        f"textual   {_version('textual')}, TERM={os.environ.get('TERM', '')}",
        "",
        "".join(format_exception(error)),
    )


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not found"
