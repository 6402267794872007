#!/usr/bin/env python3
"""What damage to a journal goes unseen, and what a repair brings back: `damage.py [DAMAGED FILES] [LOSSES]`."""

import json
import sys
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from k2quiz.card import CardId  # noqa: E402 - the checkout must be on the path first
from k2quiz.event import Event, Reviewed, Stamp  # noqa: E402 - as above
from k2quiz.grading.response import Typed  # noqa: E402 - as above
from k2quiz.history import replay  # noqa: E402 - as above
from k2quiz.journal.backup import back_up  # noqa: E402 - as above
from k2quiz.journal.codec import decode  # noqa: E402 - as above
from k2quiz.journal.copies import Copy, examine_copies, read_backups  # noqa: E402 - as above
from k2quiz.journal.examination import examine  # noqa: E402 - as above
from k2quiz.journal.examination_lines import symptoms_of  # noqa: E402 - as above
from k2quiz.journal.journal import Journal  # noqa: E402 - as above
from k2quiz.journal.line import seal  # noqa: E402 - as above
from k2quiz.journal.repair import repair  # noqa: E402 - as above
from k2quiz.journal.sheet import Broken, Line, Sheet, Sound  # noqa: E402 - as above

START: Final = datetime(2026, 9, 21, 12, tzinfo=UTC)
Files = Mapping[str, bytes]
"""The segments of a journal, by name."""


def bit(content: bytes, random: Random) -> bytes:
    """One bit the other way round."""
    place = random.randrange(len(content))
    return content[:place] + bytes([content[place] ^ 1 << random.randrange(8)]) + content[place + 1 :]


def _overwritten(content: bytes, random: Random, piece: bytes) -> bytes:
    place = random.randrange(len(content))
    return (content[:place] + piece + content[place + len(piece) :])[: len(content)]


def eight_bytes(content: bytes, random: Random) -> bytes:
    """Eight bytes of chance."""
    return _overwritten(content, random, random.randbytes(8))


def zeros(content: bytes, random: Random) -> bytes:
    """A sector of zeros."""
    return _overwritten(content, random, bytes(512))


def chance(content: bytes, random: Random) -> bytes:
    """A page of chance."""
    return _overwritten(content, random, random.randbytes(4096))


def truncated(content: bytes, random: Random) -> bytes:
    """The file cut off somewhere, every third time between two lines."""
    place = random.randrange(len(content))
    return content[: content.rfind(b"\n", 0, place) + 1] if random.randrange(3) == 0 else content[:place]


def without_lines(content: bytes, random: Random) -> bytes:
    """A line taken out, or a few."""
    lines = content.splitlines(keepends=True)
    first = random.randrange(len(lines))
    return b"".join(lines[:first] + lines[first + random.randrange(1, 4) :])


def swapped(content: bytes, random: Random) -> bytes:
    """Two lines in each other's place."""
    lines = content.splitlines(keepends=True)
    one, other = random.randrange(len(lines)), random.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]
    return b"".join(lines)


def doubled(content: bytes, random: Random) -> bytes:
    """A line written once more, somewhere."""
    lines = content.splitlines(keepends=True)
    lines.insert(random.randrange(len(lines) + 1), random.choice(lines))
    return b"".join(lines)


def emptied(_content: bytes, _random: Random) -> bytes:
    """Nothing left."""
    return b""


KINDS: Final[Sequence[Callable[[bytes, Random], bytes]]] = (
    bit,
    eight_bytes,
    zeros,
    chance,
    truncated,
    without_lines,
    swapped,
    doubled,
    emptied,
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one damaged journal, and who saw it."""

    kind: str
    changed: bool
    seen: bool
    seen_by_copy: bool
    invented: bool
    missed_by_control: bool


def study(data: Path, answers: int, random: Random, first: int = 0) -> None:
    """Answer that many cards, three a day."""
    journal = Journal(data, chance=random.randbytes)
    for number in range(first, first + answers):
        moment = START + timedelta(days=number * 2, minutes=number)
        card, grade = CardId(f"bank/item-{random.randrange(12)}"), random.randrange(6)

        def make(stamp: Stamp, card: CardId = card, grade: int = grade) -> Reviewed:
            return Reviewed(stamp, card, Typed("osteocalcin"), grade, ("slow",), 5200, 140, 1)

        journal.record(make, moment, moment.date())


def contents(data: Path) -> Files:
    """The segments in a data folder."""
    return {path.name: path.read_bytes() for path in sorted((data / "journal").glob("*.jsonl"))}


def trial(data: Path, whole: Files, number: int) -> Outcome:
    """Damage one file of a journal that is whole otherwise, and have it examined."""
    random = Random(number)  # noqa: S311 - the same trial each time
    kind = KINDS[number % len(KINDS)]
    name = random.choice(sorted(whole))
    damaged = {**whole, name: kind(whole[name], random)}
    (data / "journal" / name).write_bytes(damaged[name])
    found = examine(data)
    (data / "journal" / name).write_bytes(whole[name])
    before = {decode(line) for content in whole.values() for line in content.splitlines()}
    copy = Copy("a copy", frozenset(line for content in whole.values() for line in content.splitlines()))
    lenient = [_read_without_checksums(Path(each), content) for each, content in damaged.items()]
    read = {line.event for sheet in lenient for line in sheet.lines if isinstance(line, Sound)}
    return Outcome(
        kind.__name__,
        changed=replay(found.events) != replay(before),
        seen=bool(found.symptoms),
        seen_by_copy=any(examine_copies(found.lines, [copy])),
        invented=not before.issuperset(found.events),
        missed_by_control=not before.issuperset(read) and not symptoms_of(lenient),
    )


def trials(rounds: int) -> list[Outcome]:
    """As many damaged journals."""
    with TemporaryDirectory() as folder:
        data = Path(folder)
        study(data, 45, Random(1))  # noqa: S311 - as above
        whole = contents(data)
        return [trial(data, whole, number) for number in range(rounds)]


def loss(data: Path, number: int) -> tuple[int, int, int]:
    """Back up, go on, lose segments, repair: what was lost of the backup, since it, and by other segments' loss."""
    random = Random(number)  # noqa: S311 - as above
    study(data, random.randrange(5, 30), random)
    back_up(data / "journal", data / "backups", START)
    kept = set(Journal(data).read().events)
    study(data, random.randrange(10), random, first=30)
    before = contents(data)
    victims = random.sample(sorted(before), random.randrange(1, len(before) + 1))
    for name in victims:
        path = data / "journal" / name
        if random.randrange(2):
            path.unlink()
        else:
            path.write_bytes(random.choice(KINDS)(before[name], random))
    untouched = {decode(line) for name in before if name not in victims for line in before[name].splitlines()}
    repair(data, read_backups(data / "backups"), START, random.randbytes)
    after = set(Journal(data).read().events)
    known = {decode(line) for content in before.values() for line in content.splitlines()}
    return len(kept - after), len(untouched - after), len(after - known)


def losses(rounds: int) -> list[tuple[int, int, int]]:
    """As many journals that lost segments: entries of the backup lost, of other segments lost, invented."""
    found: list[tuple[int, int, int]] = []
    for number in range(rounds):
        with TemporaryDirectory() as folder:
            found.append(loss(Path(folder), number))
    return found


def _read_without_checksums(path: Path, content: bytes) -> Sheet:
    """The control: a doctor that believes whatever looks like an entry."""
    texts = [text for text in content.split(b"\n") if text]
    return Sheet(path, tuple(_believed(number, text) for number, text in enumerate(texts, start=1)))


def _believed(number: int, text: bytes) -> Line:
    try:
        facts = json.loads(text.decode("ascii"))
        facts.pop("sum")
        line = seal(facts)[:-1]
        event: Event = decode(line)
    except (ValueError, LookupError, AttributeError, TypeError) as error:
        return Broken(number, text, str(error))
    return Sound(number, line, event)


def main() -> int:
    """The exit code: 0 where nothing went unseen, and the control failed."""
    rounds, lost = (int(word) for word in (*sys.argv[1:], "10000", "1000")[:2])
    outcomes = trials(rounds)
    silent = [each for each in outcomes if each.changed and not (each.seen or each.seen_by_copy)]
    only_copy = Counter(each.kind for each in outcomes if each.changed and not each.seen and each.seen_by_copy)
    control = Counter(each.kind for each in outcomes if each.missed_by_control)
    print(f"{rounds} damaged files: {sum(each.changed for each in outcomes)} change what is learned")
    print(f"  changes that nobody sees: {len(silent)}; invented entries: {sum(each.invented for each in outcomes)}")
    print(f"  seen by a copy alone: {sum(only_copy.values())} {dict(only_copy)}")
    print(f"  false entries believed by a doctor without checksums: {sum(control.values())} {dict(control)}")
    after = losses(lost)
    print(f"{lost} journals lost segments: entries lost of backups, of other segments, invented:")
    print("  " + ", ".join(str(sum(column)) for column in zip(*after, strict=True)))
    return int(bool(silent) or not control or any(map(any, after)) or any(each.invented for each in outcomes))


if __name__ == "__main__":
    sys.exit(main())
