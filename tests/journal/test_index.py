"""The file of an index."""

from pathlib import Path

import pytest

from k2quiz.card import CardId
from k2quiz.journal.codec import encode
from k2quiz.journal.index import build_index, discard_index, open_index
from k2quiz.journal.summary import Summary
from tests.journal.saved import answer, journal_with


def test_an_index_is_made_with_the_folders_that_it_needs_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "some" / "cache" / "index.sqlite"
    build_index(path, Summary(), [])
    index = open_index(path)
    assert index.summary == Summary()
    index.close()
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("name", ["bank/item", "bank/ä", "bank/\ud800"])
def test_the_events_of_a_card_are_found_whatever_it_is_called(name: str, tmp_path: Path) -> None:
    event = answer(journal_with(tmp_path, 0), card=name)
    path = tmp_path / "index.sqlite"
    build_index(path, Summary(counts={CardId(name): 1}), [(encode(event).removesuffix(b"\n"), event)])
    index = open_index(path)
    assert index.events(CardId(name)) == index.events_of([event.stamp.id]) == (event,)
    index.close()


def test_an_index_that_cannot_be_removed_is_left_where_it_is(tmp_path: Path) -> None:
    discard_index(tmp_path)
    assert tmp_path.is_dir()
    discard_index(tmp_path / "none")
