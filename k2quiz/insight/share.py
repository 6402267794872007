"""How many of some answers were right, and how far that number can be trusted."""

from collections.abc import Iterable
from math import sqrt
from typing import Final, NamedTuple

from k2quiz.event import Reviewed
from k2quiz.scheduling.sm2 import PASS

_Z: Final = 1.959963984540054
"""The 97.5 % point of the normal distribution."""


class Share(NamedTuple):
    """So many right of so many answers; right is a grade of 3 or more."""

    right: int = 0
    answers: int = 0

    @property
    def share(self) -> float | None:
        """The part that was right, 0–1; None without an answer."""
        return self.right / self.answers if self.answers else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Where the true share lies with 95 % confidence; None without an answer.

        Wilson's score interval: with p = right / n, it is (p + z²/2n ± z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n).
        E. B. Wilson, Probable inference, the law of succession, and statistical inference, Journal of the American
        Statistical Association 22 (1927), 209–212, https://doi.org/10.1080/01621459.1927.10502953.
        """
        if not self.answers:
            return None
        n, p = self.answers, self.right / self.answers
        centre = p + _Z**2 / (2 * n)
        reach = _Z * sqrt(p * (1 - p) / n + _Z**2 / (4 * n**2))
        scale = 1 + _Z**2 / n
        return max(0.0, (centre - reach) / scale), min(1.0, (centre + reach) / scale)


def share_of(answers: Iterable[Reviewed]) -> Share:
    """The share of right ones among answers."""
    grades = [answer.grade for answer in answers]
    return Share(sum(grade >= PASS for grade in grades), len(grades))
