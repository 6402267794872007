"""Choices that give the answer away, or leave a wrong belief standing."""

import re

from k2quiz.bank import rules
from k2quiz.bank.item import Authored
from k2quiz.bank.kinds.choice import CHOICES, choice_nodes
from k2quiz.bank.rules import Report
from k2quiz.card import Choose, Option

_OF_THE_ABOVE = re.compile(r"\b(all|none|both|neither) of (the above|these|them)\b", re.IGNORECASE)


def check_choices(authored: Authored, report: Report) -> None:
    """Look at the options of every choice the item asks for."""
    for card in authored.cards:
        if isinstance(card.interaction, Choose) and card.interaction.shuffle:
            _check(card.interaction.options, authored, report)


def _check(options: tuple[Option, ...], authored: Authored, report: Report) -> None:
    long_form = authored.node.get(CHOICES.name) is not None
    for option, node in zip(options, choice_nodes(authored.node), strict=True):
        if option.right and _right_is_longest(options):
            mend = "shorten it, or make a wrong one as long"
            message = "the right choice is much longer than every wrong one"
            report.add(rules.LONGEST_IS_RIGHT, node.place, message, mend)
        if _OF_THE_ABOVE.search(option.text):
            report.add(rules.OF_THE_ABOVE, node.place, f"`{option.text}` among shuffled choices", "drop it")
        if long_form and not option.why:
            report.add(rules.NO_REASON, node.place, f"the choice `{option.text}` has no reason", "add a `why:` to it")
    if not long_form:
        mend = "list the choices under `choices:`, each with `right:` or `wrong:` and its `why:`"
        report.add(rules.NO_REASON, authored.item.place, "the choices have no reasons", mend)


def _right_is_longest(options: tuple[Option, ...]) -> bool:
    """Whether a lone right option of four words or more leaves every wrong one below three quarters of its length."""
    right = [option.text for option in options if option.right]
    longest_wrong = max(len(option.text) for option in options if not option.right)
    return len(right) == 1 and len(right[0].split()) >= 4 and longest_wrong < 0.75 * len(right[0])
