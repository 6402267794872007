"""The order in which options, partners and steps are shown, over thousands of showings."""

import pytest

from tests.anki.browser.cards import shown
from tests.anki.browser.chance import SHOWINGS, unlike_chance
from tests.anki.browser.host import Host, Model
from tests.anki.learner import Learner


@pytest.mark.parametrize("name", ["one", "pairs", "steps"])
@pytest.mark.parametrize("model", [Model.ONE_PAGE, Model.REFUSED])
def test_every_order_comes_equally_often(reviewer: Host, every_type: Learner, model: Model, name: str) -> None:
    reviewer.become(model)
    card = shown(every_type.cards(f"demo/one/{name}")[0])
    arrangements = reviewer.arrangements(card.front, card.key, SHOWINGS)
    assert sum(arrangements.values()) == SHOWINGS
    assert not unlike_chance(arrangements)
