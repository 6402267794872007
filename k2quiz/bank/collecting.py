"""Reading without Python's search for cycles of garbage: a deck is many objects and makes none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_MANY = 100_000
"""Objects that stay, from which on a search would cost more than half of what reading them did."""


@contextmanager
def without_collecting() -> Iterator[None]:
    """A stretch in which no garbage is searched for; if many objects come of it, later searches leave them out."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            if gc.get_count()[0] > _MANY:
                gc.freeze()
            gc.enable()
