"""What `k2quiz stats --json` has to say, counted again from the bytes of a journal, without any of k2quiz."""

import json
import math
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import TypedDict

from tests.journal.reference import Schedule

NEW_A_DAY = 10


class Data(TypedDict, total=False):
    """What the kinds of events say."""

    card: str
    review: str
    grade: int
    practice: bool
    reasons: list[str]
    took: int
    revision: int
    afresh: bool
    until: str | None


class Entry(TypedDict):
    """One line."""

    id: str
    device: str
    seq: int
    at: int
    zone: str
    day: str
    kind: str
    data: Data


@dataclass(frozen=True)
class Facts:
    """A card as its author wrote it."""

    id: str
    topic: str
    kind: str

    @property
    def item(self) -> str:
        return self.id.partition("#")[0]


@dataclass(frozen=True)
class Answer:
    """One answer that stands, with its last grade."""

    card: str
    day: date
    place: tuple[str, int, str, int, str]
    hour: int
    grade: int
    took: int
    reasons: tuple[str, ...]
    practice: bool
    counts: bool


@dataclass(frozen=True)
class Test:
    """An answer that moved the schedule of a card met before, and the interval until then."""

    __test__ = False  # no test of pytest's

    answer: Answer
    interval: int


def oracle(folder: Path, cards: Sequence[Facts], today: date) -> dict[str, object]:
    """The numbers of those cards on that day."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_bytes().splitlines()]
    entries: list[Entry] = sorted((json.loads(line) for line in lines), key=_place)
    known = {card.id: card for card in cards}
    answers = [answer for card in cards for answer in _answers(card.id, entries)]
    counted = [answer for answer in answers if answer.counts]
    schedules = {card.id: _schedule(card.id, counted) for card in cards if any(a.card == card.id for a in counted)}
    tests = [test for card in cards for test in _tests(card.id, counted)]
    scheduled = [answer for answer in answers if not answer.practice]
    aside = _aside(entries)
    load = _load(cards, schedules, aside, today)
    seconds = _seconds(counted)
    return {
        "cards": len(cards),
        "met": len(schedules),
        "mature": sum(each.interval >= 21 for each in schedules.values()),
        "lapses": sum(each.lapses for each in schedules.values()),
        "answers": len(scheduled),
        "right": sum(answer.grade >= 3 for answer in scheduled),
        "practice": len(answers) - len(scheduled),
        "days": len({answer.day for answer in answers}),
        "last": str(max(answer.day for answer in answers)) if answers else None,
        "retention": _share([test.answer for test in tests])["share"],
        "today": str(today),
        "load": load,
        "seconds": seconds,
        "minutes": max(1, round(load * seconds / 60)) if load else 0,
        "streak": _streak({answer.day for answer in counted}, today),
        "year": _year([answer.day for answer in answers], today),
        "forecast": _forecast(schedules, aside, today),
        "recalls": _recalls(tests, known, today),
        "confidence": _confidence(answers),
        "hardest": _hardest(schedules, tests),
        "hours": [_share([answer for answer in answers if answer.hour == hour]) for hour in range(24)],
        "topics": _topics(cards, schedules),
    }


def _place(entry: Entry) -> tuple[str, int, str, int, str]:
    return entry["day"], entry["at"], entry["device"], entry["seq"], entry["id"]


def _answers(card: str, entries: Iterable[Entry]) -> list[Answer]:
    mine = [entry for entry in entries if entry["data"].get("card") == card]
    resets = {entry["data"]["revision"]: entry for entry in mine if entry["kind"] == "reset"}
    start = max((_place(entry) for entry in resets.values() if entry["data"]["afresh"]), default=("", 0, "", 0, ""))
    found = []
    for entry in mine:
        if entry["kind"] == "reviewed":
            changes = [other for other in mine if other["data"].get("review") == entry["id"]]
            fates = [other["kind"] for other in changes if other["kind"] in ("undone", "redone")]
            grades = [other["data"]["grade"] for other in changes if other["kind"] == "regraded"]
            if not fates or fates[-1] == "redone":
                grade = grades[-1] if grades else entry["data"]["grade"]
                found.append(_answer(entry, grade, afterwards=_place(entry) > start))
    return found


def _answer(entry: Entry, grade: int, *, afterwards: bool) -> Answer:
    hours, minutes = entry["zone"][1:].split(":")
    offset = timedelta(hours=int(hours), minutes=int(minutes)) * (-1 if entry["zone"][0] == "-" else 1)
    moment = datetime.fromtimestamp(entry["at"] / 1000, UTC).astimezone(timezone(offset))
    data = entry["data"]
    return Answer(
        data["card"],
        date.fromisoformat(entry["day"]),
        _place(entry),
        moment.hour,
        grade,
        data["took"],
        tuple(data["reasons"]),
        data["practice"],
        afterwards and not data["practice"],
    )


def _schedule(card: str, counted: Iterable[Answer]) -> Schedule:
    schedule = Schedule()
    for answer in counted:
        if answer.card == card:
            schedule = schedule.after(answer.grade, answer.day)
    return schedule


def _tests(card: str, counted: Iterable[Answer]) -> list[Test]:
    schedule = Schedule()
    found = []
    for answer in counted:
        if answer.card == card:
            if schedule.stepped not in (None, answer.day):
                found.append(Test(answer, schedule.interval))
            schedule = schedule.after(answer.grade, answer.day)
    return found


def _aside(entries: Iterable[Entry]) -> dict[str, date]:
    found = {}
    for entry in entries:
        if entry["kind"] == "suspended":
            until = entry["data"]["until"]
            found[entry["data"]["card"]] = date.fromisoformat(until) if until else date.max
    return found


def _load(cards: Sequence[Facts], schedules: Mapping[str, Schedule], aside: Mapping[str, date], today: date) -> int:
    asked = [card for card in cards if aside.get(card.id, date.min) <= today]
    met = {card.item for card in asked if card.id in schedules and schedules[card.id].seen == today}
    due = {card.item for card in asked if card.id in schedules and (schedules[card.id].due or date.max) <= today} - met
    new = {card.item for card in asked if card.id not in schedules} - met - due
    room = max(0, NEW_A_DAY - sum(schedule.introduced == today for schedule in schedules.values()))
    last = [schedules[card.id] for card in asked if card.id in schedules]
    again = sum(each.seen == today and each.grade is not None and each.grade < 4 for each in last)
    return len(due) + min(room, len(new)) + again


def _seconds(counted: Iterable[Answer]) -> float:
    latest = sorted(counted, key=lambda answer: answer.place)[-200:]
    return statistics.median(answer.took for answer in latest) / 1000 if len(latest) >= 10 else 12.0


def _streak(days: set[date], today: date) -> dict[str, int]:
    def run(last: date) -> int:
        return 1 + run(last - timedelta(days=1)) if last in days else 0

    current = run(today) or run(today - timedelta(days=1))
    return {"current": current, "longest": max((run(day) for day in days), default=0)}


def _year(days: Sequence[date], today: date) -> dict[str, object]:
    first = today - timedelta(weeks=52)
    while first.weekday():
        first -= timedelta(days=1)
    span = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    return {"first": str(first), "counts": [days.count(day) for day in span]}


def _forecast(schedules: Mapping[str, Schedule], aside: Mapping[str, date], today: date) -> dict[str, object]:
    back = {card: each.due for card, each in schedules.items() if each.due and aside.get(card) != date.max}
    asked = {card: max(due, aside[card]) if aside.get(card, today) > today else due for card, due in back.items()}
    span = [today + timedelta(days=number) for number in range(30)]
    counts = [sum(max(day, today) == each for day in asked.values()) for each in span]
    return {"first": str(today), "counts": counts, "overdue": sum(day < today for day in asked.values())}


def _recalls(tests: Sequence[Test], cards: Mapping[str, Facts], today: date) -> dict[str, object]:
    def those(wanted: Callable[[Test], bool]) -> dict[str, object]:
        return _share([test.answer for test in tests if wanted(test)])

    topics = sorted({cards[test.answer.card].topic for test in tests})
    kinds = sorted({cards[test.answer.card].kind for test in tests})
    return {
        "overall": those(lambda _: True),
        "recent": those(lambda test: (today - test.answer.day).days < 30),
        "young": those(lambda test: test.interval < 21),
        "mature": those(lambda test: test.interval >= 21),
        "topics": {
            topic: _share([test.answer for test in tests if cards[test.answer.card].topic == topic]) for topic in topics
        },
        "kinds": {
            kind: _share([test.answer for test in tests if cards[test.answer.card].kind == kind]) for kind in kinds
        },
    }


def _confidence(answers: Sequence[Answer]) -> dict[str, object]:
    shares = {
        level: _share([answer for answer in answers if level in answer.reasons])
        for level in ("sure", "unsure", "guess")
    }
    sure, unsure = shares["sure"], shares["unsure"]
    judgement = "fitting" if sure["answers"] else "unknown"
    if isinstance(unsure["low"], float) and unsure["low"] > 0.9:
        judgement = "under-confident"
    if isinstance(sure["high"], float) and sure["high"] < 0.9:
        judgement = "over-confident"
    return {**shares, "judgement": judgement}


def _hardest(schedules: Mapping[str, Schedule], tests: Sequence[Test]) -> list[dict[str, object]]:
    def rank(card: str) -> tuple[int, float, str]:
        mine = [test.answer.grade >= 3 for test in tests if test.answer.card == card]
        return -schedules[card].lapses, sum(mine) / len(mine), card

    found = sorted((card for card, each in schedules.items() if each.lapses), key=rank)[:10]
    return [
        {
            "card": card,
            "lapses": schedules[card].lapses,
            **_share([test.answer for test in tests if test.answer.card == card]),
        }
        for card in found
    ]


def _topics(cards: Sequence[Facts], schedules: Mapping[str, Schedule]) -> dict[str, object]:
    found: dict[str, object] = {}
    for topic in dict.fromkeys(card.topic for card in cards):
        mine = [card.id for card in cards if card.topic == topic]
        met = [schedules[card] for card in mine if card in schedules]
        found[topic] = {"cards": len(mine), "met": len(met), "mature": sum(each.interval >= 21 for each in met)}
    return found


def _share(answers: Sequence[Answer]) -> dict[str, object]:
    """Wilson's interval as the two shares from which the one that was seen is 1.96 standard errors away."""
    if not answers:
        return {"right": 0, "answers": 0, "share": None, "low": None, "high": None}
    n, right = len(answers), sum(answer.grade >= 3 for answer in answers)
    z = statistics.NormalDist().inv_cdf(0.975)
    # (right / n - x)^2 = z^2 x (1 - x) / n
    a, b, c = 1 + z * z / n, -(2 * right / n + z * z / n), (right / n) ** 2
    root = math.sqrt(max(0.0, b * b - 4 * a * c))
    low, high = (-b - root) / (2 * a), (-b + root) / (2 * a)
    return {"right": right, "answers": n, "share": right / n, "low": low, "high": high}
