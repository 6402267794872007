"""Journals of any size, as years of studying on two devices leave them; the same for the same size and cards."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from random import Random

from k2quiz.card import CardId
from k2quiz.event import Configured, Event, Flagged, Regraded, Reviewed, Stamp, Suspended, Undone
from k2quiz.grading.response import Arranged, Chosen, Recalled, Response, Skipped, Typed
from k2quiz.journal.codec import encode
from k2quiz.journal.identity import uuid7
from k2quiz.journal.segment import segment_name

DEVICES = ("0123456789ab", "fedcba987654")
LAST_DAY = date(2026, 10, 31)
"""The day before the measuring begins; no journal reaches into the days after it."""

_SITTING = 120
"""Events of a day, about."""


def synthetic_cards(count: int) -> list[CardId]:
    """Ids of cards that no deck holds."""
    return [CardId(f"bench/bank-{number % 9}/item-{number}") for number in range(count)]


def write_journal(data: Path, events: int, cards: Sequence[CardId]) -> Path:
    """A data folder with a journal of so many events, whose first device is the one that measures."""
    lines: dict[str, list[bytes]] = defaultdict(list)
    for event in _events(Random(f"{events} {len(cards)}"), events, cards):  # noqa: S311 - chance for measuring
        lines[segment_name(event.stamp)].append(encode(event))
    folder = data / "journal"
    folder.mkdir(parents=True)
    (data / "device").write_text(f"{DEVICES[0]}\n", "ascii")
    for name, written in lines.items():
        (folder / name).write_bytes(b"".join(written))
    return data


def _events(chance: Random, count: int, cards: Sequence[CardId]) -> Iterator[Event]:
    days = -(-count // _SITTING)
    stamps = _stamps(chance, count, LAST_DAY - timedelta(days=days - 1))
    answered: list[Reviewed] = []
    for number, stamp in enumerate(stamps):
        if number == 0:
            yield Configured(stamp, 10, 4)
        elif len(answered) > 1 and chance.random() < 0.06:
            yield _change(chance, stamp, answered[-1])
        else:
            answered.append(_answer(chance, stamp, chance.choice(cards)))
            yield answered[-1]


def _stamps(chance: Random, count: int, first: date) -> Iterator[Stamp]:
    sequences = dict.fromkeys(DEVICES, 0)
    for number in range(count):
        day, place = first + timedelta(days=number // _SITTING), number % _SITTING
        device = DEVICES[place >= _SITTING // 2]
        sequences[device] += 1
        moment = datetime.combine(day, time(8), UTC) + timedelta(minutes=place, milliseconds=chance.randrange(60_000))
        at = int(moment.timestamp() * 1000)
        yield Stamp(uuid7(at, chance.randbytes(10)), device, sequences[device], at, "+01:00", day)


def _change(chance: Random, stamp: Stamp, answer: Reviewed) -> Event:
    kind = chance.random()
    if kind < 0.6:
        return Regraded(stamp, answer.card, answer.stamp.id, chance.randrange(3, 6))
    if kind < 0.9:
        return Undone(stamp, answer.card, answer.stamp.id)
    if kind < 0.95:
        return Suspended(stamp, answer.card, stamp.day + timedelta(days=1))
    return Flagged(stamp, answer.card, flagged=True, note="the unit is missing")


def _answer(chance: Random, stamp: Stamp, card: CardId) -> Reviewed:
    grade = chance.choices(range(6), (1, 6, 6, 12, 55, 20))[0]
    reasons = {3: ("slow",), 5: ("quick",)}.get(grade, ())
    took, length = int(chance.lognormvariate(8.8, 0.6)), chance.randrange(40, 260)
    return Reviewed(stamp, card, _response(chance, grade), grade, reasons, took, length, 1, chance.random() < 0.02)


def _response(chance: Random, grade: int) -> Response:
    responses: list[Response] = [
        Chosen((chance.randrange(4),)),
        Typed(chance.choice(("osteocalcin", "matrix Gla protein", "180 µg", "menaquinone-7"))),
        Recalled(grade),
        Arranged(tuple(chance.sample(range(4), 4))),
        Skipped(),
    ]
    return chance.choices(responses, (45, 25, 20, 6, 4))[0]
