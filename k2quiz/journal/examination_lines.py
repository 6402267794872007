"""What the lines of a journal's files show, each file by itself and all of them together."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from operator import attrgetter
from pathlib import Path
from typing import Final

from k2quiz.event import Stamp
from k2quiz.journal.damage import Damage
from k2quiz.journal.losses import Loss, unknown_losses
from k2quiz.journal.segment import device_of, segment_name
from k2quiz.journal.sheet import Newer, Sheet
from k2quiz.journal.symptoms import (
    DamagedLines,
    EmptyFile,
    FileSymptom,
    ForeignFile,
    KnownLosses,
    LineSymptom,
    MissingLines,
    NewerLines,
    RepeatedLines,
    SharedSequences,
    SpareFile,
    TornTail,
    UnreadableFile,
)

SHORTEST_LINE: Final = 190
"""No line of a journal has fewer bytes, so that many bytes of rubble held at most one entry."""


def symptoms_of(
    sheets: Sequence[Sheet], known: Sequence[Loss] = (), device: str = ""
) -> tuple[FileSymptom | LineSymptom, ...]:
    """What is wrong with files of a journal, and between them.

    `known` losses are told as such. `device` is this machine's id.
    """
    homes = {(line.text, sheet.path.name) for sheet in sheets for line in sheet.whole if device_of(sheet.path)}
    alone = [symptom for sheet in sheets for symptom in _symptoms_of_file(sheet, homes)]
    newer = sum(isinstance(line, Newer) for sheet in sheets for line in sheet.lines)
    later = [NewerLines(newer)] if newer else []
    return (*alone, *_missing(sheets, known), *_shared(sheets, device), *later)


def losses_of(sheets: Sequence[Sheet]) -> tuple[Loss, ...]:
    """The sequences that no whole line has, though a later one of the same device has its own."""
    devices = sorted(_by_device(sheets).items())
    return tuple(Loss(device, gap) for device, lines in devices for gap in _gaps(lines))


def is_damaged(sheet: Sheet) -> bool:
    """Whether the file can have held lines that cannot be read any more."""
    return bool(sheet.trouble or sheet.broken or not sheet.lines)


def home_of(stamp: Stamp | None, path: Path) -> str:
    """The name of the file that a line belongs to, which was found in that one."""
    return segment_name(stamp) if stamp else path.name


def _symptoms_of_file(sheet: Sheet, homes: set[tuple[bytes, str]]) -> Iterator[FileSymptom]:
    path = sheet.path
    if sheet.trouble:
        yield UnreadableFile(path, sheet.trouble)
    elif not sheet.lines:
        yield EmptyFile(path)
    elif not sheet.whole and not device_of(path):
        yield ForeignFile(path, mistaken=True)
    else:
        if sheet.broken:
            yield _damage(sheet)
        yield from _misplaced(sheet, homes)


def _damage(sheet: Sheet) -> FileSymptom:
    broken = sheet.broken
    if not sheet.closed and broken == (sheet.lines[-1],):
        return TornTail(sheet.path, broken[0].number)
    told = tuple(Damage(sheet.path, line.number, line.why) for line in broken)
    return DamagedLines(sheet.path, told, _most(len(line.text) for line in broken))


def _most(sizes: Iterable[int]) -> int:
    """How many entries pieces of those many bytes can have held: each at least a part of one."""
    return sum(-(-size // SHORTEST_LINE) for size in sizes)


def _misplaced(sheet: Sheet, homes: set[tuple[bytes, str]]) -> Iterator[FileSymptom]:
    path = sheet.path
    if device_of(path):
        seen = Counter(line.text for line in sheet.whole)
        strayed = {line.text for line in sheet.whole if home_of(line.stamp, path) != path.name}
        if extra := sum(seen.values()) - len(seen) + len(strayed):
            yield RepeatedLines(path, extra)
    elif sheet.whole:
        lines = {(line.text, home_of(line.stamp, path)) for line in sheet.whole}
        yield SpareFile(path, len(lines - homes))


def _missing(sheets: Sequence[Sheet], known: Sequence[Loss]) -> Iterator[LineSymptom]:
    losses = losses_of(sheets)
    news = unknown_losses(losses, known)
    damaged = {device_of(sheet.path) for sheet in sheets if is_damaged(sheet)}
    for device, group in groupby(news, key=attrgetter("device")):
        yield MissingLines(device, tuple(loss.sequences for loss in group), explained=device in damaged)
    if old := sum(len(loss.sequences) for loss in losses if loss not in news):
        yield KnownLosses(old)


def _gaps(sequences: Iterable[int]) -> Iterator[range]:
    for before, after in pairwise([0, *sorted(sequences)]):
        if after - before > 1:
            yield range(before + 1, after)


def _shared(sheets: Sequence[Sheet], own: str) -> Iterator[SharedSequences]:
    for device, lines in sorted(_by_device(sheets).items()):
        if count := sum(len(texts) > 1 for texts in lines.values()):
            yield SharedSequences(device, count, own=device == own)


def _by_device(sheets: Sequence[Sheet]) -> dict[str, dict[int, set[bytes]]]:
    """The different lines of each device, by sequence."""
    found: dict[str, dict[int, set[bytes]]] = {}
    for sheet in sheets:
        for line in sheet.whole:
            if line.stamp:
                found.setdefault(line.stamp.device, {}).setdefault(line.stamp.sequence, set()).add(line.text)
    return found
