"""Reading without Python's search for cycles of garbage: a deck is many objects and makes none."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """A stretch in which nothing is searched for; each search goes over all that was read so far."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
