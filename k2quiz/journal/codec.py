"""Events as lines of a journal, and back."""

import re
from datetime import UTC, datetime
from typing import Final, assert_never

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
from k2quiz.journal.answer_line import read_answer
from k2quiz.journal.damage import DamagedLineError, NewerLineError
from k2quiz.journal.fields import Fields
from k2quiz.journal.identity import DEVICE_ID, EVENT_ID
from k2quiz.journal.line import parsed, seal, unsealed
from k2quiz.journal.responses import read_response, response_facts
from k2quiz.listing import CardId
from k2quiz.scheduling.sm2 import GRADES

FORMAT: Final = 4
"""The version of the format; it grows with any field that is added, removed or understood in another way.

2 added the item's revision to answers, and resets; 3 added `redone`, `suspended`, `flagged` and `configured`; 4 the
reviews a day, where they have a limit. Lines of every format stay readable, and a line has the lowest format that
knows all of it, so that an older k2quiz on another machine misses no more than it must.
"""

_FORMATS: Final = {
    "reviewed": 2,
    "regraded": 2,
    "undone": 2,
    "reset": 2,
    "redone": 3,
    "suspended": 3,
    "flagged": 3,
    "configured": 3,
}
"""The format of each kind of event."""

_LATER: Final = {"reviews_per_day": 4}
"""The format of what a kind of event was given later, and has only where it says something."""

_LAST_MOMENT: Final = int(datetime(9001, 1, 1, tzinfo=UTC).timestamp()) * 1000
_ZONE: Final = re.compile("[+-][0-9]{2}:[0-9]{2}")
_SOMETHING: Final = re.compile(".+", re.DOTALL)


def encode(event: Event) -> bytes:
    """The line that keeps an event, newline included."""
    stamp = event.stamp
    kind, data = _facts(event)
    return seal(
        {
            "v": max(_FORMATS[kind], *(_LATER.get(name, 1) for name in data)),
            "id": stamp.id,
            "device": stamp.device,
            "seq": stamp.sequence,
            "at": stamp.at,
            "zone": stamp.zone,
            "day": stamp.day.isoformat(),
            "kind": kind,
            "data": data,
        }
    )


def decode(line: bytes) -> Event:
    """The event in a line, which comes without its newline.

    Raises:
        DamagedLineError: the line is not as `encode` wrote it.
        NewerLineError: the line is whole, but its format, kind or response is of a later k2quiz.
    """
    head = unsealed(line)
    return read_answer(head) or _read(Fields.of(parsed(head), "the line"))


def _read(entry: Fields) -> Event:
    version = entry.whole("v", low=1)
    if version > FORMAT:
        raise NewerLineError(f"the line has format {version}; this k2quiz knows formats up to {FORMAT}")
    entry.expect("v", "id", "device", "seq", "at", "zone", "day", "kind", "data")
    return _event(entry.text("kind"), _stamp(entry), entry.inner("data"), version)


def read_stamp(line: bytes) -> Stamp:
    """The stamp in a line of any format, also of one that this k2quiz does not know.

    Raises:
        DamagedLineError: the line is not whole, or has no stamp.
    """
    return _stamp(Fields.of(parsed(unsealed(line)), "the line"))


def stamp_of(line: bytes) -> Stamp | None:
    """The stamp in a line of any format; None where the line is not whole, or has no stamp."""
    try:
        return read_stamp(line)
    except DamagedLineError:
        return None


def _facts(event: Event) -> tuple[str, dict[str, object]]:
    facts: dict[str, object]
    match event:
        case Reviewed():
            kind, facts = "reviewed", _review_facts(event)
        case Regraded(card=card, review=review, grade=grade, claimed=claimed):
            kind, facts = "regraded", {"card": card, "review": review, "grade": grade, "claimed": claimed}
        case Undone(card=card, review=review):
            kind, facts = "undone", {"card": card, "review": review}
        case Redone(card=card, review=review):
            kind, facts = "redone", {"card": card, "review": review}
        case Reset(card=card, revision=revision, afresh=afresh):
            kind, facts = "reset", {"card": card, "revision": revision, "afresh": afresh}
        case Suspended(card=card, until=until):
            kind, facts = "suspended", {"card": card, "until": until.isoformat() if until else None}
        case Flagged(card=card, flagged=flagged, note=note):
            kind, facts = "flagged", {"card": card, "flagged": flagged, "note": note}
        case Configured():
            kind, facts = "configured", _settings(event)
        case _:
            assert_never(event)
    return kind, facts


def _settings(event: Configured) -> dict[str, object]:
    facts: dict[str, object] = {"new_per_day": event.new_per_day, "day_starts_at": event.day_starts_at}
    return facts if event.reviews_per_day is None else {**facts, "reviews_per_day": event.reviews_per_day}


def _review_facts(event: Reviewed) -> dict[str, object]:
    return {
        "card": event.card,
        "response": response_facts(event.response),
        "grade": event.grade,
        "reasons": event.reasons,
        "took": event.took,
        "length": event.length,
        "matcher": event.matcher,
        "practice": event.practice,
        "revision": event.revision,
    }


def _event(kind: str, stamp: Stamp, data: Fields, version: int) -> Event:
    event: Event
    match kind:
        case "reviewed":
            event = _reviewed(stamp, data, version)
        case "regraded":
            event = _regraded(stamp, data)
        case "undone":
            event = Undone(stamp, *_answer(data))
        case "redone":
            event = Redone(stamp, *_answer(data))
        case "reset":
            event = _reset(stamp, data)
        case "suspended":
            event = _suspended(stamp, data)
        case "flagged":
            event = _flagged(stamp, data)
        case "configured":
            event = _configured(stamp, data, version)
        case _:
            raise NewerLineError(f"the line holds an event of an unknown kind: {kind:.80}")
    return event


def _stamp(entry: Fields) -> Stamp:
    return Stamp(
        id=_event_id(entry, "id"),
        device=entry.text("device", DEVICE_ID),
        sequence=entry.whole("seq", low=1),
        at=entry.whole("at", high=_LAST_MOMENT),
        zone=entry.text("zone", _ZONE),
        day=entry.day("day"),
    )


def _reviewed(stamp: Stamp, data: Fields, version: int) -> Reviewed:
    later = ("revision",) if version > 1 else ()
    data.expect("card", "response", "grade", "reasons", "took", "length", "matcher", "practice", *later)
    return Reviewed(
        stamp=stamp,
        card=_card(data),
        response=read_response(data.inner("response")),
        grade=data.whole("grade", high=GRADES[-1]),
        reasons=data.texts("reasons"),
        took=data.whole("took"),
        length=data.whole("length"),
        matcher=data.whole("matcher"),
        practice=data.flag("practice"),
        revision=_revision(data) if later else 1,
    )


def _regraded(stamp: Stamp, data: Fields) -> Regraded:
    data.expect("card", "review", "grade", "claimed")
    grade = data.whole("grade", high=GRADES[-1])
    return Regraded(stamp, _card(data), _event_id(data, "review"), grade, data.flag("claimed"))


def _answer(data: Fields) -> tuple[CardId, EventId]:
    data.expect("card", "review")
    return _card(data), _event_id(data, "review")


def _reset(stamp: Stamp, data: Fields) -> Reset:
    data.expect("card", "revision", "afresh")
    return Reset(stamp, _card(data), _revision(data), data.flag("afresh"))


def _suspended(stamp: Stamp, data: Fields) -> Suspended:
    data.expect("card", "until")
    until = None if data.values["until"] is None else data.day("until")
    return Suspended(stamp, _card(data), until)


def _flagged(stamp: Stamp, data: Fields) -> Flagged:
    data.expect("card", "flagged", "note")
    return Flagged(stamp, _card(data), data.flag("flagged"), data.text("note"))


def _configured(stamp: Stamp, data: Fields, version: int) -> Configured:
    later = ("reviews_per_day",) if version > 3 else ()
    data.expect("new_per_day", "day_starts_at", *later)
    reviews = data.whole("reviews_per_day") if later else None
    return Configured(stamp, data.whole("new_per_day"), data.whole("day_starts_at", high=23), reviews)


def _revision(data: Fields) -> int:
    return data.whole("revision", low=1)


def _card(data: Fields) -> CardId:
    return CardId(data.text("card", _SOMETHING))


def _event_id(fields: Fields, name: str) -> EventId:
    return EventId(fields.text(name, EVENT_ID))
