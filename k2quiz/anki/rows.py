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
_NOT_SYNCED = -1
_NEW, _REVIEW = 0, 2
_SUSPENDED = -1

Row = tuple[int | str, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of the tables of that name, each in the order of its columns; `log` are reviews, each with its card's id."""

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
            place = (card_id, note_id, deck_id(note.deck), ordinal, mod, _NOT_SYNCED)
            rows.cards.append((*place, *_schedule(known, note.position), 0, 0, 0, 0, ""))
            if known:
                rows.log.extend((entry, card_id) for entry in known.log)
    return rows


def log_rows(entries: Iterable[tuple[Logged, int]]) -> Iterator[Row]:
    """The rows of the table `revlog`, in the order of time; Anki knows one by its millisecond, so no two share it."""
    last = 0
    for entry, card in sorted(entries, key=lambda entry: (entry[0].at, entry[1])):
        last = max(entry.at, last + 1)
        numbers = entry.button, entry.interval, entry.last_interval, entry.factor, entry.took, entry.kind.value
        yield last, card, _NOT_SYNCED, *numbers


def _note(note: Note, note_id: int, mod: int) -> Row:
    tags, fields = f" {' '.join(note.tags)} ", "\x1f".join(note.values)
    return note_id, note.guid, note.type.id, mod, _NOT_SYNCED, tags, fields, note.values[0], 0, 0, ""


def _schedule(progress: Progress | None, position: int) -> Row:
    """Type, queue, due, interval, factor, reviews and lapses: of a card that is new, or scheduled."""
    if progress is None:
        return _NEW, _NEW, position, 0, 0, 0, 0
    queue = _SUSPENDED if progress.suspended else _REVIEW
    due = (progress.due - _FIRST_DAY).days
    return _REVIEW, queue, due, progress.interval, progress.factor, len(progress.log), progress.lapses
