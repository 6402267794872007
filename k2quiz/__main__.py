"""`python -m k2quiz`."""

import gc
import sys


def main() -> int:
    """Run the command line; the exit code."""
    # Nothing that a start makes is garbage, and looking for some takes a tenth of it: while modules are loaded, and
    # once more at the end, unless all that there is by then is left out.
    gc.disable()
    from k2quiz.cli.main import main as run  # noqa: PLC0415 - see above

    code = run()
    gc.freeze()
    return code


if __name__ == "__main__":
    sys.exit(main())
