"""How long a large deck takes to open, kept against read anew.

`PYTHONPATH=. .venv/bin/python scripts/bench/opening.py [items]`
"""

import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from comparison import Comparison, report
from sample import write_deck

from k2quiz.bank.compiled import open_catalogue
from k2quiz.bank.load import load_deck

COLD = 3
WARM = 15


def main(items: int) -> int:
    """Open the deck some times with an empty cache, then as often as is quick with a full one."""
    opening = Comparison(f"{items} items, warm (floor: cold)", target=0.05)
    with TemporaryDirectory() as home:
        deck = write_deck(Path(home) / "deck", items)
        for run in range(COLD):
            opening.floor.append(seconds(deck, Path(home) / f"cold-{run}"))
        for _ in range(WARM):
            opening.program.append(seconds(deck, Path(home) / "cold-0"))
    return report([opening])


def seconds(deck: Path, cache: Path) -> float:
    """What opening a deck took."""
    start = time.perf_counter()
    open_catalogue(deck, cache, load_deck)
    return time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000))
