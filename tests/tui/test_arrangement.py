"""Targets being put into slots."""

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.tui.arrangement import Arrangement

PLACES = st.integers(0, 8)
slot_counts = st.integers(1, 6)
deeds = st.lists(st.tuples(st.sampled_from(["put", "take", "go"]), PLACES), max_size=20)


def done(slots: int, steps: list[tuple[str, int]]) -> Arrangement:
    arrangement = Arrangement((None,) * slots)
    for deed, number in steps:
        match deed:
            case "put":
                arrangement = arrangement.put(number)
            case "take":
                arrangement = arrangement.taken_out()
            case _:
                arrangement = arrangement.at(number % slots)
    return arrangement


@given(slot_counts, deeds)
def test_no_target_ever_lies_in_two_slots(slots: int, steps: list[tuple[str, int]]) -> None:
    arrangement = done(slots, steps)
    placed = [place for place in arrangement.held if place is not None]
    assert len(placed) == len(set(placed))
    assert len(arrangement.held) == slots
    assert arrangement.slot in range(slots)


@given(slot_counts, deeds, PLACES)
def test_a_target_is_put_into_the_current_slot_and_the_next_empty_one_follows(
    slots: int, steps: list[tuple[str, int]], place: int
) -> None:
    before = done(slots, steps)
    after = before.put(place)
    assert after.held[before.slot] == place
    around = [(before.slot + step) % slots for step in range(slots)]
    empty = [slot for slot in around if after.held[slot] is None]
    assert after.slot == (empty[0] if empty else before.slot)


@given(slot_counts, st.permutations(range(9)))
def test_as_many_targets_as_there_are_slots_fill_them_in_turn(slots: int, places: list[int]) -> None:
    arrangement = done(slots, [("put", place) for place in places[:slots]])
    assert arrangement.held == tuple(places[:slots])
    assert arrangement.missing == ()


@given(slot_counts, deeds)
def test_taking_out_empties_one_slot_as_long_as_one_is_filled(slots: int, steps: list[tuple[str, int]]) -> None:
    before = done(slots, steps)
    after = before.taken_out()
    assert len(after.missing) == min(slots, len(before.missing) + 1)
    assert after.held[after.slot] is None
    if before.held[before.slot] is not None:
        assert after.missing == tuple(sorted((*before.missing, before.slot)))


def test_where_the_current_slot_is_empty_the_last_filled_one_before_it_is_taken_out() -> None:
    arrangement = done(4, [("put", 5), ("put", 6), ("put", 7)])
    assert arrangement.slot == 3
    assert arrangement.taken_out() == Arrangement((5, 6, None, None), 2)
    assert arrangement.taken_out().taken_out() == Arrangement((5, None, None, None), 1)
    assert Arrangement((None, 5, 6), 0).taken_out() == Arrangement((None, 5, None), 2)
