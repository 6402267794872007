"""What an index knows without reading a line: every card's state, and how far each segment was read."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Final

from k2quiz import __version__, event, history
from k2quiz.event import Configured
from k2quiz.journal.codec import decode, encode
from k2quiz.journal.extent import Extent, Tally
from k2quiz.journal.line import seal, unsealed
from k2quiz.listing import CardId
from k2quiz.scheduling import state
from k2quiz.scheduling.sm2 import Memory
from k2quiz.scheduling.state import CardState

_ROOMS: Final = (Path(__file__).parent, Path(state.__file__).parent)
_MODULES: Final = (Path(event.__file__), Path(history.__file__))
"""With `_ROOMS`, the code that says what follows from a line."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Segments by name; how many events each card has; and what the events make, under the ids that they carry."""

    extents: Mapping[str, Extent] = field(default_factory=dict)
    counts: Mapping[CardId, int] = field(default_factory=dict)
    states: Mapping[CardId, CardState] = field(default_factory=dict)
    suspended: Mapping[CardId, date] = field(default_factory=dict)
    configured: Configured | None = None


def write_summary(summary: Summary) -> bytes:
    """The summary as one line with its checksum."""
    last = summary.configured
    cards = [*summary.states, *(card for card in summary.counts if card not in summary.states)]
    return seal(
        {
            "program": _program(),
            "extents": {name: _plain_extent(extent) for name, extent in summary.extents.items()},
            "cards": cards,
            "counts": [summary.counts[card] for card in cards],
            "states": _columns(summary.states.values()),
            "suspended": {card: day.toordinal() for card, day in summary.suspended.items()},
            "configured": encode(last).decode().strip() if last else None,
        }
    ).removesuffix(b"\n")


def read_summary(line: bytes) -> Summary | None:
    """The summary in a line; None where it is damaged, or was written by another version of this code."""
    try:
        written = json.loads(f"{unsealed(line).decode('ascii')}}}")
        if written["program"] != _program():
            return None
        last = written["configured"]
        configured = decode(last.encode()) if last else None
        return Summary(
            extents={name: _extent(*facts) for name, facts in written["extents"].items()},
            counts=dict(zip(written["cards"], written["counts"], strict=True)),
            states=_states(written["cards"], written["states"]),
            suspended={card: date.fromordinal(day) for card, day in written["suspended"].items()},
            configured=configured if isinstance(configured, Configured) else None,
        )
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def _program() -> list[object]:
    """All that the meaning of a line depends on: the version, and each module's name, size and time of change."""
    files = sorted([*_MODULES, *(path for room in _ROOMS for path in room.glob("*.py"))])
    return [__version__, *([path.name, (found := path.stat()).st_size, found.st_mtime_ns] for path in files)]


def _plain_extent(extent: Extent) -> list[object]:
    tally = extent.tally
    latest = {day.isoformat(): at for day, at in tally.latest.items()}
    known = [extent.looks, extent.size, extent.digest, extent.newlines, extent.unknown, extent.damage]
    return [known, [tally.lines, tally.sequence, latest]]


def _extent(
    known: tuple[list[int], int, str, int, int, list[tuple[int, str]]], tally: tuple[int, int, dict[str, int]]
) -> Extent:
    looks, size, digest, newlines, unknown, damage = known
    length, modified, changed = looks
    told = tuple((line, why) for line, why in damage)
    lines, sequence, latest = tally
    days = {date.fromisoformat(day): at for day, at in latest.items()}
    return Extent((length, modified, changed), size, digest, newlines, unknown, told, Tally(lines, sequence, days))


def _columns(states: Iterable[CardState]) -> list[tuple[int | None, ...]]:
    """The numbers in states, field by field: a few long lists are read in a third of the time of many short ones."""
    return list(zip(*map(_numbers, states), strict=True))


def _numbers(state: CardState) -> list[int | None]:
    days = (state.introduced, state.stepped, state.due, state.seen)
    return [*state.memory, *(day.toordinal() if day else None for day in days), state.grade, state.lapses]


def _states(cards: Iterable[CardId], columns: Sequence[Sequence[int]]) -> dict[CardId, CardState]:
    """The states of the first of those cards; the others have none."""
    if not columns:
        return {}
    repetitions, intervals, eases, *ordinals, grades, lapses = columns
    known = {ordinal: _day(ordinal) for ordinal in set().union(*ordinals)}
    days = (map(known.__getitem__, column) for column in ordinals)
    states = map(CardState, map(Memory, repetitions, intervals, eases), *days, grades, lapses)
    return dict(zip(cards, states, strict=False))


def _day(ordinal: int | None) -> date | None:
    return None if ordinal is None else date.fromordinal(ordinal)
