"""Three machines of one learner that lose, copy, damage and exchange their journals, against a plain set of events."""

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import filelock
import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from k2quiz.card import CardId
from k2quiz.event import (
    Configured,
    Event,
    EventId,
    Flagged,
    Redone,
    Regraded,
    Reset,
    Reviewed,
    Stamp,
    Suspended,
    Undone,
)
from k2quiz.grading.response import Typed
from k2quiz.history import FOR_EVER, History, replay
from k2quiz.journal.backup import back_up
from k2quiz.journal.gather import gather, gather_files
from k2quiz.journal.journal import Journal
from k2quiz.journal.line import seal
from k2quiz.journal.segment import segments
from k2quiz.journal.sync import sync
from k2quiz.scheduling.state import CardState
from tests.journal.reference import Entry, Meaning, Schedule, entries_in, meaning

_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder of random name is made in it
START = datetime(2026, 11, 23, 12, tzinfo=UTC)
YEARS = timedelta(days=3_650)

_machines = st.integers(0, 2)
_folders = st.integers(0, 1)
_cards = st.sampled_from([CardId("k/gla"), CardId("k/mgp#1")])
_grades = st.integers(0, 5)
_rarely = st.sampled_from([False, False, False, True])
_kinds = st.sampled_from([Regraded, Undone, Redone, Reset, Suspended, Flagged, Configured])
_skews = st.sampled_from([timedelta(0), YEARS, -YEARS, timedelta(days=3), timedelta(hours=-1)])
_spots = st.integers(0, 10_000)
_names = st.sampled_from(
    ["{}.sync-conflict-20261123-120000-ABCDEF7.jsonl", "{} (conflicted copy).jsonl", "{}-LAPTOP.jsonl", "copy.jsonl"]
)


def seen_by_reference(history: History) -> Meaning:
    """A history in the reference's words."""
    schedules = {str(card): _seen_by_reference(state) for card, state in history.states.items()}
    cards = {*history.kept, *history.added}
    return Meaning(
        schedules,
        {card: None if day == FOR_EVER else day.isoformat() for card, day in history.suspended.items()},
        frozenset(card for card in cards if history.flag(card)),
        history.configured.new_per_day if history.configured else None,
    )


def _seen_by_reference(state: CardState) -> Schedule:
    return Schedule(
        repetitions=state.memory.repetitions,
        interval=state.memory.interval,
        ease=Fraction(state.memory.ease, 100),
        introduced=state.introduced,
        stepped=state.stepped,
        seen=state.seen,
        grade=state.grade,
        lapses=state.lapses,
    )


class Machines(RuleBasedStateMachine):
    """What each machine must hold after any of this: the union of what reached it, and what that means."""

    @initialize(skews=st.tuples(_skews, _skews, _skews))
    def begin(self, skews: tuple[timedelta, ...]) -> None:
        self.patch = pytest.MonkeyPatch()
        # Both are for other tests, and take most of the time; here one process writes, and nobody pulls the plug
        self.patch.setattr(os, "fsync", lambda _: None)
        self.patch.setattr(filelock, "FileLock", lambda *_, **__: nullcontext())
        self.root = Path(tempfile.mkdtemp(dir=_MEMORY if _MEMORY.is_dir() else None))
        self.homes = [self.root / name for name in ("desk", "laptop", "phone")]
        self.folders = [self.root / name for name in ("cloud", "stick")]
        for folder in self.folders:
            folder.mkdir()
        self.journals = [Journal(home) for home in self.homes]
        self.held: list[dict[str, Entry]] = [{}, {}, {}]
        self.kept: dict[int, tuple[Path, dict[str, Entry]]] = {}
        self.skews = list(skews)
        self.now = START
        self.count = 0

    @rule(machine=_machines, card=_cards, grade=_grades, practice=_rarely, revision=st.integers(1, 2))
    def answer(self, machine: int, card: CardId, grade: int, revision: int, *, practice: bool) -> None:
        self._record(
            machine, lambda stamp: Reviewed(stamp, card, Typed("é"), grade, (), 900, 80, 1, practice, revision)
        )

    @rule(machine=_machines, kind=_kinds, card=_cards, number=st.integers(0, 5), yes=st.booleans(), which=_spots)
    def decide(self, machine: int, kind: type[Event], card: CardId, number: int, which: int, *, yes: bool) -> None:
        answers = [entry for entry in self.held[machine].values() if entry["kind"] == "reviewed"]
        make: dict[type[Event], Callable[[Stamp], Event]] = {
            Reset: lambda stamp: Reset(stamp, card, 1 + number % 2, yes),
            Suspended: lambda stamp: Suspended(stamp, card, stamp.day + timedelta(days=number) if yes else None),
            Flagged: lambda stamp: Flagged(stamp, card, yes, "?" * number),
            Configured: lambda stamp: Configured(stamp, number, 4),
        }
        if answers:
            chosen = answers[which % len(answers)]
            about, review = CardId(chosen["data"]["card"]), EventId(chosen["id"])
            make[Regraded] = lambda stamp: Regraded(stamp, about, review, number, yes)
            make[Undone] = lambda stamp: Undone(stamp, about, review)
            make[Redone] = lambda stamp: Redone(stamp, about, review)
        self._record(machine, make.get(kind, make[Configured]))

    @rule(hours=st.integers(1, 60))
    def wait(self, hours: int) -> None:
        self.now += timedelta(hours=hours)

    @rule(machine=_machines, skew=_skews)
    def set_clock(self, machine: int, skew: timedelta) -> None:
        self.skews[machine] = skew

    @rule(machine=_machines)
    def restart(self, machine: int) -> None:
        self.journals[machine] = Journal(self.homes[machine])

    @rule(machine=_machines, folder=_folders)
    def meet(self, machine: int, folder: int) -> None:
        there = self.folders[folder]
        expected = {**self.held[machine], **entries_in(there)}
        sync(self.journals[machine], there)
        self.held[machine] = expected
        assert entries_in(there) == expected
        self._agrees(machine)

    @rule(machine=_machines, other=_machines)
    def take_over(self, machine: int, other: int) -> None:
        self.journals[machine].absorb(gather_files(segments(self.homes[other] / "journal")).lines)
        self.held[machine] = {**self.held[machine], **self.held[other]}

    @rule(machine=_machines)
    def meet_a_line_of_a_later_k2quiz(self, machine: int) -> None:
        self.count += 1
        stamp = {"v": 99, "id": f"{self.count:032x}", "device": "f" * 12, "seq": self.count, "at": 0}
        line = seal({**stamp, "zone": "+00:00", "day": "2026-11-23", "kind": "dreamt", "data": {}})
        home = self.root / f"later-{self.count}"
        home.mkdir()
        (home / "later.jsonl").write_bytes(line)
        self.journals[machine].absorb(gather(home).lines)
        self.held[machine] = {**self.held[machine], **entries_in(home)}

    @rule(machine=_machines, other=_machines)
    def copy_the_data_folder(self, machine: int, other: int) -> None:
        if machine != other:
            self.take_over(other, machine)
            shutil.rmtree(self.homes[machine], ignore_errors=True)
            if self.homes[other].exists():
                shutil.copytree(self.homes[other], self.homes[machine])
            self.journals[machine] = Journal(self.homes[machine])
            self.held[machine] = dict(self.held[other])

    @rule(machine=_machines)
    def make_a_backup(self, machine: int) -> None:
        self.count += 1
        made = back_up(self.journals[machine].folder, self.root, self.now + timedelta(seconds=self.count))
        if made:
            self.kept[machine] = made.path, dict(self.held[machine])

    @precondition(lambda self: self.kept)
    @rule(machine=_machines, which=_spots, is_disk_new=st.booleans())
    def lose_everything_and_restore(self, machine: int, which: int, *, is_disk_new: bool) -> None:
        path, entries = self.kept[sorted(self.kept)[which % len(self.kept)]]
        shutil.rmtree(self.homes[machine] / "journal", ignore_errors=True)
        if is_disk_new:
            shutil.rmtree(self.homes[machine], ignore_errors=True)
            self.journals[machine] = Journal(self.homes[machine])
        self.journals[machine].absorb(gather(path).lines)
        self.held[machine] = dict(entries)
        self._agrees(machine)

    @rule(folder=_folders, which=_spots, spot=_spots, how=st.sampled_from(["cut", "flip", "older", "gone"]))
    def damage(self, folder: int, which: int, spot: int, how: str) -> None:
        files = sorted(self.folders[folder].glob("*.jsonl"))
        if files:
            path = files[which % len(files)]
            content = bytearray(path.read_bytes())
            if how == "gone":
                path.unlink()
                return
            if how == "flip" and content:
                content[spot % len(content)] ^= 1 << spot % 8
            elif how == "older":
                content = bytearray(b"".join(content.splitlines(keepends=True)[: spot % 3]))
            else:
                del content[spot % (len(content) + 1) :]
            path.write_bytes(content)

    @rule(folder=_folders, which=_spots, name=_names, most=_spots)
    def conflict(self, folder: int, which: int, name: str, most: int) -> None:
        files = sorted(self.folders[folder].glob("*.jsonl"))
        if files:
            path = files[which % len(files)]
            content = path.read_bytes()
            path.with_name(name.format(path.stem)).write_bytes(content)
            path.write_bytes(content[: most % (len(content) + 1)])

    def teardown(self) -> None:
        """All exchange what they have: then all hold the same, and it means what the reference says."""
        if not hasattr(self, "root"):
            return
        try:
            self._exchange()
        finally:
            shutil.rmtree(self.root)
            self.patch.undo()

    def _exchange(self) -> None:
        for machine in (0, 1, 2):
            self._agrees(machine)
        expected = {**self.held[0], **self.held[1], **self.held[2], **entries_in(self.folders[0])}
        for machine in (0, 1, 2, 0, 1):
            self.meet(machine, 0)
        assert self.held == [expected] * 3

    def _record(self, machine: int, make: Callable[[Stamp], Event]) -> None:
        self.now += timedelta(minutes=1)
        moment = self.now + self.skews[machine]
        event = self.journals[machine].record(make, moment, moment.date())
        used = {(entry["device"], entry["seq"]) for entry in self.held[machine].values()}
        assert (event.stamp.device, event.stamp.sequence) not in used
        found = entries_in(self.homes[machine] / "journal")
        assert found.keys() - self.held[machine].keys() == {event.stamp.id}
        self.held[machine] = found

    def _agrees(self, machine: int) -> None:
        """A machine holds what reached it, no more and no less, and takes it to mean what the reference does."""
        assert entries_in(self.homes[machine] / "journal") == self.held[machine]
        reading = Journal(self.homes[machine]).read()
        assert reading.unknown == sum(entry["v"] > 3 for entry in self.held[machine].values())
        assert seen_by_reference(replay(reading.events)) == meaning(self.held[machine])
