"""A learner's history out of the index and what was appended since, or out of the segments where that is as fast."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from k2quiz.event import CardEvent
from k2quiz.history import History, distinct, in_order, replay
from k2quiz.journal.damage import Damage
from k2quiz.journal.extent import Advance, ChangedError, Extent, advance
from k2quiz.journal.index import (
    BusyIndexError,
    Index,
    IndexFaultError,
    build_index,
    discard_index,
    open_index,
)
from k2quiz.journal.segment import read_segment
from k2quiz.journal.summary import Summary
from k2quiz.listing import CardId, ItemId

SMALL: Final = 64 << 10
"""Bytes of a journal below which reading all of it takes no longer than opening an index."""

SHORT: Final = 64 << 10
"""Bytes that were appended since, below which reading them at every start takes no longer than putting them away."""

LARGE: Final = 8 << 20
"""Bytes of a journal from which on making an index takes so long that somebody should be told."""


def unannounced() -> None:
    """Of what takes long, nothing is said."""


@dataclass(frozen=True, slots=True)
class Recollection:
    """The history; what could not be read; how many lines a later k2quiz wrote; how far each segment is known."""

    history: History
    damage: tuple[Damage, ...] = ()
    unknown: int = 0
    extents: Mapping[str, Extent] = field(default_factory=dict)


def recollect(
    paths: Sequence[Path], where: Path, heirs: Mapping[ItemId, ItemId], announce: Callable[[], None] = unannounced
) -> Recollection:
    """The history that segments make, with the help of an index, which is made anew where it is of no use.

    `announce` is called before that takes long.
    """
    size = sum(_size(path) for path in paths)
    if size < SMALL:
        return _direct(paths, heirs)
    try:
        return _advanced(paths, open_index(where), heirs)
    except (IndexFaultError, ChangedError):
        if size >= LARGE:
            announce()
        return _anew(paths, where, heirs)


def _direct(paths: Sequence[Path], heirs: Mapping[ItemId, ItemId]) -> Recollection:
    segments = [read_segment(path) for path in paths]
    return Recollection(
        history=replay((event for segment in segments for event in segment.events), heirs),
        damage=tuple(damage for segment in segments for damage in segment.damage),
        unknown=sum(segment.unknown for segment in segments),
    )


def _advanced(paths: Sequence[Path], index: Index, heirs: Mapping[ItemId, ItemId]) -> Recollection:
    """The history of an index and of what was appended since.

    Raises:
        ChangedError: a segment was not only appended to.
        IndexFaultError: the index cannot be read, or cannot hold what was appended.
    """
    known = index.summary
    try:
        advances = _advances(paths, known.extents)
        _insist_on_one_line_each(advances, index)
    except (ChangedError, IndexFaultError):
        index.close()
        raise
    base = History(_Kept(index, paths), known.states, known.suspended, configured=known.configured)
    history = base.add(*(event for each in advances.values() for _, event in each.fresh))
    extents = _extents(advances)
    if sum(each.size for each in extents.values()) - sum(each.size for each in known.extents.values()) >= SHORT:
        counts = {**known.counts, **{card: len(events) for card, events in history.added.items()}}
        _put_away(index, _summary(history, extents, counts), advances)
    return _recollection(history, advances, heirs)


def _anew(paths: Sequence[Path], where: Path, heirs: Mapping[ItemId, ItemId]) -> Recollection:
    """The history of the segments, with a new index beside it."""
    advances = _advances(paths, {})
    history = replay(event for each in advances.values() for _, event in each.fresh)
    try:
        _insist_on_one_line_each(advances, None)
        counts = {card: len(events) for card, events in history.kept.items()}
        lines = (entry for each in advances.values() for entry in each.fresh)
        build_index(where, _summary(history, _extents(advances), counts), lines)
    except IndexFaultError:
        return _direct(paths, heirs)
    return _recollection(history, advances, heirs)


def _advances(paths: Iterable[Path], known: Mapping[str, Extent]) -> Mapping[str, Advance]:
    """What each segment holds beyond what is known of it.

    Raises:
        ChangedError: what is known is not there any more.
    """
    advances = {path.name: advance(path, known.get(path.name)) for path in paths}
    if known.keys() - advances.keys():
        raise ChangedError
    return advances


def _insist_on_one_line_each(advances: Mapping[str, Advance], index: Index | None) -> None:
    """See to it that no two different events have one id, which only a replay of all events can settle.

    Raises:
        IndexFaultError: two have, or the index cannot be read.
    """
    found = [event for each in advances.values() for event in (*(event for _, event in each.fresh), *each.loose)]
    events = {event.stamp.id: event for event in found}
    doubles = found if len(events) < len(found) else []
    known = index.events_of(events) if index else ()
    if any(events[event.stamp.id] != event for event in (*doubles, *known)):
        raise IndexFaultError


def _extents(advances: Mapping[str, Advance]) -> Mapping[str, Extent]:
    return {name: each.extent for name, each in advances.items() if each.extent.size}


def _summary(history: History, extents: Mapping[str, Extent], counts: Mapping[CardId, int]) -> Summary:
    return Summary(extents, counts, history.states, history.suspended, history.configured)


def _put_away(index: Index, summary: Summary, advances: Mapping[str, Advance]) -> None:
    try:
        index.add(summary, (entry for each in advances.values() for entry in each.fresh))
    except BusyIndexError:
        return
    except IndexFaultError:
        discard_index(index.path)


def _recollection(history: History, advances: Mapping[str, Advance], heirs: Mapping[ItemId, ItemId]) -> Recollection:
    loose = [event for each in advances.values() for event in each.loose]
    return Recollection(
        history=(history.add(*loose) if loose else history).under(heirs),
        damage=tuple(damage for each in advances.values() for damage in each.damage),
        unknown=sum(each.unknown for each in advances.values()),
        extents=_extents(advances),
    )


class _Kept(Mapping[CardId, tuple[CardEvent, ...]]):
    """The events of each card in order, read when they are asked for; out of the segments once the index fails."""

    def __init__(self, index: Index, paths: Sequence[Path]) -> None:
        self._index = index
        self._paths = paths
        self._known: dict[CardId, tuple[CardEvent, ...]] = {}
        self._replayed: Mapping[CardId, tuple[CardEvent, ...]] | None = None

    def __getitem__(self, card: CardId) -> tuple[CardEvent, ...]:
        if card not in self._index.summary.counts:
            raise KeyError(card)
        if card not in self._known:
            self._known[card] = self._read(card)
        return self._known[card]

    def __contains__(self, card: object) -> bool:
        return card in self._index.summary.counts

    def __iter__(self) -> Iterator[CardId]:
        return iter(self._index.summary.counts)

    def __len__(self) -> int:
        return len(self._index.summary.counts)

    def _read(self, card: CardId) -> tuple[CardEvent, ...]:
        if self._replayed is None:
            try:
                return in_order(distinct(self._index.events(card)))
            except IndexFaultError:
                discard_index(self._index.path)
                self._replayed = _direct(self._paths, {}).history.kept
        return self._replayed.get(card, ())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
