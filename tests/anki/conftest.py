from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from k2quiz.anki.fields import RENDERED_AT
from k2quiz.anki.package import write_package
from k2quiz.bank.deck import Deck
from k2quiz.card import ItemId
from tests.anki.learner import Learner, learner

Export = Callable[..., Path]


@pytest.fixture
def anki(tmp_path: Path) -> Iterator[Learner]:
    """A learner with an empty collection."""
    with learner(tmp_path / "collection.anki2") as someone:
        yield someone


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """Writes a deck to a new package; `changed` names items that changed some seconds after all others."""

    def write(deck: Deck, changed: Mapping[str, int] | None = None) -> Path:
        target = tmp_path / f"{len(list(tmp_path.glob('*.apkg')))}.apkg"
        later = changed or {}
        times = {card.item.id: RENDERED_AT + later.get(card.item.id, 0) for card in (*deck.cards, *deck.retired)}
        write_package(deck, {ItemId(item): time for item, time in times.items()}, target)
        return target

    return write
