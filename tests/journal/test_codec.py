import json
from dataclasses import replace
from hashlib import blake2b

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import CardId
from k2quiz.event import Event, EventId, Reviewed, Stamp
from k2quiz.grading.response import Chosen, Typed
from k2quiz.journal.codec import FORMAT, decode, encode
from k2quiz.journal.damage import DamagedLineError, NewerLineError
from k2quiz.journal.line import seal
from tests.strategies import DEVICES, FIRST_DAY, events

ID = EventId("019aafcc1c807000800000000000002a")
STAMP = Stamp(ID, DEVICES[0], 7, 1_763_900_000_000, "+01:00", FIRST_DAY)
REVIEW = Reviewed(STAMP, CardId("bank/item#1"), Chosen((0, 2)), 4, ("slow",), 5200, 140, 1)


def entry(**changes: object) -> dict[str, object]:
    """The fields of a whole line, some of them changed."""
    fields = json.loads(encode(REVIEW))
    del fields["sum"]
    return {**fields, **changes}


def data(**changes: object) -> dict[str, object]:
    """The fields of a whole line, with some of its data changed."""
    whole = entry()
    facts = whole["data"]
    assert isinstance(facts, dict)
    return {**whole, "data": {**facts, **changes}}


REGRADED = {"card": "a/b", "review": ID, "grade": 5, "claimed": False}


def _day(hour: int) -> dict[str, object]:
    return {"new_per_day": 5, "day_starts_at": hour}


def first_format() -> dict[str, object]:
    """The fields of the same line as the first format had them."""
    whole = entry(v=1)
    facts = whole["data"]
    assert isinstance(facts, dict)
    return {**whole, "data": {name: value for name, value in facts.items() if name != "revision"}}


FIRST = first_format()


@given(events())
def test_an_event_is_read_as_it_was_written(event: Event) -> None:
    assert decode(encode(event).removesuffix(b"\n")) == event


@given(events())
def test_a_line_is_one_line_of_ascii(event: Event) -> None:
    line = encode(event)
    assert line.isascii()
    assert line.splitlines(keepends=True) == [line]


def test_the_form_of_a_line_is_the_one_that_is_documented() -> None:
    head = (
        '{"v":2,"id":"019aafcc1c807000800000000000002a","device":"0123456789ab","seq":7,"at":1763900000000,'
        '"zone":"+01:00","day":"2026-11-23","kind":"reviewed","data":{"card":"bank/item#1",'
        '"response":{"chosen":[0,2]},"grade":4,"reasons":["slow"],"took":5200,"length":140,"matcher":1,'
        '"practice":false,"revision":1}'
    )
    checksum = blake2b(head.encode(), digest_size=8).hexdigest()
    assert encode(REVIEW).decode() == f'{head},"sum":"{checksum}"}}\n'


def test_a_line_of_the_first_format_is_read_as_one_of_the_first_revision() -> None:
    assert decode(seal(FIRST).strip()) == REVIEW


@given(events(), st.data())
def test_any_single_flipped_bit_is_noticed(event: Event, data: st.DataObject) -> None:
    line = bytearray(encode(event).removesuffix(b"\n"))
    bit = data.draw(st.integers(0, len(line) * 8 - 1))
    line[bit // 8] ^= 1 << bit % 8
    with pytest.raises(DamagedLineError):
        decode(bytes(line))


@given(events(), st.data())
def test_a_line_cut_short_is_noticed(event: Event, data: st.DataObject) -> None:
    line = encode(event).removesuffix(b"\n")
    with pytest.raises(DamagedLineError):
        decode(line[: data.draw(st.integers(0, len(line) - 1))])


@given(st.binary(max_size=200))
def test_bytes_that_are_no_line_are_noticed(line: bytes) -> None:
    with pytest.raises(DamagedLineError):
        decode(line)


def test_a_lone_surrogate_that_a_terminal_let_through_is_kept() -> None:
    event = replace(REVIEW, response=Typed("\udc80 and more"))
    assert decode(encode(event).strip()) == event


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(entry(id="x" * 32), id="an id that is not hexadecimal"),
        pytest.param(entry(id=5), id="an id that is no text"),
        pytest.param(entry(device="0123"), id="a short device"),
        pytest.param(entry(device="../../../etc"), id="a device that is a path"),
        pytest.param(entry(v=0), id="a format before the first"),
        pytest.param(entry(v=True), id="a format that is no number"),
        pytest.param(entry(seq=0), id="a sequence below 1"),
        pytest.param(entry(seq=1.0), id="a sequence with a fraction"),
        pytest.param(entry(at=-1), id="a moment before 1970"),
        pytest.param(entry(at=10**15), id="a moment far outside the calendar"),
        pytest.param(entry(zone="Europe/Oslo"), id="a zone that is no offset"),
        pytest.param(entry(day="20261123"), id="a day without dashes"),
        pytest.param(entry(day="2026-02-30"), id="a day that never comes"),
        pytest.param(entry(day="1969-12-30"), id="a day before 1970 in every zone"),
        pytest.param(entry(day="9001-01-01"), id="a day too near to the end of the calendar"),
        pytest.param(entry(kind=None), id="no kind"),
        pytest.param(entry(data=[]), id="data that is no object"),
        pytest.param(entry(more=1), id="a field too many"),
        pytest.param({"v": 1}, id="fields missing"),
        pytest.param(dict(reversed(entry().items())), id="fields in another order"),
        pytest.param(data(card=""), id="no card"),
        pytest.param(data(grade=6), id="a grade above 5"),
        pytest.param(data(grade=-1), id="a grade below 0"),
        pytest.param(data(grade=False), id="a grade that is no number"),
        pytest.param(data(reasons="slow"), id="reasons that are no list"),
        pytest.param(data(reasons=["slow", 1]), id="a reason that is no text"),
        pytest.param(data(took=-1), id="a negative time"),
        pytest.param(data(length="1"), id="a length in quotes"),
        pytest.param(data(practice=0), id="practice neither true nor false"),
        pytest.param(data(response=None), id="no response"),
        pytest.param(data(response={"chosen": [1, 1]}), id="an option chosen twice"),
        pytest.param(data(response={"chosen": [2, 1]}), id="options that descend"),
        pytest.param(data(response={"chosen": [-1]}), id="an option below 0"),
        pytest.param(data(response={"typed": 5}), id="typed text that is a number"),
        pytest.param(data(response={"recalled": 6}), id="a recall above 5"),
        pytest.param(data(response={"skipped": False}), id="an answer neither given nor skipped"),
        pytest.param(data(response={"arranged": [1, 1]}), id="a target in two places"),
        pytest.param(data(revision=0), id="a revision below 1"),
        pytest.param(data(extra=1), id="data with a field too many"),
        pytest.param({**entry(), "v": 1}, id="a field that the first format did not have"),
        pytest.param({**FIRST, "v": 2}, id="a field missing that the second format has"),
        pytest.param(entry(kind="reset", data={"card": "a/b", "revision": 0, "afresh": True}), id="a reset to none"),
        pytest.param(entry(kind="reset", data={"card": "a/b", "revision": 2, "afresh": 1}), id="a reset half done"),
        pytest.param(entry(kind="reset", data={"card": "a/b", "revision": 2}), id="a reset without a choice"),
        pytest.param(entry(kind="undone"), id="data of another kind"),
        pytest.param(entry(kind="regraded"), id="data of yet another kind"),
        pytest.param(entry(kind="regraded", data={**REGRADED, "grade": 6}), id="another grade above 5"),
        pytest.param(entry(kind="configured", v=3, data=_day(24)), id="a day that starts at an hour there is not"),
    ],
)
def test_a_sealed_line_with_a_field_that_makes_no_sense_is_damaged(fields: dict[str, object]) -> None:
    with pytest.raises(DamagedLineError):
        decode(seal(fields).strip())


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param(entry(kind="regraded", data=REGRADED), id="the best grade"),
        pytest.param(entry(kind="configured", v=3, data=_day(23)), id="the last hour"),
        pytest.param(data(grade=5), id="an answer with the best grade"),
    ],
)
def test_a_sealed_line_at_the_bounds_of_its_fields_is_read(fields: dict[str, object]) -> None:
    assert encode(decode(seal(fields).strip())) == seal(fields)


@pytest.mark.parametrize(
    ("fields", "why"),
    [
        (entry(v=FORMAT + 1), f"the line has format {FORMAT + 1}; this k2quiz knows formats up to {FORMAT}"),
        (entry(kind="dreamt"), "the line holds an event of an unknown kind: dreamt"),
    ],
)
def test_a_line_of_a_later_k2quiz_says_what_of_it_is_later(fields: dict[str, object], why: str) -> None:
    with pytest.raises(NewerLineError) as told:
        decode(seal(fields).strip())
    assert str(told.value) == why


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({"v": FORMAT + 1, "anything": ["else"]}, id="a later format"),
        pytest.param(entry(kind="dreamt", data={"card": "bank/item"}), id="a later kind"),
        pytest.param(data(response={"spoken": "yes"}), id="a later response"),
    ],
)
def test_what_a_later_k2quiz_wrote_is_told_from_damage(fields: dict[str, object]) -> None:
    with pytest.raises(NewerLineError):
        decode(seal(fields).strip())


@pytest.mark.parametrize(
    "head",
    [
        pytest.param(b"[" * 100_000, id="nested too deeply"),
        pytest.param(b'{"v":' + b"9" * 5_000, id="a number of 5,000 digits"),
        pytest.param(b'{"v":\xb5', id="Latin-1"),
        pytest.param(b"[1", id="a list"),
        pytest.param(b'{"v":NaN', id="not a number"),
    ],
)
def test_a_forged_checksum_does_not_bring_the_reader_down(head: bytes) -> None:
    checksum = blake2b(head, digest_size=8).hexdigest().encode()
    with pytest.raises(DamagedLineError):
        decode(head + b',"sum":"' + checksum + b'"}')
