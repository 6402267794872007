"""When in the day answers are given, and how good they are then."""

from k2quiz.event import Reviewed, Stamp
from k2quiz.insight.record import Record
from k2quiz.insight.share import Share, share_of


def hours(record: Record) -> tuple[Share, ...]:
    """The share of right answers in each of the 24 hours of the clock where they were given, practice included."""
    answers: list[list[Reviewed]] = [[] for _ in range(24)]
    for each in record:
        for answer in each.answers:
            answers[local_hour(answer.stamp)].append(answer)
    return tuple(share_of(given) for given in answers)


def local_hour(stamp: Stamp) -> int:
    """The hour on the learner's clock."""
    sign = -1 if stamp.zone.startswith("-") else 1
    offset = sign * (int(stamp.zone[1:3]) * 60 + int(stamp.zone[4:6]))
    return (stamp.at // 60_000 + offset) // 60 % 24
