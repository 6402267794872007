"""What can be wrong around a journal: the disk, the clock, the lock, the settings, the decks."""

import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from k2quiz.bank.deck import Deck
from k2quiz.bank.library import installed
from k2quiz.bank.load import load_deck
from k2quiz.card import CardId
from k2quiz.cli.workplace import shipped_deck
from k2quiz.errors import FaultyFileError, K2QuizError
from k2quiz.event import Configured, Event
from k2quiz.history import heirs_of, inherited
from k2quiz.journal.writing import LOCK
from k2quiz.settings import Places, read_settings

FULL: Final = 1024**2
"""Bytes below which a disk is as good as full: some thousand answers."""

NEARLY_FULL: Final = 100 * 1024**2

SET_BACK: Final = timedelta(minutes=10)
"""How far a clock may be behind the latest answer, which another machine may have given, before that is told."""

AHEAD: Final = timedelta(days=1)
"""How far ahead an answer may be before it counts as one from the future."""


@dataclass(frozen=True, slots=True)
class DiskFull:
    """The disk has room for `free` bytes, so little that answers may not be saved; or soon, if `nearly`."""

    folder: Path
    free: int
    nearly: bool


@dataclass(frozen=True, slots=True)
class ClockSetBack:
    """The machine's clock shows an earlier time than the latest answer has."""

    now: datetime
    latest: datetime


@dataclass(frozen=True, slots=True)
class FutureEvents:
    """Answers from days that have not come."""

    count: int
    now: datetime
    latest: datetime


@dataclass(frozen=True, slots=True)
class LockHeld:
    """Another process is writing to the journal."""

    path: Path


@dataclass(frozen=True, slots=True)
class CardsGone:
    """Cards with a history that are in no deck; the first few by name."""

    count: int
    examples: tuple[CardId, ...]


@dataclass(frozen=True, slots=True)
class SettingsFaulty:
    """The settings file has errors, so that k2quiz does not start."""

    error: FaultyFileError


@dataclass(frozen=True, slots=True)
class DeckFaulty:
    """A deck cannot be read."""

    name: str


Circumstance = DiskFull | ClockSetBack | FutureEvents | LockHeld | CardsGone | SettingsFaulty | DeckFaulty
"""What can be wrong around a journal."""


def circumstances(kept: Places, events: Iterable[Event], now: datetime) -> Iterator[Circumstance]:
    """What is wrong around the journal with those events, at an aware moment."""
    known = {event.stamp.id: event for event in events}.values()
    yield from _disk(kept.data)
    yield from _clock(known, now)
    yield from _lock(kept.data / "journal" / LOCK)
    yield from _settings(kept.settings)
    yield from _cards(kept, known)


def _disk(data: Path) -> Iterator[DiskFull]:
    folder = next(folder for folder in (data, *data.parents) if folder.is_dir())
    free = shutil.disk_usage(folder).free
    if free < NEARLY_FULL:
        yield DiskFull(folder, free, nearly=free >= FULL)


def _clock(events: Iterable[Event], now: datetime) -> Iterator[ClockSetBack | FutureEvents]:
    moments = [datetime.fromtimestamp(event.stamp.at / 1000, UTC).astimezone(now.tzinfo) for event in events]
    latest = max(moments, default=now)
    if future := sum(moment - now > AHEAD for moment in moments):
        yield FutureEvents(future, now, latest)
    elif latest - now > SET_BACK:
        yield ClockSetBack(now, latest)


def _lock(path: Path) -> Iterator[LockHeld]:
    """Whether somebody has the lock, found out without writing; on Windows it is not asked for."""
    if sys.platform == "win32":
        return
    import fcntl  # noqa: PLC0415 - not to be had on Windows

    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        yield LockHeld(path)
    finally:
        os.close(descriptor)


def _settings(path: Path) -> Iterator[SettingsFaulty]:
    try:
        read_settings(path)
    except FaultyFileError as error:
        yield SettingsFaulty(error)


def _cards(kept: Places, events: Iterable[Event]) -> Iterator[CardsGone | DeckFaulty]:
    """The cards with a history that no deck has; not to be told while a deck cannot be read."""
    decks: list[Deck] = []
    faulty: list[str] = []
    for name, path in {shipped_deck().name: shipped_deck(), **installed(kept.decks)}.items():
        try:
            decks.append(load_deck(path))  # not kept, for examining writes nothing
        except K2QuizError:
            faulty.append(name)
    yield from map(DeckFaulty, faulty)
    cards = [card for deck in decks for card in (*deck.cards, *deck.retired)]
    heirs, known = heirs_of(cards), {card.id for card in cards}
    answered = {inherited(event, heirs).card for event in events if not isinstance(event, Configured)}
    if not faulty and (gone := sorted(answered - known)):
        yield CardsGone(len(gone), tuple(gone[:3]))
