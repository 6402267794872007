"""One mutant put through `k2quiz check`, and what it must withstand."""

import json
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

from k2quiz.bank.checks import check
from k2quiz.bank.fix import mend
from k2quiz.bank.source import tidy
from k2quiz.cli.formats import as_github, as_json
from k2quiz.cli.telling import Teller
from k2quiz.errors import Finding, K2QuizError, Place
from k2quiz.text import is_harmful

LONGEST = 1.0
"""Seconds of processor time that a mutant may take to be checked, and as long to be mended."""

_TOLD = 1_000
"""Findings that may take so long to be told; a file of ten thousand faults has as many."""


class WeaknessError(Exception):
    """What a mutant brought to light."""


def suffer(path: Path, *, mending: bool) -> tuple[Finding, ...]:
    """What `check` says of a deck or bank, once that has been seen to be sound.

    `mending` tries `--fix` as well, on drafts.

    Raises:
        Exception: whatever the program should have caught.
        WeaknessError: it took too long, or said what it must not.
    """
    try:
        with watched(LONGEST):
            found = check(path)[1]
    except K2QuizError:
        return ()
    with watched(LONGEST * (1 + len(found) // _TOLD)):
        _look_at(found)
    if mending and any(finding.fix for finding in found):
        with watched(LONGEST):
            mend(path)
    return found


@contextmanager
def watched(seconds: float) -> Iterator[None]:
    """An end to what takes longer, as soon as Python gets to it."""
    before = signal.signal(signal.SIGVTALRM, _too_long)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def _too_long(number: int, frame: FrameType | None) -> None:
    del number, frame
    raise WeaknessError("it took too long")


def _look_at(found: Sequence[Finding]) -> None:
    teller = Teller(coloured=False)
    pages: dict[str, list[str]] = {}
    for finding in found:
        path = finding.place.path
        if path not in pages:
            pages[path] = tidy(Path(path).read_bytes().decode("utf-8", "replace")).split("\n")
        _refuse_outside(finding.place, pages[path])
        if not (finding.message and finding.help):
            raise WeaknessError(f"says nothing: {finding!r}")
        for tell in (teller.finding, as_github, _as_json):
            _refuse_harm(tell, finding)


def _as_json(finding: Finding) -> str:
    return json.dumps(as_json(finding), indent=2)


def _refuse_harm(tell: Callable[[Finding], str], finding: Finding) -> None:
    told = tell(finding)
    told.encode()
    if not (told.isascii() and told.replace("\n", "").isprintable()) and any(map(is_harmful, told)):
        raise WeaknessError(f"prints a control character: {told!r}")


def _refuse_outside(place: Place, lines: Sequence[str]) -> None:
    begin, end = (place.line, place.column), (place.end_line, place.end_column)
    if not (_lies_in(begin, lines) and _lies_in(end, lines)):
        raise WeaknessError(f"outside of the file: {place!r}")
    if end < begin and end != (1, 1):
        raise WeaknessError(f"ends before it begins: {place!r}")


def _lies_in(spot: tuple[int, int], lines: Sequence[str]) -> bool:
    line, column = spot
    return 1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1
