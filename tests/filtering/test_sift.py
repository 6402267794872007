"""Cards are gone through in slices, and come out as if they had been gone through at once."""

from hypothesis import given
from hypothesis import strategies as st

from k2quiz.filtering.sift import Sift
from k2quiz.listing import CardId, Family, ItemId, Listing

CARDS = [Listing(CardId(f"a/{number}"), Family(ItemId(f"a/{number}"))) for number in range(230)]


@given(st.sets(st.sampled_from(CARDS)), st.sets(st.sampled_from(CARDS)), st.lists(st.booleans(), max_size=10))
def test_slices_find_what_one_look_finds(wanted: set[Listing], due: set[Listing], answers: list[bool]) -> None:
    sift = Sift(CARDS, wanted.__contains__, due.__contains__)
    while not sift.done:
        before = sift.seen
        sift.advance(lambda: bool(answers) and answers.pop())
        assert sift.seen > before
    assert sift.found == [card for card in CARDS if card in wanted]
    assert sift.counted == len(wanted & due)


def test_without_a_limit_everything_is_gone_through() -> None:
    sift = Sift(CARDS, lambda _: True, lambda _: False)
    sift.advance()
    assert sift.done
    assert sift.found == CARDS


def test_of_no_cards_nothing_is_left() -> None:
    assert Sift([], lambda _: True, lambda _: True).done
