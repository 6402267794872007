#!/usr/bin/env python3
"""k2quiz from a checkout, with nothing but Python: `python3 scripts/study.py [arguments of k2quiz]`."""

import sys

import environment


def main() -> None:
    """Set up where that is needed, then hand over to k2quiz."""
    environment.prepare(environment.RUNTIME)
    environment.become(["-P", "-m", "k2quiz", *sys.argv[1:]])


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        sys.exit(130)
