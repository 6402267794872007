"""Cuts the power after everything that a session does to the disk: `python scripts/torture/powercut.py [CUTS]`.

Sessions are recorded with strace and done again to a simulated disk. After each operation, CUTS ways (3,000 in full) in
which a power cut may leave what was not synced are tried: everything called saved by then must be there, nothing else
may be unreadable than one line cut short, and the next answer must be saved as if nothing had been. Sessions without
their syncs are the controls, and must lose.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from hashlib import blake2b
from pathlib import Path
from random import Random
from shutil import rmtree
from tempfile import TemporaryDirectory
from typing import Final

from aftermath import aftermath
from disk import Disk, Tree
from headless import write_bank
from operations import Append, MakeFolder, Operation, Say, Sync
from recording import record
from report import Figures, finish, progress

HOME: Final = "share/k2quiz"
"""The learner's data on the disk; neither folder is there when the first session starts."""

_LEARNER: Final = str(Path(__file__).with_name("headless.py"))
_MEMORY: Final = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108 - a folder of its own is made there
"""Where states are tried, for they are many, and none of them need last."""

_MIDNIGHT: Final = "2026-11-30T23:59:55+00:00"
_LATER: Final = "2026-12-01T00:10:00+00:00"
_ORDINARY: Final = "2026-12-01T12:00:00+00:00"


@dataclass(frozen=True, slots=True)
class Scenario:
    """What happened to a disk; what was there `before` was synced, with so many lines cut short.

    The power is cut from the operation `start` on.
    """

    name: str
    operations: tuple[Operation, ...]
    before: tuple[Operation, ...] = ()
    torn: int = 0
    start: int = 0


@dataclass(slots=True)
class Cuts:
    """Every power cut of some scenarios, each state once, tried in a real folder."""

    folder: Path
    limit: int
    seen: set[bytes] = field(default_factory=set)
    total: Figures = field(default_factory=Figures)

    def cut(self, scenario: Scenario) -> None:
        """Cut the power after each operation from the start of the scenario on."""
        disk, chance, saved = Disk(), Random(scenario.name), set[str]()  # noqa: S311 - the same cuts in every run
        for operation in scenario.before:
            disk.do(operation)
        disk.sync()
        for number, operation in enumerate(scenario.operations):
            disk.do(operation)
            if isinstance(operation, Say):
                saved.add(operation.event)
            if number >= scenario.start:
                for tree in disk.states(self.limit, chance):
                    self._try(tree, saved, scenario.torn + 1)

    def _try(self, tree: Tree, saved: set[str], torn: int) -> None:
        key = blake2b(repr((sorted(tree.items()), sorted(saved), torn)).encode(), digest_size=16).digest()
        if key not in self.seen:
            self.seen.add(key)
            place = self.folder / f"{len(self.seen)}"
            write_tree(place, tree)
            self.total += aftermath(place / HOME, saved, torn)
            rmtree(place)


def sessions(folder: Path, lines: int, kills: int) -> Iterator[Scenario]:
    """A first start of so many lines over the end of a month, the start after it, and starts after one was killed."""
    bank = write_bank(folder / "bank.yaml")
    disk = folder / "disk"
    disk.mkdir()
    first = _session(bank, disk, lines, _MIDNIGHT, "first")
    yield Scenario("first start", first)
    torn = Append(_last_segment(first), b'{"v":2,"id":"01a2')
    with (disk / torn.path).open("ab") as segment:
        segment.write(torn.data)
    yield Scenario("next start", _session(bank, disk, lines, _LATER, "next"), (*first, torn), torn=1)
    yield from _after_kills(bank, folder, kills)


def _after_kills(bank: Path, folder: Path, kills: int) -> Iterator[Scenario]:
    """Starts after a first start that was killed once it had done something, while nothing was on the disk yet."""
    (folder / "whole").mkdir()
    whole = _session(bank, folder / "whole", 3, _ORDINARY, "killed")
    for number in _kill_points(whole)[:kills]:
        done = whole[: number + 1]
        disk = folder / f"killed-{number}"
        write_tree(disk, tree_of(done))
        after = _session(bank, disk, 3, _LATER, "after")
        yield Scenario(f"start after a kill at {number}", (*done, *after), torn=1, start=len(done))


def _kill_points(operations: tuple[Operation, ...]) -> list[int]:
    """The operations that change something, first those that a sync would have followed at once."""
    changes = [number for number, operation in enumerate(operations) if not isinstance(operation, Say | Sync)]
    return sorted(changes, key=lambda number: not isinstance(operations[number + 1], Sync))


def tree_of(operations: Iterable[Operation]) -> Tree:
    """What programs see after those operations."""
    disk = Disk()
    for operation in operations:
        disk.do(operation)
    return disk.now


def write_tree(folder: Path, tree: Tree) -> None:
    """Put on the real disk what a simulated one holds."""
    folder.mkdir()
    for name, content in tree.items():
        if content is None:
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(content)


def _session(bank: Path, disk: Path, lines: int, moment: str, seed: str) -> tuple[Operation, ...]:
    command = [sys.executable, _LEARNER, str(bank), str(disk / HOME), str(lines), moment, seed]
    return tuple(record(command, disk, "cache"))


def _last_segment(operations: Iterable[Operation]) -> str:
    return [each.path for each in operations if isinstance(each, Append) and each.path.endswith(".jsonl")][-1]


def without_syncs(scenario: Scenario, *, of_folders: bool) -> Scenario:
    """The same session by a program that syncs nothing, or no folder."""
    folders = {each.path for each in scenario.operations if isinstance(each, MakeFolder)} | {"."}

    def is_left_out(operation: Operation) -> bool:
        return isinstance(operation, Sync) and (not of_folders or operation.path in folders)

    return replace(scenario, operations=tuple(each for each in scenario.operations if not is_left_out(each)))


def cut_all(scenarios: Iterable[Scenario], limit: int) -> Figures:
    """The figures of every power cut of the scenarios."""
    with TemporaryDirectory(dir=_MEMORY) as folder:
        cuts = Cuts(Path(folder), limit)
        for scenario in scenarios:
            cuts.cut(scenario)
            progress(f"{scenario.name}: {cuts.total}")
    return cuts.total


def main(limit: int) -> int:
    """Cut them all; the exit code is 1 where anything is lost, or where a control loses nothing."""
    with TemporaryDirectory() as folder:
        scenarios = list(sessions(Path(folder), lines=44, kills=1000))
    controls = {
        "no sync of folders": without_syncs(scenarios[0], of_folders=True),
        "no sync at all": without_syncs(scenarios[0], of_folders=False),
    }
    failed = {name: cut_all([control], 100) for name, control in controls.items()}
    return finish({"states after a power cut": cut_all(scenarios, limit)}, failed)


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 3000))
