"""Records events as one process of several: `one_writer.py DATA COUNT NAME`."""

import sys
from datetime import UTC, datetime
from pathlib import Path

from k2quiz.card import CardId
from k2quiz.event import Stamp, Undone
from k2quiz.journal.journal import Journal

MOMENT = datetime(2026, 11, 23, 18, tzinfo=UTC)


def main() -> None:
    data, count, name = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
    journal = Journal(data, patience=60)
    for number in range(count):
        card = CardId(f"{name}/{number}")

        def make(stamp: Stamp, card: CardId = card) -> Undone:
            return Undone(stamp, card, stamp.id)

        journal.record(make, MOMENT, MOMENT.date())


main()
