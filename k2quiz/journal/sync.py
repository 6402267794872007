"""A folder that some other tool carries from machine to machine, kept in step with a journal."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from k2quiz.disk import PRIVATE, drafted, put_in_place
from k2quiz.errors import StorageError, UsageError
from k2quiz.event import Event
from k2quiz.journal.absorb import Absorbed, Arrival, arrival
from k2quiz.journal.codec import read_stamp
from k2quiz.journal.damage import Damage, DamagedLineError
from k2quiz.journal.gather import Gathered, Progress, gather_files, sorted_out, unheard
from k2quiz.journal.journal import Journal
from k2quiz.journal.segment import SUFFIX, segment_lines, segment_name, segments


@dataclass(frozen=True, slots=True)
class Synced:
    """What came from a folder, what it had not yet and got, and what in it could not be read.

    `unknown` counts lines sent that only a later k2quiz understands; `unsettled` are files that another program
    changed meanwhile, so that they were left to the next time.
    """

    came: Absorbed
    sent: tuple[Event, ...]
    unknown: int
    damage: tuple[Damage, ...]
    unsettled: tuple[Path, ...]


def sync(journal: Journal, folder: Path, tell: Progress = unheard) -> Synced:
    """Take in what a folder holds, and put into it what it lacks: afterwards both hold all.

    Files there are read by their content, whatever they are called. What is written are whole segments, and only
    those that lack something, with the same bytes for the same lines whoever writes them.

    Raises:
        UsageError: the folder is missing, or within the learner's data.
        StorageError: it cannot be read or written, or the journal not.
    """
    _refuse_odd(journal, folder)
    try:
        read = gather_files(_files(folder), tell)
        came = journal.absorb(read.lines)
        lacking = _lacking(journal.folder, folder, read)
        unsettled = {path for path, lines in lacking.items() if not _send(path, lines, read.files.get(path, ()))}
    except OSError as error:
        raise StorageError(f"{error.filename or folder} cannot be synced ({error.strerror}): look after it.") from error
    held = set(read.lines)
    news = [line for path in lacking.keys() - unsettled for line in lacking[path] if line not in held]
    sent = [each.event for each in map(arrival, news)]
    events = tuple(event for event in sent if event)
    return Synced(came, events, len(sent) - len(events), read.damage, tuple(sorted(unsettled)))


def _refuse_odd(journal: Journal, folder: Path) -> None:
    if not folder.is_dir():
        raise UsageError(f"There is no folder {folder}: make it, or plug in what it is on.")
    if folder.resolve().is_relative_to(journal.folder.parent.resolve()):
        raise UsageError(f"{folder} is within the data of k2quiz itself. Name a folder that another tool carries.")


def _files(folder: Path) -> list[Path]:
    """The segments in a folder, and what tools that carry it make of two versions of one, wherever they put a mark."""
    return sorted(path for path in folder.iterdir() if SUFFIX in path.name and not path.name.startswith("."))


def _lacking(journal: Path, folder: Path, read: Gathered) -> dict[Path, frozenset[bytes]]:
    """The files of the folder that lack something, each with all that the journal has for it."""
    held = {path: frozenset(lines) for path, lines in read.files.items()}
    own: dict[Path, set[bytes]] = defaultdict(set)
    for segment in segments(journal):
        lines, _ = sorted_out(segment, segment.read_bytes())
        if not held.get(folder / segment.name, frozenset()).issuperset(lines):
            for each in _arrivals(lines):
                own[folder / segment_name(each.stamp)].add(each.line)
    return {path: frozenset(lines) for path, lines in own.items() if not lines <= held.get(path, frozenset())}


def _send(path: Path, lines: Iterable[bytes], known: tuple[bytes, ...]) -> bool:
    """Write a file that held some lines anew with others; whether it held just those until then."""
    content = b"".join(line + b"\n" for line in sorted({*lines, *known}, key=_place))
    with drafted(path, content, None if path.exists() else PRIVATE) as draft:
        if sorted_out(path, b"\n".join(segment_lines(path)))[0] != known:
            return False
        put_in_place(draft, path)
    return True


def _arrivals(lines: Iterable[bytes]) -> Iterator[Arrival]:
    for line in lines:
        with suppress(DamagedLineError):  # nobody else would take it in either
            yield arrival(line)


def _place(line: bytes) -> tuple[int, bytes]:
    """The same order of the lines of a segment on every machine."""
    try:
        return read_stamp(line).sequence, line
    except DamagedLineError:
        return 0, line
