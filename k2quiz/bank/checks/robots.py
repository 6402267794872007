"""Robots that answer a bank's choices without knowing anything: none of them may do better than chance."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp, lgamma, log

from k2quiz.bank import rules
from k2quiz.bank.checks.choices import clang
from k2quiz.bank.checks.reading import Choices, Reading
from k2quiz.bank.checks.words import ABSOLUTES
from k2quiz.bank.rules import Report
from k2quiz.errors import Place

ALPHA = 0.05
"""How often a robot may pass the limit by luck (one-sided)."""

FEWEST = 5
"""Choices below which a bank says nothing of a robot."""

Robot = Callable[[Reading, Choices], Sequence[float]]
"""How much a robot likes each option."""


@dataclass(frozen=True, slots=True)
class Guess:
    """How a robot does: right answers, of how many, the chance of one; and from how many on it is no luck."""

    hits: float
    choices: int
    chance: float
    limit: int


def _first(reading: Reading, choices: Choices) -> Sequence[float]:
    """A place says nothing where each showing has an order of its own: all options tie."""
    del reading
    return [0.0 if choices.shuffle else -index for index in range(len(choices.options))]


def _last(reading: Reading, choices: Choices) -> Sequence[float]:
    return [-liking for liking in _first(reading, choices)]


def _longest(reading: Reading, choices: Choices) -> Sequence[float]:
    del reading
    return [len(option.text) for option in choices.options]


def _shortest(reading: Reading, choices: Choices) -> Sequence[float]:
    return [-liking for liking in _longest(reading, choices)]


def _no_absolutes(reading: Reading, choices: Choices) -> Sequence[float]:
    return [-len(ABSOLUTES & found) if reading.english else 0 for found in choices.sets]


def _overlap(reading: Reading, choices: Choices) -> Sequence[float]:
    del reading
    return choices.shared


def _clang(reading: Reading, choices: Choices) -> Sequence[float]:
    return [len(clang(reading, found)) for found in choices.sets]


ROBOTS: Mapping[str, Robot] = {
    "the first choice": _first,
    "the last choice": _last,
    "the longest choice": _longest,
    "the shortest choice": _shortest,
    "a choice without “always” and the like": _no_absolutes,
    "the choice that shares most words with the others": _overlap,
    "the choice that shares most words with the question": _clang,
}
"""The robots, by what they pick."""

PLACE_ROBOTS = frozenset({"the first choice", "the last choice"})
"""Those that find a right option by its place."""


def check_robots(place: Place, readings: Iterable[Reading], report: Report) -> frozenset[str]:
    """Let each robot answer the bank's choices of one right option; the names of those that do too well."""
    asked = [(reading, choices) for reading in readings if (choices := reading.choices) and choices.key is not None]
    if len(asked) < FEWEST:
        return frozenset()
    found: set[str] = set()
    for name, robot in ROBOTS.items():
        guess = guessed(robot, asked)
        if guess.hits >= guess.limit:
            found.add(name)
            _report(name, guess, place, report)
    return frozenset(found)


def _report(name: str, guess: Guess, place: Place, report: Report) -> None:
    message = (
        f"a robot that picks {name} is right in {guess.hits / guess.choices:.1%} of {guess.choices} choices"
        f" (by chance {guess.chance:.1%}, limit {guess.limit / guess.choices:.1%})"
    )
    mend = "reword some right choices, or some wrong ones, so that this tells nothing"
    report.add(rules.ROBOT, place, message, mend)


def guessed(robot: Robot, asked: Sequence[tuple[Reading, Choices]]) -> Guess:
    """How a robot does; where it likes several options alike, it is right in the share of them that is."""
    hits = chance = 0.0
    for reading, choices in asked:
        likings = robot(reading, choices)
        best = max(likings)
        if choices.key is not None and likings[choices.key] == best:
            hits += 1 / sum(liking == best for liking in likings)
        chance += 1 / len(likings)
    hits, chance = round(hits, 6), chance / len(asked)
    return Guess(hits, len(asked), chance, limit(len(asked), chance))


def limit(choices: int, chance: float) -> int:
    """The right answers from which luck is no excuse: so many come with a probability of at most `ALPHA` (binomial)."""
    if chance >= 1:
        return choices + 1
    beyond = 0.0
    for hits in range(choices, -1, -1):
        beyond += exp(
            lgamma(choices + 1) - lgamma(hits + 1) - lgamma(choices - hits + 1)
            + hits * log(chance) + (choices - hits) * log(1 - chance)
        )  # fmt: skip
        if beyond > ALPHA:
            return hits + 1
    return 0
