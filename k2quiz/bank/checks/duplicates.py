"""Questions of a deck that read alike."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from math import ceil

from k2quiz.bank import rules
from k2quiz.bank.checks.prose import claims
from k2quiz.bank.checks.reading import Reading
from k2quiz.bank.checks.words import NEGATIONS, likeness
from k2quiz.bank.rules import Report
from k2quiz.card import Choose, Quantity, Term, TypeIn

ALIKE = 0.7
"""Share of words in common (Jaccard) from which two questions read alike."""

FEWEST = 3
"""Words below which a likeness says nothing."""

_Sense = tuple[object, ...]


def check_duplicates(readings: Iterable[Reading], report: Report) -> None:
    """Find questions alike in words, with the same numbers, negations and right answers: others ask something else."""
    groups: defaultdict[_Sense, list[Reading]] = defaultdict(list)
    for reading in readings:
        if len(reading.content) >= FEWEST:
            groups[_sense(reading)].append(reading)
    for group in groups.values():
        if len(group) > 1:
            for earlier, later in _pairs(group):
                _report(earlier, later, report)


def _sense(reading: Reading) -> _Sense:
    """What two questions that ask the same agree in, however they are worded."""
    found = reading.words
    numbers = sorted(word for word in found if word[-1].isdigit() or word[0].isdigit())
    negations = sorted(NEGATIONS.intersection(found))
    return (*numbers, None, *negations, None, *_answers(reading))


def _answers(reading: Reading) -> list[str]:
    interaction = reading.cards[0].interaction
    match interaction:
        case TypeIn(answer=Term(answer=answer)):
            right = [answer]
        case TypeIn(answer=Quantity(low=low, high=high, unit=unit)):
            right = [f"{low}..{high} {unit}"]
        case Choose(options=options):
            right = [option.text for option in options if option.right]
        case _:
            right = list(claims(reading.cards[:1]))
    return sorted(text.casefold() for text in right)


def _pairs(group: Sequence[Reading]) -> Iterable[tuple[Reading, Reading]]:
    """For each question the earliest one that it is like, found by the rarest of its words (Bayardo et al. 2007)."""
    frequency = Counter(word for reading in group for word in reading.content)
    index: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in group:
        rarest = sorted(reading.content, key=lambda word: (frequency[word], word))
        prefix = rarest[: len(rarest) - ceil(ALIKE * len(rarest)) + 1]
        earlier = _alike(reading, prefix, index)
        if earlier is not None:
            yield earlier, reading
            continue
        for word in prefix:
            index[word].append(reading)


def _alike(reading: Reading, prefix: Iterable[str], index: defaultdict[str, list[Reading]]) -> Reading | None:
    for word in prefix:
        for other in index[word]:
            if likeness(reading.content, other.content) >= ALIKE:
                return other
    return None


def _report(earlier: Reading, later: Reading, report: Report) -> None:
    place = earlier.item.place
    message = f"reads like `{earlier.item.id}` ({place.path}:{place.line}), with the same right answer"
    mend = "drop one, or ask about another side of it"
    report.add(rules.NEAR_DUPLICATE, later.question_place, message, mend)
