"""The words and terms of a deck: what a typed answer may be instead of a slip."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import assert_never

from k2quiz.card import Arrange, Card, Choose, FillIn, Gap, Interaction, Recall, Term, TypeIn
from k2quiz.grading.edits import is_plural, single_edit
from k2quiz.grading.normal import folded, normal_form
from k2quiz.grading.slips import SHORTEST

_LONGEST_TERM = 60
"""Characters; a longer option or back is a sentence, and no answer that anyone types."""

_LONG_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of a deck that are long enough to be slipped into, and the keys of its terms, in normal form.

    `kin` has for the key of an answer those of all that are right wherever it is.
    """

    words: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    kin: Mapping[str, frozenset[str]] = field(default_factory=dict)


def lexicon_of(cards: Iterable[Card]) -> Lexicon:
    """The lexicon of a deck's cards."""
    terms: set[str] = set()
    prose: set[str] = set()
    kin: dict[str, frozenset[str]] = {}
    for card in cards:
        found = tuple(_terms(card.interaction))
        terms.update(found)
        prose.update((*found, *_prose(card)))
        for answers in _right_answers(card.interaction):
            own = frozenset(normal_form(text).key for text in answers)
            kin.update({key: kin.get(key, own) | own for key in own})
    words = (word for text in prose for word in _LONG_WORD.findall(folded(text)))
    keys = frozenset(normal_form(term).key for term in terms if len(term) <= _LONGEST_TERM)
    return Lexicon(frozenset(words), keys, kin)


def near(text: str, known: Iterable[str], own: Iterable[str]) -> bool:
    """Whether one edit leads from a long text to one of the `known` that is not among its `own`, plurals apart."""
    mine = tuple(own)
    return any(
        _alike(text, other)
        and single_edit(text, other)
        and not any(other == right or is_plural(other, right) for right in mine)
        for other in known
    )


def _alike(text: str, other: str) -> bool:
    """What holds of any two texts that one edit parts, if they are longer than two letters, and is quickly seen."""
    return abs(len(text) - len(other)) <= 1 and (text[0] == other[:1] or text[-1] == other[-1:])


def _terms(interaction: Interaction) -> Iterator[str]:
    """Every answer, right or wrong, that an interaction names."""
    match interaction:
        case Choose(options):
            yield from (option.text for option in options)
        case TypeIn(answer):
            yield from _answers(answer) if isinstance(answer, Term) else ()
        case FillIn(pieces):
            for piece in pieces:
                if isinstance(piece, Gap):
                    yield from _answers(piece.answer)
        case Arrange(targets, labels):
            yield from (*targets, *labels)
        case Recall(back):
            yield back
        case _:
            assert_never(interaction)


def _right_answers(interaction: Interaction) -> Iterator[tuple[str, ...]]:
    """The texts that are right for each term that is asked for."""
    match interaction:
        case TypeIn(answer=Term(answer, accept)):
            yield (answer, *accept)
        case FillIn(gap=gap):
            yield (gap.answer.answer, *gap.answer.accept)
        case _:
            return


def _answers(term: Term) -> Iterator[str]:
    yield term.answer
    yield from term.accept
    yield from (refusal.answer for refusal in term.reject)


def _prose(card: Card) -> Iterator[str]:
    """Every text of a card that is not an answer."""
    yield from (card.prompt, card.item.explain, card.item.hint)
    match card.interaction:
        case Choose(options):
            yield from (option.why for option in options)
        case TypeIn(Term(reject=refusals)):
            yield from (refusal.why for refusal in refusals)
        case FillIn(pieces):
            yield from (piece for piece in pieces if isinstance(piece, str))
        case _:
            pass
