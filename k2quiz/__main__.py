"""`python -m k2quiz`."""

import sys

from k2quiz.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
