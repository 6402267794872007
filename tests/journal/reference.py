"""What journals mean, said a second time from their bytes alone and without any of k2quiz, to hold k2quiz against."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from functools import lru_cache
from hashlib import blake2b
from math import ceil
from pathlib import Path
from typing import TypedDict


class Data(TypedDict, total=False):
    """What the kinds of events say."""

    card: str
    review: str
    grade: int
    practice: bool
    revision: int
    afresh: bool
    until: str | None
    flagged: bool
    new_per_day: int


class Entry(TypedDict):
    """One line."""

    v: int
    id: str
    device: str
    seq: int
    at: int
    day: str
    kind: str
    data: Data


Entries = Mapping[str, Entry]
"""Lines by their ids."""


@dataclass(frozen=True)
class Schedule:
    """SM-2 as published, in fractions, with the days of one card."""

    repetitions: int = 0
    interval: int = 0
    ease: Fraction = Fraction(5, 2)
    introduced: date | None = None
    stepped: date | None = None
    seen: date | None = None
    grade: int | None = None
    lapses: int = 0

    @property
    def due(self) -> date | None:
        return self.stepped + timedelta(days=self.interval) if self.stepped else None

    def after(self, grade: int, day: date) -> "Schedule":
        """The schedule after an answer; whatever follows the first of a day only is the last that was seen."""
        if self.stepped == day:
            return replace(self, seen=day, grade=grade)
        missing = 5 - grade
        ease = max(
            Fraction(13, 10), self.ease + Fraction(1, 10) - missing * (Fraction(8, 100) + missing * Fraction(2, 100))
        )
        interval, repetitions, lapses = 1, 0, self.lapses + (self.repetitions > 0)
        if grade >= 3:
            repetitions, lapses = self.repetitions + 1, self.lapses
            interval = {1: 1, 2: 6}.get(repetitions, min(36_500, ceil(self.interval * self.ease)))
        return Schedule(repetitions, interval, ease, self.introduced or day, day, day, grade, lapses)


@dataclass(frozen=True)
class Meaning:
    """What follows from a set of lines."""

    schedules: Mapping[str, Schedule]
    suspended: Mapping[str, str | None]
    flagged: frozenset[str]
    new_per_day: int | None


def entries_in(folder: Path) -> dict[str, Entry]:
    """The whole lines of every file in a folder, by their ids."""
    entries: dict[str, Entry] = {}
    for path in folder.glob("*.jsonl") if folder.is_dir() else ():
        for entry in map(_entry, path.read_bytes().split(b"\n")):
            if entry:
                entries[entry["id"]] = entry
    return entries


@lru_cache(100_000)  # the same lines come again and again
def _entry(line: bytes) -> Entry | None:
    """What a line says; None where it is not whole."""
    head, mark, tail = line.rpartition(b',"sum":"')
    if not mark or tail != blake2b(head, digest_size=8).hexdigest().encode() + b'"}':
        return None
    entry: Entry = json.loads(head + b"}")
    return entry


def meaning(entries: Entries) -> Meaning:
    """What lines mean together; those of formats to come mean nothing yet."""
    ordered = sorted(
        (entry for entry in entries.values() if entry["v"] <= 4),
        key=lambda entry: (entry["day"], entry["at"], entry["device"], entry["seq"], entry["id"]),
    )
    cards: dict[str, list[Entry]] = defaultdict(list)
    limits = [entry["data"]["new_per_day"] for entry in ordered if entry["kind"] == "configured"]
    for entry in ordered:
        if entry["kind"] != "configured":
            cards[entry["data"]["card"]].append(entry)
    schedules = {card: schedule for card, each in cards.items() if (schedule := _schedule(each)) != Schedule()}
    last = {
        (entry["kind"], entry["data"]["card"]): entry["data"]
        for entry in ordered
        if entry["kind"] in ("suspended", "flagged")
    }
    return Meaning(
        schedules,
        {card: data["until"] for (kind, card), data in last.items() if kind == "suspended"},
        frozenset(card for (kind, card), data in last.items() if kind == "flagged" and data["flagged"]),
        limits[-1] if limits else None,
    )


def _schedule(entries: Iterable[Entry]) -> Schedule:
    known = list(entries)
    grades = {entry["data"]["review"]: entry["data"]["grade"] for entry in known if entry["kind"] == "regraded"}
    stands = {
        entry["data"]["review"]: entry["kind"] == "redone" for entry in known if entry["kind"] in ("undone", "redone")
    }
    resets = {entry["data"]["revision"]: place for place, entry in enumerate(known) if entry["kind"] == "reset"}
    start = max((place for place in resets.values() if known[place]["data"]["afresh"]), default=-1)
    schedule = Schedule()
    for entry in known[start + 1 :]:
        if entry["kind"] == "reviewed" and stands.get(entry["id"], True) and not entry["data"]["practice"]:
            grade = grades.get(entry["id"], entry["data"]["grade"])
            schedule = schedule.after(grade, date.fromisoformat(entry["day"]))
    return schedule
