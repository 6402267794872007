"""Fails every system call on the learner's data, one at a time: `python scripts/torture/syscalls.py [POINTS]`.

strace kills a session before a call, or has the call fail as on a full, broken or forbidden disk. Nothing that was
called saved may be lost, whoever waits for an answer to be saved must be told in a sentence that it was not, no
traceback may be seen, and the next start must save its answers. With POINTS, only so many of them, spread over all.
"""

import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from re import MULTILINE
from re import compile as compiled
from shutil import copytree, rmtree
from tempfile import TemporaryDirectory
from typing import Final

from aftermath import aftermath
from headless import SAVED, write_bank
from recording import STRACE
from report import Figures, finish, progress

from k2quiz.errors import K2QuizError

KILL: Final = "signal=KILL"
FAULTS: Final = (KILL, "error=ENOSPC", "error=EIO", "error=EACCES")

_NEVER_FAIL: Final = ("close",)
"""Linux closes a file whatever else it says, but strace would leave it open, and locked."""

_LEARNER: Final = str(Path(__file__).with_name("headless.py"))
_CALL: Final = compiled(r"^\d+ +(\w+)\(", MULTILINE)
_SENTENCES: Final = ("Nothing was saved", "so nothing was saved", "cannot be read")
_HAPPENED: Final = ("(INJECTED)", "killed by SIGKILL")


@dataclass(frozen=True, slots=True)
class Ended:
    """How a session went: the learner's home, the events called saved, what was printed, exit code, strace's log."""

    home: Path
    saved: frozenset[str]
    printed: str
    code: int
    log: str


@dataclass(frozen=True, slots=True)
class Session:
    """A session with a bank, from a moment on, on a copy of the data that there are `before` it.

    In these, so many lines are damaged. `files` are what it works on, relative to the learner's home.
    """

    bank: Path
    before: Path
    moment: str
    damaged: int = 0
    files: tuple[str, ...] = ()

    def learner(self, home: Path) -> list[str]:
        """The command that studies in that home, on a copy of the data."""
        if self.before.exists():
            copytree(self.before, home)
        return [sys.executable, _LEARNER, str(self.bank), str(home), "6", self.moment, self.moment]

    def run(self, folder: Path, *options: str) -> Ended:
        """How it goes in a new folder, with strace's options for the calls on the learner's data."""
        folder.mkdir()
        home, log = folder / "home", folder / "log"
        watched = [option for file in self.files for option in ("-P", str(home / file))]
        strace = [STRACE, "-f", "-o", str(log), *watched, *options]
        done = subprocess.run([*strace, *self.learner(home)], capture_output=True, text=True, check=False)
        said = (line.removeprefix(SAVED) for line in done.stdout.splitlines() if line.startswith(SAVED))
        return Ended(home, frozenset(said), done.stdout + done.stderr, done.returncode, log.read_text("utf-8"))


def sessions(folder: Path) -> Iterator[Session]:
    """A first start, and a start after it in another month, once a line was cut short."""
    bank = write_bank(folder / "bank.yaml")
    first = _watching(Session(bank, folder / "nothing", "2026-11-30T12:00:00+00:00"), folder / "first")
    yield first
    (segment,) = (folder / "first" / "journal").glob("*.jsonl")
    with segment.open("ab") as file:
        file.write(b'{"v":2,"id":"01a2')
    next_month = Session(bank, folder / "first", "2026-11-30T23:59:56+00:00", damaged=1)
    yield _watching(next_month, folder / "next")


def _watching(session: Session, home: Path) -> Session:
    """The session, once it has gone its way in that home, with the files that it has worked on."""
    subprocess.run(session.learner(home), capture_output=True, check=True)
    files = [str(path.relative_to(home)) for path in home.rglob("*") if "cache" not in path.parts]
    return replace(session, files=(".", "device.new", *sorted(files)))


@dataclass(frozen=True, slots=True)
class Point:
    """The `number`th time, from 1 on, that a session makes a system call on the learner's data, and its fault."""

    session: Session
    call: str
    number: int
    fault: str

    def __str__(self) -> str:
        return f"{self.call}:{self.fault}:when={self.number}"

    def faults(self, folder: Path, expected: int) -> Figures:
        """What goes wrong in a new folder where `expected` events are saved if all goes well."""
        # With its filter, strace is faster, but does not always send the signal
        fast = [] if self.fault == KILL else ["--seccomp-bpf"]
        ended = self.session.run(folder, *fast, "-e", f"trace={self.call}", "-e", f"inject={self}")
        # A line may stay cut short where taking it back was what failed
        figures = aftermath(ended.home, ended.saved, self.session.damaged + 1)
        complaints = list(self._complaints(ended, expected))
        complaints += ["the journal is not as it should be"] if figures.bad else []
        for complaint in complaints:
            print(f"\n{self}: {complaint}\n{ended.printed}", file=sys.stderr)
        return figures + Figures(faults=len(complaints))

    def _complaints(self, ended: Ended, expected: int) -> Iterator[str]:
        if not any(sign in ended.log for sign in _HAPPENED):
            yield "it did not come to this"
        if "Traceback" in ended.printed:
            yield "a traceback"
        if self.fault != KILL and ended.code not in (0, K2QuizError.exit_code):
            yield f"exit code {ended.code}"
        if self.fault != KILL and len(ended.saved) < expected and not any(each in ended.printed for each in _SENTENCES):
            yield "answers were not saved, and nobody was told"


def points(session: Session, clean: Ended) -> Iterator[Point]:
    """Every point at which a session can fail that went like that."""
    for call, count in sorted(Counter(_CALL.findall(clean.log)).items()):
        for number, fault in product(range(1, count + 1), FAULTS):
            if fault == KILL or call not in _NEVER_FAIL:
                yield Point(session, call, number, fault)


def fail_all(folder: Path, most: int) -> Figures:
    """The figures of every point of the sessions, or of so many spread over them."""
    every: list[tuple[Point, int]] = []
    for number, session in enumerate(sessions(folder)):
        clean = session.run(folder / f"clean-{number}")
        every += [(point, len(clean.saved)) for point in points(session, clean)]
    total = Figures()
    for number, (point, expected) in enumerate(every[:: -(-len(every) // most)]):
        place = folder / f"point-{number}"
        total += point.faults(place, expected)
        rmtree(place)
        progress(f"{total.tried} of {len(every)} points, {total.lost} lost")
    return total


def main(most: int) -> int:
    """Fail them; the exit code is 1 where anything is lost, or a failure is not told as it should be."""
    with TemporaryDirectory() as folder:
        return finish({"system calls that failed": fail_all(Path(folder), most)}, {})


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000))
