"""A cache of the journal for speed: every event's line by card, and a summary. It may be deleted at any time.

Nothing in it is taken on trust: a line and the summary each carry a checksum, and the summary the number of each
card's lines. What does not hold makes an `IndexFaultError`, and whoever meets it reads the journal itself.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from k2quiz.event import CardEvent, Configured, Event, EventId
from k2quiz.journal.codec import decode
from k2quiz.journal.summary import Summary, read_summary, write_summary
from k2quiz.listing import CardId

if TYPE_CHECKING:
    from sqlite3 import Connection

Lines = Iterable[tuple[bytes, Event]]
Row = tuple[bytes, EventId, bytes]

_APPLICATION: Final = 0x6B32717A
"""`k2qz`, by which the file is known."""

_VERSION: Final = 1
_PATIENCE: Final = 0.2
"""Seconds to wait for another process; then the index is left to it."""

_SCHEMA: Final = f"""
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {_VERSION};
CREATE TABLE summary(sealed BLOB NOT NULL) STRICT;
CREATE TABLE line(
    card BLOB NOT NULL, id TEXT NOT NULL, line BLOB NOT NULL, PRIMARY KEY(card, id)
) STRICT, WITHOUT ROWID;
"""

_ONE_LINE_EACH: Final = "CREATE UNIQUE INDEX line_id ON line(id)"
"""Made once the first lines are there: in a third of the time that it takes line by line."""

_MARKS: Final = ("PRAGMA application_id", "PRAGMA user_version")
_UNTRUSTED: Final = "PRAGMA trusted_schema = OFF"
_BEGIN: Final = "BEGIN IMMEDIATE"
_COMMIT: Final = "COMMIT"
_SEALED: Final = "SELECT sealed FROM summary"
_LINES_OF_CARD: Final = "SELECT line FROM line WHERE card = ?"
_LINES_OF_EVENT: Final = "SELECT line FROM line WHERE id = ?"
_PUT_LINES: Final = "INSERT OR IGNORE INTO line VALUES (?, ?, ?)"
_FORGET_SUMMARY: Final = "DELETE FROM summary"
_PUT_SUMMARY: Final = "INSERT INTO summary VALUES (?)"

_UNGUARDED: Final = "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;"
"""For speed; the cache of 64 MiB keeps the pages of 200,000 lines from being written more than once."""


class IndexFaultError(Exception):
    """The index is missing, damaged, foreign or of another version."""


class BusyIndexError(IndexFaultError):
    """The index cannot be read or written now, though nothing is wrong with it."""


@dataclass(frozen=True, slots=True)
class Index:
    """An open index with its summary, which was whole when it was opened."""

    path: Path
    summary: Summary
    sealed: bytes
    database: "Connection"

    def events(self, card: CardId) -> tuple[CardEvent, ...]:
        """A card's events, in no order.

        Raises:
            IndexFaultError: they are not those that were put there.
        """
        with _faults():
            rows = self.database.execute(_LINES_OF_CARD, [_key(card)]).fetchall()
            events = [decode(line) for (line,) in rows]
        found = tuple(event for event in events if not isinstance(event, Configured) and event.card == card)
        # Another process may have put more there since
        if len({event.stamp.id for event in found}) < self.summary.counts[card] or len(found) < len(rows):
            raise IndexFaultError
        return found

    def events_of(self, ids: Iterable[EventId]) -> tuple[Event, ...]:
        """Those of the events that are in the index.

        Raises:
            IndexFaultError: it cannot be read.
        """
        with _faults():
            rows = [row for each in ids for row in self.database.execute(_LINES_OF_EVENT, [each])]
            return tuple(decode(line) for (line,) in rows)

    def add(self, summary: Summary, lines: Lines) -> None:
        """Put more lines in and another summary, unless another process was faster.

        Raises:
            IndexFaultError: it cannot be written.
        """
        with _faults(), self.database as database:
            database.execute(_BEGIN)
            if database.execute(_SEALED).fetchall() == [(self.sealed,)]:
                _fill(database, summary, _rows(lines))

    def close(self) -> None:
        """Let the file go."""
        self.database.close()


def open_index(path: Path) -> Index:
    """The index at a path.

    Raises:
        IndexFaultError: there is none that can be used.
    """
    if not path.is_file():
        raise IndexFaultError
    # Small journals are read without it, and importing it takes 5 ms
    import sqlite3  # noqa: PLC0415

    with _faults():
        database = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            timeout=_PATIENCE,
            isolation_level=None,
            check_same_thread=False,
            uri=True,
        )
        with _closed_on_fault(database):
            database.execute(_UNTRUSTED)
            marks = [database.execute(mark).fetchone()[0] for mark in _MARKS]
            ((sealed,),) = database.execute(_SEALED).fetchall()
            summary = read_summary(sealed)
            if marks != [_APPLICATION, _VERSION] or summary is None:
                raise IndexFaultError
            return Index(path, summary, sealed, database)


def build_index(path: Path, summary: Summary, lines: Lines) -> None:
    """Put a new index in place, whole or not at all.

    Raises:
        IndexFaultError: it cannot be written.
    """
    import sqlite3  # noqa: PLC0415 - as above
    from tempfile import mkstemp  # noqa: PLC0415 - 3 ms that no other start has to wait for

    with _faults():
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(prefix=f"{path.name}.", suffix=".new", dir=path.parent)
        os.close(handle)
        draft = Path(name)
        try:
            with closing(sqlite3.connect(draft, isolation_level=None)) as database:
                # Nobody else knows the draft; if the power goes, its checksums tell
                database.executescript(f"{_UNGUARDED} {_SCHEMA} BEGIN;")
                _fill(database, summary, sorted(_rows(lines)))
                database.execute(_ONE_LINE_EACH)
                database.execute(_COMMIT)
            discard_index(path)
            draft.replace(path)
        finally:
            draft.unlink(missing_ok=True)


def discard_index(path: Path) -> None:
    """Remove an index; what SQLite keeps beside it first, for it would be applied to the next one."""
    with suppress(OSError):
        path.with_name(f"{path.name}-journal").unlink(missing_ok=True)
        path.unlink(missing_ok=True)


def _fill(database: "Connection", summary: Summary, rows: Iterable[Row]) -> None:
    database.executemany(_PUT_LINES, rows)
    database.execute(_FORGET_SUMMARY)
    database.execute(_PUT_SUMMARY, [write_summary(summary)])


def _rows(lines: Lines) -> Iterator[Row]:
    return ((_key(_card(event)), event.stamp.id, line) for line, event in lines)


def _card(event: Event) -> CardId:
    """The card of an event; none for what concerns no card."""
    return CardId("") if isinstance(event, Configured) else event.card


def _key(card: CardId) -> bytes:
    """The card as SQLite can keep it, which knows no lone surrogates."""
    return card.encode("utf-8", "surrogatepass")


@contextmanager
def _closed_on_fault(database: "Connection") -> Iterator[None]:
    whole = False
    try:
        yield
        whole = True
    finally:
        if not whole:
            database.close()


@contextmanager
def _faults() -> Iterator[None]:
    """Whatever goes wrong within is one thing: the index cannot be used."""
    from sqlite3 import Error, OperationalError  # noqa: PLC0415 - as above

    try:
        yield
    except OperationalError as error:
        raise BusyIndexError from error
    except (Error, OSError, ValueError, TypeError) as error:
        raise IndexFaultError from error
