import re
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from k2quiz.journal.identity import EVENT_ID, uuid7

times = st.integers(0, 2**48 - 1)
chances = st.binary(min_size=10, max_size=10)


@given(times, chances)
def test_an_event_id_is_a_uuid_of_version_7_that_carries_its_time(at: int, chance: bytes) -> None:
    read = UUID(uuid7(at, chance))
    assert (read.version, read.variant) == (7, "specified in RFC 4122")
    assert read.int >> 80 == at


@given(times, chances)
def test_an_event_id_is_32_hexadecimal_digits(at: int, chance: bytes) -> None:
    assert EVENT_ID.fullmatch(uuid7(at, chance))


@given(times, times, chances)
def test_event_ids_sort_by_their_time(first: int, second: int, chance: bytes) -> None:
    assert (uuid7(first, chance) < uuid7(second, chance)) == (first < second)


def test_the_example_of_rfc_9562_is_met() -> None:
    chance = ((0xCC3 << 62) | 0x18C4DC0C0C07398F).to_bytes(10, "big")
    assert uuid7(0x017F22E279B0, chance) == "017f22e279b07cc398c4dc0c0c07398f"


@given(chances, st.integers(0, 73))
def test_74_bits_of_an_event_id_come_from_chance(chance: bytes, bit: int) -> None:
    flipped = (int.from_bytes(chance, "big") ^ 1 << bit).to_bytes(10, "big")
    difference = int(uuid7(0, chance), 16) ^ int(uuid7(0, flipped), 16)
    assert difference.bit_count() == 1


@pytest.mark.parametrize(("at", "chance"), [(-1, bytes(10)), (2**48, bytes(10)), (0, bytes(9)), (0, bytes(11))])
def test_a_time_or_chance_that_does_not_fit_is_refused(at: int, chance: bytes) -> None:
    with pytest.raises(ValueError, match=re.compile("UUIDv7")):
        uuid7(at, chance)
