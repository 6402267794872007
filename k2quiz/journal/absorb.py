"""Lines from elsewhere taken into a journal: the union of both, in whatever order and however often they come."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, groupby
from pathlib import Path

from k2quiz.event import Event, Stamp
from k2quiz.journal.codec import decode, read_stamp, stamp_of
from k2quiz.journal.damage import DamagedLineError, NewerLineError
from k2quiz.journal.segment import append_line, segment_lines, segment_name, segments


@dataclass(frozen=True, slots=True)
class Absorbed:
    """What a journal took in, and what not.

    `added` are the events that it did not hold before, `unknown` counts the lines added that wait for a later k2quiz,
    `known` those that it held already; `damage` says of each line that was not taken why. `cloned` tells that another
    machine had the id of this one, which has a new one from now on.
    """

    added: tuple[Event, ...] = ()
    unknown: int = 0
    known: int = 0
    damage: tuple[str, ...] = ()
    cloned: bool = False


@dataclass(frozen=True, slots=True)
class Arrival:
    """A whole line that a journal does not hold yet; without an event where only a later k2quiz knows it."""

    line: bytes
    stamp: Stamp
    event: Event | None


def arrival(line: bytes) -> Arrival:
    """What a line holds, which comes without its newline.

    Raises:
        DamagedLineError: it is not as any k2quiz writes it.
    """
    try:
        event = decode(line)
    except NewerLineError:
        return Arrival(line, read_stamp(line), None)
    return Arrival(line, event.stamp, event)


def missing_from(folder: Path, lines: Iterable[bytes]) -> tuple[tuple[Arrival, ...], Absorbed]:
    """What a journal's folder lacks of some lines, in the order of its segments, and what taking it in comes to.

    Raises:
        OSError: a segment cannot be read.
    """
    wanted = dict.fromkeys(line for line in lines if line)
    offered = len(wanted)
    for path in segments(folder):
        for line in segment_lines(path):
            wanted.pop(line, None)
    known = offered - len(wanted)
    arrivals: list[Arrival] = []
    damage: list[str] = []
    for line in wanted:
        try:
            arrivals.append(arrival(line))
        except DamagedLineError as error:
            damage.append(str(error))
    arrivals.sort(key=lambda each: (segment_name(each.stamp), each.stamp.sequence, each.line))
    added = tuple(each.event for each in arrivals if each.event)
    return tuple(arrivals), Absorbed(added, len(arrivals) - len(added), known, tuple(damage))


def meets_a_double(device: str, folder: Path, arrivals: Iterable[Arrival]) -> bool:
    """Whether an arrival has a sequence of this device that another of its events has: two machines share the id.

    Raises:
        OSError: a segment cannot be read.
    """
    own = {each.stamp.id: each.stamp.sequence for each in arrivals if each.stamp.device == device}
    if not own:
        return False
    arrived = set(own.values())
    held = chain.from_iterable(map(segment_lines, segments(folder, device)))
    own |= {stamp.id: stamp.sequence for line in held if (stamp := stamp_of(line)) and stamp.sequence in arrived}
    return len(set(own.values())) < len(own)


def take_in(folder: Path, arrivals: Iterable[Arrival]) -> None:
    """Append each line to the segment of its device and month, one write for each; only while the journal is locked.

    Raises:
        OSError: the disk refused; what was appended until then stays, and does no harm.
    """
    for name, group in groupby(arrivals, key=lambda each: segment_name(each.stamp)):
        append_line(folder / name, b"".join(each.line + b"\n" for each in group))
