"""Mutants of Anki's packages, taken in: `.venv/bin/python scripts/torture/packages.py [count] [--seed N]`.

Each is read for its reviews, and made into banks. Number n of a seed is always the same mutant of the same package; one
that brings a weakness to light is saved.
"""

import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from io import StringIO
from os import environ
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:  # a checkout is not installed
    sys.path.insert(0, str(ROOT))

from mutants import chance_of  # noqa: E402 - see above
from ordeal import WeaknessError, watched  # noqa: E402 - see above
from parcels import parcels, spoiled  # noqa: E402 - see above
from rounds import asked, tell_failures  # noqa: E402 - see above

from k2quiz.bank.load import load_deck  # noqa: E402 - see above
from k2quiz.cli.anki_deck import import_deck  # noqa: E402 - see above
from k2quiz.cli.anki_reviews import import_reviews  # noqa: E402 - see above
from k2quiz.errors import FaultyFileError, K2QuizError  # noqa: E402 - see above
from k2quiz.settings import HOME_VARIABLE  # noqa: E402 - see above
from k2quiz.text import is_harmful  # noqa: E402 - see above

LONGEST = 5.0
"""Seconds of processor time that a mutant may take."""

_REPORTS = 20
"""Lines of progress."""


@dataclass(slots=True)
class Tally:
    """What became of the mutants: how many were made into banks, why others were refused, and failures by number."""

    mutants: int = 0
    taken: int = 0
    refusals: Counter[str] = field(default_factory=Counter)
    failures: dict[int, str] = field(default_factory=dict)


def torture(count: int, seed: int, folder: Path, first: int = 0) -> Iterator[Tally]:
    """The tally after each mutant; failing ones are kept in the folder."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as name:
        scratch = Path(name)
        stock = parcels()
        environ[HOME_VARIABLE] = str(scratch / "home")
        victim = scratch / "victim.apkg"
        for number in range(first, first + count):
            chance = chance_of(seed, number)
            victim.write_bytes(spoiled(chance, chance.choice(stock)))
            try:
                refusal = _suffer(victim, scratch / "banks")
            except Exception:  # noqa: BLE001 - whatever is raised is what is looked for
                tally.failures[number] = traceback.format_exc()
                folder.mkdir(exist_ok=True)
                shutil.copy(victim, folder / f"{seed}-{number}.apkg")
            else:
                tally.taken += not refusal
                tally.refusals[refusal] += bool(refusal)
            tally.mutants += 1
            yield tally


def _suffer(package: Path, banks: Path) -> str:
    """Why a package is not made into banks; nothing, if it is.

    Raises:
        Exception: whatever the program should have caught.
        WeaknessError: it took too long, said what it must not, or made banks that cannot be read.
    """
    shutil.rmtree(banks, ignore_errors=True)
    refusal, said = "", StringIO()
    with watched(LONGEST), redirect_stdout(said), redirect_stderr(said):
        try:
            import_reviews(package, dry_run=True)
            import_deck(package, banks, with_history=False)
        except FaultyFileError as error:
            raise WeaknessError(f"made banks that cannot be read: {error}") from error
        except K2QuizError as error:
            refusal = str(error) or "nothing is said"
    if any(is_harmful(sign) for sign in said.getvalue()):
        raise WeaknessError(f"prints a control character: {said.getvalue()!r}")
    if not refusal and not load_deck(banks).cards:
        raise WeaknessError("made banks without a card")
    return refusal.replace(str(package), "FILE")


def main() -> int:
    """The exit code: 1 where a mutant brought a weakness to light, or none could be taken in."""
    options = asked("Take in mutants of Anki's packages.", 10_000, "that of a mutant, to see it again")
    folder = Path(tempfile.gettempdir()) / "k2quiz-packages"
    tally = Tally()
    for tally in torture(options.count, options.seed, folder, options.first):
        if tally.mutants % max(1, options.count // _REPORTS) == 0:
            print(f"{tally.mutants:>9,} mutants, {tally.taken:,} taken in, {len(tally.failures)} failures", flush=True)
    _tell(tally, folder)
    return int(bool(tally.failures) or not tally.taken)


def _tell(tally: Tally, folder: Path) -> None:
    for reason, times in tally.refusals.most_common(_REPORTS):
        print(f"{times:>6}  {reason[:110]}")
    print()
    tell_failures(tally.mutants, tally.failures, folder)


if __name__ == "__main__":
    sys.exit(main())
