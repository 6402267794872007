"""How wide the terminal is."""

import os
from typing import Final

_USUAL: Final = 80


def columns() -> int:
    """The columns of the terminal that is written to; 80 where there is none.

    `shutil` tells as much, and loads all archive formats of the library for it.
    """
    try:
        return os.get_terminal_size().columns
    except OSError:
        return _USUAL
