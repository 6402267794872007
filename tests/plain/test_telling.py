from decimal import Decimal

import pytest

from k2quiz.card import Quantity, TypeIn
from k2quiz.plain.telling import back_lines
from k2quiz.study.question import ask
from tests.plain.scenes import card


@pytest.mark.parametrize(("shown", "unit"), [("180 µg", "µg"), ("180", "µg"), ("180 µg", "")])
def test_a_unit_is_told_once(shown: str, unit: str) -> None:
    dose = Quantity(Decimal(180), Decimal(180), unit, shown)
    assert back_lines(ask(card(TypeIn(dose), "How much?"), 0))[0] == "The answer: 180 µg"
