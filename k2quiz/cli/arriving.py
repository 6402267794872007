"""What came into the journal, in sentences."""

import sys
from collections.abc import Iterable, Sequence

from k2quiz.event import Event, Reviewed
from k2quiz.journal.absorb import Absorbed
from k2quiz.journal.damage import Damage
from k2quiz.journal.gather import Progress, unheard
from k2quiz.journal.journal import Journal
from k2quiz.study.wording import count
from k2quiz.text import printable

_MOST_TOLD = 5
"""Lines about damage before the rest is only counted."""

_MANY = 20
"""Files from which on reading them takes long enough to say how far it is."""

_CLONED = (
    "Another machine has the id that this one had, as after a data folder was copied. "
    "Both histories are kept, and this machine has a new id."
)


def tally(events: Sequence[Event], unknown: int = 0) -> str:
    """How much that is: `3 answers and 2 other changes`; empty where it is nothing."""
    answers = sum(isinstance(event, Reviewed) for event in events)
    counts = {"answer": answers, "other change": len(events) - answers}
    parts = [count(number, noun) for noun, number in counts.items() if number]
    if unknown:
        parts.append(f"{count(unknown, 'line')} that only a newer k2quiz understands")
    return ", ".join(parts[:-1]) + " and " + parts[-1] if len(parts) > 1 else "".join(parts)


def arrived(absorbed: Absorbed, journal: Journal) -> str:
    """What came, and from where; empty where nothing did."""
    what = tally(absorbed.added, absorbed.unknown)
    others = {event.stamp.device for event in absorbed.added} - {journal.device}
    return f"{what} from {count(len(others), 'other device')}" if others else what


def warn(absorbed: Absorbed, damage: Iterable[Damage]) -> None:
    """Say on standard error what was not taken, and whether this machine has a new id."""
    lines = [*map(str, damage), *absorbed.damage]
    for line in lines[:_MOST_TOLD]:
        print(printable(f"Not taken: {line}"), file=sys.stderr)
    if len(lines) > _MOST_TOLD:
        print(f"Not taken: {len(lines) - _MOST_TOLD} more like these", file=sys.stderr)
    if absorbed.cloned:
        print(_CLONED, file=sys.stderr)


def progress() -> Progress:
    """Says on a terminal how far the reading of many files is."""
    return _tell if sys.stderr.isatty() else unheard


def _tell(done: int, of: int) -> None:
    if of >= _MANY:
        print(f"\rReading file {done} of {of}", end="\n" if done == of else "", file=sys.stderr, flush=True)
