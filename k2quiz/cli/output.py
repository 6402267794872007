"""What commands print: facts for programs, and lines as wide as the terminal."""

import json
import os
import sys
from collections.abc import Mapping

USUAL_WIDTH = 80


def help_width() -> int:
    """The columns of a page of help, with the margin that argparse leaves."""
    return (columns() or USUAL_WIDTH) - 2


def print_json(facts: Mapping[str, object] | list[dict[str, object]]) -> None:
    """One JSON document, in ASCII, so that no encoding can spoil it."""
    print(json.dumps(facts, indent=2))


def columns() -> int | None:
    """The width of the terminal that is printed to; None where output goes elsewhere, and no line is to be cut.

    `shutil` would tell too, but loads all archive formats of the library first.
    """
    try:
        return os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError):
        return None
