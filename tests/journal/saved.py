"""A journal with something in it, for tests."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from k2quiz.card import CardId
from k2quiz.event import Reviewed, Stamp
from k2quiz.grading.response import Typed
from k2quiz.journal.journal import Journal
from k2quiz.journal.line import seal

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def answer(journal: Journal, moment: datetime = NOON, card: str = "bank/item") -> Reviewed:
    """An answer that is recorded at that moment."""

    def make(stamp: Stamp) -> Reviewed:
        return Reviewed(stamp, CardId(card), Typed("osteocalcin"), 4, (), 5200, 140, 1)

    return journal.record(make, moment, moment.date())


def journal_with(home: Path, answers: int, start: datetime = NOON) -> Journal:
    """A journal of that many answers, ten days apart."""
    journal = Journal(home)
    for number in range(answers):
        answer(journal, start + timedelta(days=10 * number))
    return journal


def line_of_a_later_k2quiz(sequence: int = 1, device: str = "fedcba987654") -> bytes:
    """A line as a k2quiz to come might write it, without its newline."""
    head = {"v": 99, "id": f"{sequence:032x}", "device": device, "seq": sequence, "at": 1_796_000_000_000}
    tail = {"zone": "+00:00", "day": "2026-11-30", "kind": "dreamt", "data": {"of": ["electric", "sheep"]}}
    return seal({**head, **tail}).rstrip(b"\n")


def lines_in(folder: Path) -> set[bytes]:
    """Every line of the segments in a folder."""
    return {line for path in folder.glob("*.jsonl") for line in path.read_bytes().splitlines()}


def backwards(count: int, device: str = "fedcba987654") -> list[bytes]:
    """Lines in the order of their sequences, which is not that of their bytes."""
    made = []
    for number in range(1, count + 1):
        entry = json.loads(line_of_a_later_k2quiz(number, device))
        del entry["sum"]
        made.append(seal({**entry, "id": f"{count - number:032x}"}).removesuffix(b"\n"))
    return made
