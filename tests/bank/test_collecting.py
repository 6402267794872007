"""While a deck is read nothing is searched for garbage, and afterwards all is as it was."""

import gc
from collections.abc import Iterator

import pytest

from k2quiz.bank.collecting import without_collecting


@pytest.fixture(autouse=True)
def collecting() -> Iterator[None]:
    yield
    gc.enable()
    gc.unfreeze()


@without_collecting()
def broken() -> None:
    raise KeyError(gc.isenabled())


def test_garbage_is_searched_for_again_afterwards_even_after_an_error() -> None:
    gc.enable()
    with pytest.raises(KeyError, match="False"):
        broken()
    assert gc.isenabled()


def test_a_stretch_within_another_does_not_end_it() -> None:
    gc.enable()
    with without_collecting():
        with without_collecting():
            pass
        assert not gc.isenabled()


def test_who_has_turned_the_search_off_finds_it_off() -> None:
    gc.disable()
    with without_collecting():
        pass
    assert not gc.isenabled()


def test_only_what_is_large_is_left_out_of_later_searches() -> None:
    gc.enable()
    gc.collect()
    with without_collecting():
        few = [[number] for number in range(1_000)]
    assert gc.get_freeze_count() == 0
    with without_collecting():
        many = [[number] for number in range(200_000)]
    assert gc.get_freeze_count() > len(few) + len(many)
