"""What is said of a field that is not what it should be, and the bounds up to which it is."""

from collections.abc import Callable
from datetime import date

import pytest

from k2quiz.journal.damage import DamagedLineError, NewerLineError
from k2quiz.journal.fields import LARGEST, Fields
from k2quiz.journal.responses import read_response

Read = Callable[[Fields], object]


@pytest.mark.parametrize(
    ("value", "read", "why"),
    [
        ({"a": 1, "b": 2}, lambda fields: fields.expect("b", "a"), "the fields are a, b, not b, a"),
        ({"data": 3}, lambda fields: fields.inner("data"), "data is no object"),
        ({"text": 3}, lambda fields: fields.text("text"), "text is not as it should be: 3"),
        ({"n": True}, lambda fields: fields.whole("n", 0, 5), "n is no whole number from 0 to 5: True"),
        ({"n": 6}, lambda fields: fields.whole("n", 0, 5), "n is no whole number from 0 to 5: 6"),
        ({"on": 1}, lambda fields: fields.flag("on"), "on is neither true nor false"),
        ({"day": "2026-02-30"}, lambda fields: fields.day("day"), "day is no day of the calendar: 2026-02-30"),
        (
            {"day": "1969-12-30"},
            lambda fields: fields.day("day"),
            "day is not between 1969-12-31 and 9000-12-31: 1969-12-30",
        ),
        (
            {"day": "9001-01-01"},
            lambda fields: fields.day("day"),
            "day is not between 1969-12-31 and 9000-12-31: 9001-01-01",
        ),
        ({"codes": ["a", 1]}, lambda fields: fields.texts("codes"), "codes holds something else than text"),
        ({"codes": "a"}, lambda fields: fields.texts("codes"), "codes is no list"),
        (
            {"places": [1, -1]},
            lambda fields: fields.wholes("places"),
            f"places is no whole number from 0 to {LARGEST}: -1",
        ),
    ],
)
def test_a_field_that_is_not_what_it_should_be_is_told_by_its_name(
    value: dict[str, object], read: Read, why: str
) -> None:
    with pytest.raises(DamagedLineError) as told:
        read(Fields(value))
    assert str(told.value) == why


def test_what_should_be_an_object_and_is_none_is_told_by_its_name() -> None:
    with pytest.raises(DamagedLineError) as told:
        Fields.of([], "the line")
    assert str(told.value) == "the line is no object"


@pytest.mark.parametrize("written", ["1969-12-31", "9000-12-31"])
def test_the_first_and_the_last_day_are_days(written: str) -> None:
    assert Fields({"day": written}).day("day") == date.fromisoformat(written)


@pytest.mark.parametrize(
    ("facts", "why"),
    [
        ({"chosen": [1, 0]}, "the chosen options do not ascend"),
        ({"chosen": [1, 1]}, "the chosen options do not ascend"),
        ({"arranged": [0, 1, 0]}, "one target lies in two places"),
        ({"arranged": 3}, "arranged is no list"),
        ({"arranged": ["x"]}, f"arranged is no whole number from 0 to {LARGEST}: 'x'"),
        ({"skipped": False}, "the answer was neither given nor skipped"),
    ],
)
def test_a_response_that_nobody_can_have_given_is_told_as_damage(facts: dict[str, object], why: str) -> None:
    with pytest.raises(DamagedLineError) as told:
        read_response(Fields(facts))
    assert str(told.value) == why


def test_a_response_of_a_later_k2quiz_is_told_by_its_tags() -> None:
    with pytest.raises(NewerLineError) as told:
        read_response(Fields({"spoken": 1, "sung": 2}))
    assert str(told.value) == "the response is of an unknown kind: spoken, sung"
