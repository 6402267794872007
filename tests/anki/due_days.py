"""Imports a package with its progress into an empty collection, and prints the day on which each card is due.

Run as `due_days.py PACKAGE FOLDER`, under a clock and in a time zone of one's choice.
"""

import json
import sys
from datetime import timedelta
from pathlib import Path

from tests.anki.learner import learner, today
from tests.anki.test_reviews import brought_in


def main() -> None:
    package, folder = Path(sys.argv[1]), Path(sys.argv[2])
    with learner(folder / "collection.anki2") as anki:
        brought_in(anki, package)
        sched = anki.collection.sched
        days = {
            f"{card.note()['Key']}:{card.ord}": f"{today() + timedelta(days=card.due - sched.today)}"
            for card in anki.cards()
            if card.type
        }
    print(json.dumps(days))


main()
