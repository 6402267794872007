"""Rows of Anki's database: notes, their cards, and the log of reviews. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from k2quiz.anki.identity import deck_id
from k2quiz.anki.notes import Note
from k2quiz.anki.progress import Logged, Progress
from k2quiz.card import CardId

CREATED = 1_411_128_000
"""Epoch second from which a collection counts days: a noon in UTC, so that it is the same day nearly everywhere."""

_FIRST_DAY = datetime.fromtimestamp(CREATED, UTC).date()
_NEW, _REVIEW = 0, 2
_SUSPENDED = -1

Row = tuple[int | str, ...]

INSERT_NOTE = "INSERT INTO notes VALUES (?, ?, ?, ?, -1, ?, ?, ?, 0, 0, '')"
INSERT_CARD = "INSERT INTO cards VALUES (?, ?, ?, ?, ?, -1, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, '')"
INSERT_REVIEW = "INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)"
"""How rows are stored; -1 stands for what Anki has not synchronised yet."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows for the statements above; `log` are reviews, each with its card's id."""

    notes: list[Row] = field(default_factory=list)
    cards: list[Row] = field(default_factory=list)
    log: list[tuple[Logged, int]] = field(default_factory=list)


def rows_of(notes: Iterable[tuple[Note, int]], progress: Mapping[CardId, Progress], ids: Iterator[int]) -> Rows:
    """The rows of notes, each with the epoch second of its last change; `ids` are for notes and cards alike."""
    rows = Rows()
    for note, mod in notes:
        note_id = next(ids)
        rows.notes.append(_note(note, note_id, mod))
        for ordinal in sorted(note.cards):
            card_id, known = next(ids), progress.get(note.cards[ordinal])
            place = card_id, note_id, deck_id(note.deck), ordinal, mod
            rows.cards.append(place + _schedule(known, note.position))
            if known:
                rows.log.extend((entry, card_id) for entry in known.log)
    return rows


def log_rows(entries: Iterable[tuple[Logged, int]]) -> Iterator[Row]:
    """The rows of reviews, in the order of time; Anki knows one by its millisecond, so no two share it."""
    last = 0
    for entry, card in sorted(entries, key=lambda entry: (entry[0].at, entry[1])):
        last = max(entry.at, last + 1)
        numbers = entry.button, entry.interval, entry.last_interval, entry.factor, entry.took, entry.kind.value
        yield last, card, *numbers


def _note(note: Note, note_id: int, mod: int) -> Row:
    tags, fields = f" {' '.join(note.tags)} ", "\x1f".join(note.values)
    return note_id, note.guid, note.type.id, mod, tags, fields, note.values[0]


def _schedule(progress: Progress | None, position: int) -> Row:
    """Type, queue, due, interval, factor, reviews and lapses: of a card that is new, or scheduled."""
    if progress is None:
        return _NEW, _NEW, position, 0, 0, 0, 0
    queue = _SUSPENDED if progress.suspended else _REVIEW
    due = (progress.due - _FIRST_DAY).days
    return _REVIEW, queue, due, progress.interval, progress.factor, len(progress.log), progress.lapses
