"""What became of a journal: what is lost of that which was saved, and whether the next answer can be."""

from collections.abc import Set as AbstractSet
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from report import Figures

from k2quiz.errors import StorageError
from k2quiz.event import Configured, Event, Stamp
from k2quiz.journal.journal import Journal

_AFTERWARDS: Final = datetime(2026, 12, 2, 12, tzinfo=UTC)


def aftermath(home: Path, saved: AbstractSet[str], damaged: int) -> Figures:
    """How a journal stands that was tried once, in which so many lines may be damaged, none of them saved."""
    before = Journal(home).read()
    lost = len(saved - {event.stamp.id for event in before.events})
    hidden = sum(not damage.line for damage in before.damage)
    faults = hidden + (len(before.damage) > damaged) + before.unknown + repeated(before.events)
    try:
        new = Journal(home).record(_next, _AFTERWARDS, _AFTERWARDS.date())
    except StorageError:
        return Figures(1, len(saved), lost, faults + 1)
    after = Journal(home).read()
    faults += after.damage != before.damage or {*after.events} != {*before.events, new} or bool(repeated(after.events))
    return Figures(1, len(saved), lost, faults)


def repeated(events: tuple[Event, ...]) -> int:
    """How many events have a sequence that another event of their device has."""
    return len(events) - len({(event.stamp.device, event.stamp.sequence) for event in events})


def _next(stamp: Stamp) -> Configured:
    return Configured(stamp, 10, 4)
