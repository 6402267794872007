"""Hypothesis strategies for what a learner did; every one is small, so that collisions of days and cards are common."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from functools import cache

from hypothesis import settings
from hypothesis import strategies as st

from k2quiz.card import CardId
from k2quiz.event import (
    CardEvent,
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
from k2quiz.grading.response import Arranged, Chosen, Recalled, Response, Skipped, Typed
from k2quiz.journal.identity import uuid7

FIRST_DAY = date(2026, 11, 23)
DEVICES = ("0123456789ab", "fedcba987654")

unhurried = settings(deadline=None)
"""For properties that wait for a disk, which takes what time it likes."""

# Made once: making a strategy costs more than drawing from it.
_GRADES = st.integers(0, 5)
_AMOUNTS = st.integers(0, 100_000)
_SEQUENCES = st.integers(1, 2**53 - 1)
_MOMENTS = st.integers(0, 5)
_CHANCES = st.binary(min_size=10, max_size=10)
_DAYS = st.integers(0, 11).map(lambda number: FIRST_DAY + timedelta(days=number))
_DEVICES = st.sampled_from(DEVICES)
_ZONES = st.sampled_from(("+00:00", "+01:00", "-03:30", "+14:00"))
_REASONS = st.sampled_from(((), ("slow",), ("typo", "first-choice")))
_RARELY = st.sampled_from((False, False, False, True))
_KINDS = st.sampled_from((Reviewed, Reviewed, Reviewed, Reviewed, Regraded, Undone, Redone, Reset, Suspended, Flagged))
_REVISIONS = st.integers(1, 3)
_CARDS = st.from_regex(r"[a-z][a-z0-9-]{0,8}/[a-z][a-z0-9-]{0,8}(#[a-z0-9]{1,4})?", fullmatch=True).map(CardId)
_RESPONSES = st.one_of(
    st.sets(st.integers(0, 9)).map(lambda options: Chosen(tuple(sorted(options)))),
    st.text(max_size=20).map(Typed),
    st.permutations(range(4)).map(lambda targets: Arranged(tuple(targets))),
    _GRADES.map(Recalled),
    st.just(Skipped()),
)


def card_ids() -> st.SearchStrategy[CardId]:
    """Ids of cards, with and without a part."""
    return _CARDS


def grades() -> st.SearchStrategy[int]:
    """SM-2 grades."""
    return _GRADES


def days() -> st.SearchStrategy[date]:
    """One of twelve days, which are those of the stamps."""
    return _DAYS


def event_ids() -> st.SearchStrategy[EventId]:
    """UUIDv7s of any time and chance."""
    return st.builds(uuid7, st.integers(0, 2**48 - 1), _CHANCES)


@st.composite
def stamps(draw: st.DrawFn, number: int | None = None) -> Stamp:
    """A stamp on one of two devices; stamps of different `number` have different ids and places in the order."""
    sequence = draw(_SEQUENCES) if number is None else number
    chance = draw(_CHANCES) if number is None else number.to_bytes(10, "big")
    return _stamp(draw, sequence, chance)


def responses() -> st.SearchStrategy[Response]:
    """Responses of every kind."""
    return _RESPONSES


@st.composite
def reviews(draw: st.DrawFn, card: CardId | None = None, number: int | None = None) -> Reviewed:
    """Answers to any card, or to that card; `number` is the stamp's."""
    stamp = draw(stamps(number))
    return _review(draw, draw(_CARDS) if card is None else card, stamp)


def events() -> st.SearchStrategy[Event]:
    """Single events, which belong to no history."""
    return st.one_of(
        reviews(),
        st.builds(Regraded, stamps(), card_ids(), event_ids(), grades(), st.booleans()),
        st.builds(Undone, stamps(), card_ids(), event_ids()),
        st.builds(Redone, stamps(), card_ids(), event_ids()),
        st.builds(Reset, stamps(), card_ids(), _REVISIONS, st.booleans()),
        st.builds(Suspended, stamps(), card_ids(), st.none() | _DAYS),
        st.builds(Flagged, stamps(), card_ids(), st.booleans(), st.text(max_size=20)),
        st.builds(Configured, stamps(), _AMOUNTS, st.integers(0, 23), st.none() | _AMOUNTS),
    )


@st.composite
def card_events(draw: st.DrawFn, card: CardId | None = None, first: int = 1, most: int = 12) -> tuple[CardEvent, ...]:
    """Events of one card, stamped from number `first` on; changes name answers among them, whatever their times."""
    which = draw(_CARDS) if card is None else card
    made: list[CardEvent] = []
    for number in range(first, first + draw(_up_to(most))):
        stamp = _stamp(draw, number, number.to_bytes(10, "big"))
        made.append(_next_event(draw, which, stamp, made))
    return tuple(made)


@st.composite
def histories(draw: st.DrawFn, cards: int = 3) -> tuple[CardEvent, ...]:
    """Events of up to that many cards, in no order."""
    made: list[CardEvent] = []
    for number in range(draw(_up_to(cards))):
        made.extend(draw(card_events(CardId(f"bank/item-{number}"), first=len(made) + 1, most=6)))
    return tuple(made)


def _stamp(draw: st.DrawFn, sequence: int, chance: bytes) -> Stamp:
    day = draw(_DAYS)
    at = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1000 + draw(_MOMENTS)
    return Stamp(uuid7(at, chance), draw(_DEVICES), sequence, at, draw(_ZONES), day)


def _review(draw: st.DrawFn, card: CardId, stamp: Stamp) -> Reviewed:
    return Reviewed(
        stamp=stamp,
        card=card,
        response=draw(_RESPONSES),
        grade=draw(_GRADES),
        reasons=draw(_REASONS),
        took=draw(_AMOUNTS),
        length=draw(_AMOUNTS),
        matcher=draw(_GRADES),
        practice=draw(_RARELY),
        revision=draw(_REVISIONS),
    )


def _next_event(draw: st.DrawFn, card: CardId, stamp: Stamp, before: Sequence[CardEvent]) -> CardEvent:
    """One more answer, a change to one of the answers before, or a choice about the card."""
    answers = [event.stamp.id for event in before if isinstance(event, Reviewed)]
    kind = draw(_KINDS) if answers else Reviewed
    if kind is Reviewed:
        return _review(draw, card, stamp)
    if kind is Reset:
        return Reset(stamp, card, draw(_REVISIONS), draw(_RARELY))
    if kind is Suspended:
        return Suspended(stamp, card, draw(_DAYS))
    if kind is Flagged:
        return Flagged(stamp, card, draw(_RARELY), "")
    review = answers[draw(_up_to(len(answers) - 1))]
    if kind is Regraded:
        return Regraded(stamp, card, review, draw(_GRADES), draw(_RARELY))
    return (Redone if kind is Redone else Undone)(stamp, card, review)


@cache
def _up_to(most: int) -> st.SearchStrategy[int]:
    return st.integers(0, most)
