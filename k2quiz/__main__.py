"""`python -m k2quiz`."""

import gc
import sys

from k2quiz.cli.main import main as run


def main() -> int:
    """Run the command line; the exit code."""
    # Nothing that a start makes is garbage, and looking for some takes a tenth of it.
    gc.disable()
    return run()


if __name__ == "__main__":
    sys.exit(main())
