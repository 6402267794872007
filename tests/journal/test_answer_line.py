from hypothesis import given
from hypothesis import strategies as st

from k2quiz.card import CardId
from k2quiz.event import Event, Reviewed, Stamp
from k2quiz.grading.response import Chosen, Recalled
from k2quiz.journal import codec
from k2quiz.journal.answer_line import read_answer
from k2quiz.journal.codec import encode
from k2quiz.journal.damage import DamagedLineError, NewerLineError
from k2quiz.journal.fields import Fields
from k2quiz.journal.identity import uuid7
from k2quiz.journal.line import parsed, unsealed
from tests.strategies import FIRST_DAY, events, reviews


def head_of(event: Event) -> bytes:
    return unsealed(encode(event).removesuffix(b"\n"))


def read_by_field(head: bytes) -> Event | None:
    """The event that the reader of fields finds; None where it refuses the line."""
    try:
        return codec._read(Fields.of(parsed(head), "the line"))
    except (DamagedLineError, NewerLineError):
        return None


@given(events())
def test_a_line_read_at_once_says_what_it_says_field_by_field(event: Event) -> None:
    assert read_answer(head_of(event)) in (None, read_by_field(head_of(event)))


@given(reviews(number=7), st.sampled_from((Chosen((0, 2)), Recalled(3))))
def test_a_usual_answer_is_read_at_once(answer: Reviewed, response: Chosen | Recalled) -> None:
    usual = Reviewed(answer.stamp, answer.card, response, answer.grade, answer.reasons, 5200, 140, 1)
    assert read_answer(head_of(usual)) == usual


@given(reviews(), st.data())
def test_whatever_stands_in_a_line_it_is_never_taken_for_more_than_it_is_field_by_field(
    answer: Reviewed, data: st.DataObject
) -> None:
    head = head_of(answer)
    start = data.draw(st.integers(0, len(head)))
    end = data.draw(st.integers(start, min(len(head), start + 12)))
    put = data.draw(st.binary(max_size=4) | st.text(alphabet='0123456789-+{}[]",:\\ae', max_size=4).map(str.encode))
    altered = head[:start] + put + head[end:]
    found = read_answer(altered)
    assert found is None or found == read_by_field(altered)


@given(reviews())
def test_other_kinds_and_formats_are_left_to_the_reader_of_fields(answer: Reviewed) -> None:
    head = head_of(answer)
    assert read_answer(head.replace(b'"v":2', b'"v":3')) is None
    assert read_answer(head.replace(b'"kind":"reviewed"', b'"kind":"undone"')) is None


def test_a_response_nested_too_deeply_is_left_to_the_reader_of_fields() -> None:
    stamp = Stamp(uuid7(0, bytes(10)), "0123456789ab", 1, 0, "+00:00", FIRST_DAY)
    head = head_of(Reviewed(stamp, CardId("bank/item"), Chosen((0,)), 4, (), 0, 0, 1))
    assert read_answer(head.replace(b'{"chosen":[0]}', b'{"chosen":' + b"[" * 100_000 + b"}")) is None


def test_many_different_answers_are_each_read_as_they_are() -> None:
    stamp = Stamp(uuid7(0, bytes(10)), "0123456789ab", 1, 0, "+00:00", FIRST_DAY)
    for number in range(300):
        answer = Reviewed(stamp, CardId("bank/item"), Chosen((0,)), 4, (f"reason {number}",), 0, 0, number)
        assert read_answer(head_of(answer)) == answer
