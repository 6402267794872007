"""How far a segment is known, so that only what was appended since need be read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b
from os import stat_result
from pathlib import Path

from k2quiz.event import Event
from k2quiz.journal.damage import Damage
from k2quiz.journal.segment import read_bytes, read_lines


class ChangedError(Exception):
    """A segment is not what it was with lines appended."""


@dataclass(frozen=True, slots=True)
class Tally:
    """What the next stamp of a device depends on: a segment's lines, highest sequence, and latest `at` of each day."""

    lines: int = 0
    sequence: int = 0
    latest: Mapping[date, int] = field(default_factory=dict)

    def with_tally(self, other: "Tally") -> "Tally":
        """The tally of both."""
        latest = {**self.latest, **{day: max(at, self.latest.get(day, at)) for day, at in other.latest.items()}}
        return Tally(self.lines + other.lines, max(self.sequence, other.sequence), latest)


def tally_of(lines: int, events: Iterable[Event], sequence: int) -> Tally:
    """The tally of so many lines, some of which hold events; `sequence` is the highest of them all."""
    latest: dict[date, int] = {}
    for event in events:
        stamp = event.stamp
        latest[stamp.day] = max(stamp.at, latest.get(stamp.day, stamp.at))
    return Tally(lines, sequence, latest)


@dataclass(frozen=True, slots=True)
class Extent:
    """A segment up to the end of some line; the default is one of which nothing is known.

    `looks` are the size and the times of the file when it was read, `digest` the hash of what was read, `damage` the
    numbers of lines that hold no event, and why.
    """

    looks: tuple[int, int, int] = (0, 0, 0)
    size: int = 0
    digest: str = blake2b(digest_size=16).hexdigest()
    newlines: int = 0
    unknown: int = 0
    damage: tuple[tuple[int, str], ...] = ()
    tally: Tally = Tally()


@dataclass(frozen=True, slots=True)
class Advance:
    """A segment as far as its lines are finished, what is new among them with its lines, and what is not finished."""

    extent: Extent
    fresh: tuple[tuple[bytes, Event], ...] = ()
    loose: tuple[Event, ...] = ()
    damage: tuple[Damage, ...] = ()
    unknown: int = 0


def advance(path: Path, known: Extent | None) -> Advance:
    """What a segment holds beyond what is known of it; whatever cannot be read is told as damage.

    Raises:
        ChangedError: what is known is not there any more.
    """
    looks = _looks(path)
    if known and looks == known.looks and known.size == known.looks[0]:
        return Advance(known, damage=_told(path, known), unknown=known.unknown)
    written = read_bytes(path)
    if isinstance(written, Damage):
        if known:
            raise ChangedError
        return Advance(Extent(), damage=(written,))
    start = known or Extent()
    if _digest(written[: start.size]) != start.digest:
        raise ChangedError
    return _advanced(path, start, replace(start, looks=looks or start.looks), written)


def _advanced(path: Path, start: Extent, seen: Extent, written: bytes) -> Advance:
    end = written.rfind(b"\n") + 1
    found = read_lines(path, written[start.size : end], start.newlines)
    extent = replace(
        seen,
        size=end,
        digest=_digest(written[:end]),
        newlines=written.count(b"\n"),
        unknown=start.unknown + len(found.unknown),
        damage=(*start.damage, *((each.line, each.why) for each in found.damage)),
        tally=start.tally.with_tally(tally_of(len(found), found.events, found.sequence)),
    )
    rest = read_lines(path, written[end:], extent.newlines)
    return Advance(
        extent,
        tuple(found.sound),
        loose=rest.events,
        damage=(*_told(path, extent), *rest.damage),
        unknown=extent.unknown + len(rest.unknown),
    )


def _told(path: Path, extent: Extent) -> tuple[Damage, ...]:
    return tuple(Damage(path, line, why) for line, why in extent.damage)


def _looks(path: Path) -> tuple[int, int, int] | None:
    try:
        found: stat_result = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _digest(written: bytes) -> str:
    return blake2b(written, digest_size=16).hexdigest()
