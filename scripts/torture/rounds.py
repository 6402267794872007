"""What scripts that try many numbered things have in common: their options, and how they tell what failed."""

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Mapping
from pathlib import Path


def asked(description: str, count: int, first: str) -> Namespace:
    """The `count` of rounds, the `seed` and the number of the `first` round that the command line asks for."""
    parser = ArgumentParser(description=description)
    parser.add_argument("count", nargs="?", type=int, default=count)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--first", type=int, default=0, help=f"number of the first: {first}")
    return parser.parse_args()


def tell_failures(mutants: int, failures: Mapping[int, str], folder: Path) -> None:
    """Print why mutants failed, by the last lines of their tracebacks, and where they are kept."""
    reasons = Counter(error.strip().splitlines()[-1][:150] for error in failures.values())
    for reason, times in reasons.most_common():
        print(f"{times:>6}  {reason}")
    print(f"{mutants:,} mutants, {len(failures)} failures" + (f", in {folder}" if failures else ""))
