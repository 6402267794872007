"""Mutants of real banks, put through `k2quiz check`: `.venv/bin/python scripts/torture/banks.py [count] [--seed N]`.

Number n of a seed is always the same mutant of the same banks; one that brings a weakness to light is saved.
"""

import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # a checkout is not installed
    sys.path.insert(0, str(ROOT))

from mutants import chance_of, mutant  # noqa: E402 - see above
from ordeal import suffer  # noqa: E402 - see above
from rounds import asked, tell_failures  # noqa: E402 - see above
from seeds import Seed, seeds  # noqa: E402 - see above

MENDED = 10
"""One mutant in so many is mended as well, where it can be."""

_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of our own is made in it
"""Where Linux keeps files that no disk has to write."""

_REPORTS = 20
"""Lines of progress."""


@dataclass(slots=True)
class Tally:
    """What became of the mutants; `codes` counts those in which a rule was broken, `failures` are by number.

    `slowest` are the seconds of processor time that the slowest one took, and its number.
    """

    mutants: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    failures: dict[int, str] = field(default_factory=dict)
    slowest: tuple[float, int] = (0.0, 0)


@dataclass(frozen=True, slots=True)
class Victim:
    """A seed where it lies, and a mutant of one of its files."""

    home: Path
    files: Seed
    name: str
    mutant: bytes


def torture(count: int, seed: int, folder: Path, first: int = 0) -> Iterator[Tally]:
    """The tally after each mutant; failing ones are kept in the folder."""
    stock = seeds()
    others = b"".join(data for files in stock for data in files.values())
    tally = Tally()
    with tempfile.TemporaryDirectory(dir=_MEMORY if _MEMORY.is_dir() else None) as scratch:
        homes = [_write(Path(scratch) / str(number), files) for number, files in enumerate(stock)]
        for number in range(first, first + count):
            chance = chance_of(seed, number)
            chosen = chance.randrange(len(stock))
            name = _victim(chance, stock[chosen])
            victim = Victim(homes[chosen], stock[chosen], name, mutant(chance, stock[chosen][name], others))
            start = time.process_time()
            error = _failure(victim, mending=number % MENDED == 0, codes=tally.codes)
            tally.slowest = max(tally.slowest, (time.process_time() - start, number))
            if error:
                tally.failures[number] = error
                _keep(folder / f"{seed}-{number}", victim, error)
            tally.mutants += 1
            yield tally


def _victim(chance: Random, files: Seed) -> str:
    """The file to spoil: mostly the bank, which is the first."""
    return chance.choice([next(iter(files)), *files])


def _failure(victim: Victim, *, mending: bool, codes: Counter[str]) -> str:
    """What the mutant brings to light; nothing, if all is well."""
    file = victim.home / victim.name
    file.write_bytes(victim.mutant)
    try:
        found = suffer(file if len(victim.files) == 1 else victim.home, mending=mending)
    except Exception:  # noqa: BLE001 - whatever is raised is what is looked for
        return traceback.format_exc()
    finally:
        file.write_bytes(victim.files[victim.name])
    codes.update({finding.code for finding in found} or {"nothing"})
    return ""


def _keep(folder: Path, victim: Victim, error: str) -> None:
    """Save a mutant with what it did."""
    _write(folder, {**victim.files, victim.name: victim.mutant})
    (folder / "failure.txt").write_text(f"{victim.name}\n{error}", "utf-8", "replace")


def _write(folder: Path, files: Seed) -> Path:
    for name, data in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(data)
    return folder


def main() -> int:
    """The exit code: 1 where a mutant brought a weakness to light."""
    options = asked("Put mutants of real banks through `k2quiz check`.", 20_000, "that of a mutant, to see it again")
    folder = Path(tempfile.gettempdir()) / "k2quiz-torture"
    start, tally = time.process_time(), Tally()
    for tally in torture(options.count, options.seed, folder, options.first):
        if tally.mutants % max(1, options.count // _REPORTS) == 0:
            pace = tally.mutants / (time.process_time() - start)
            print(f"{tally.mutants:>9,} mutants, {pace:,.0f} a second, {len(tally.failures)} failures", flush=True)
    _tell(tally, folder)
    return int(bool(tally.failures))


def _tell(tally: Tally, folder: Path) -> None:
    seconds, number = tally.slowest
    codes = ", ".join(f"{code} {times:,}" for code, times in sorted(tally.codes.items()))
    print(f"\n{codes}\n\nslowest: {seconds * 1e3:.0f} ms (number {number})")
    tell_failures(tally.mutants, tally.failures, folder)


if __name__ == "__main__":
    sys.exit(main())
