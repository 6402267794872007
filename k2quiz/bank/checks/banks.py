"""What shows only in a bank as a whole: places of right options, shares of true statements."""

from collections.abc import Sequence
from math import erfc, exp, lgamma, log, sqrt

from k2quiz.bank import rules
from k2quiz.bank.checks.reading import Choices, Reading
from k2quiz.bank.kinds.truth import KIND as TRUTH
from k2quiz.bank.rules import Report
from k2quiz.card import Choose
from k2quiz.errors import Place

LEAST_LIKELY = 0.01
"""The probability by which places of right options still count as chance."""

TRUE_SHARE = (0.4, 0.6)
"""Within which the share of true statements lies."""

FEWEST_STATEMENTS = 5
"""Below which a share says nothing."""


def check_places(place: Place, readings: Sequence[Reading], report: Report) -> None:
    """Look at where right options stand in choices that are not shuffled; the others have no places."""
    kept = [choices for reading in readings if (choices := reading.choices) and not choices.shuffle]
    single = [choices for choices in kept if choices.key is not None]
    if single and chance_of_places(single) < LEAST_LIKELY:
        places = ", ".join(str(_count_at(index, single)) for index in range(max(len(one.options) for one in single)))
        message = f"in {len(single)} unshuffled choices the right one stands, from first to last place, {places} times"
        mend = "take out `shuffle: false` where the order does not matter"
        report.add(rules.KEY_POSITION, place, message, mend)


def _count_at(index: int, choices: Sequence[Choices]) -> int:
    return sum(one.key == index for one in choices)


def chance_of_places(choices: Sequence[Choices]) -> float:
    """The probability that chance alone puts the right options so unevenly (chi-square)."""
    longest = max(len(one.options) for one in choices)
    statistic = 0.0
    for index in range(longest):
        expected = sum(1 / len(one.options) for one in choices if index < len(one.options))
        statistic += (_count_at(index, choices) - expected) ** 2 / expected
    return chi_square_tail(statistic, longest - 1)


def chi_square_tail(statistic: float, freedom: int) -> float:
    """The probability that a chi-square variable exceeds a statistic (Abramowitz & Stegun 1964, 26.4.4 and 26.4.5)."""
    if statistic <= 0 or freedom < 1:
        return 1.0
    half = statistic / 2
    total = erfc(sqrt(half)) if freedom % 2 else 0.0
    step = 0.5 if freedom % 2 else 0.0
    while step < freedom / 2:
        total += exp(step * log(half) - half - lgamma(step + 1))
        step += 1
    return min(total, 1.0)


def check_truths(place: Place, readings: Sequence[Reading], report: Report) -> None:
    """Look at how many of the bank's statements are true."""
    truths = [
        reading.cards[0].interaction.options[0].right
        for reading in readings
        if reading.item.kind == TRUTH.name and isinstance(reading.cards[0].interaction, Choose)
    ]
    if len(truths) < FEWEST_STATEMENTS:
        return
    low, high = TRUE_SHARE
    if not low <= sum(truths) / len(truths) <= high:
        message = f"{sum(truths)} of {len(truths)} statements are true"
        mend = f"turn some round, until {low:.0%} to {high:.0%} are"
        report.add(rules.TRUE_SHARE, place, message, mend)
