"""Every note of the shipped deck that takes an answer, answered in a browser."""

import pytest

from k2quiz.bank.load import load_deck
from k2quiz.cli.workplace import shipped_deck
from tests.anki.browser.answers import SCRIPTED, How
from tests.anki.browser.cards import shown, studied
from tests.anki.browser.host import Host
from tests.anki.browser.trial import trial


def test_every_question_can_be_answered_rightly_and_says_so(
    reviewer: Host, tmp_path_factory: pytest.TempPathFactory
) -> None:
    source = load_deck(shipped_deck())
    with studied(source, tmp_path_factory.mktemp("shipped")) as someone:
        cards = [card for each in someone.cards() if (card := shown(each)).type in SCRIPTED]
    faults = {card.key: found for card in cards if (found := trial(reviewer, card, How.RIGHT))}
    assert not faults
    assert {card.type for card in cards} == set(SCRIPTED)
