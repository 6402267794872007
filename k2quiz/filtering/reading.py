"""What there is to read on a card, in a form in which case, accents and hyphens do not matter."""

from collections.abc import Iterator
from typing import assert_never

from k2quiz.card import Arrange, Card, Choose, FillIn, Interaction, Quantity, Recall, Term, TypeIn
from k2quiz.grading.normal import folded

_HYPHENS = dict.fromkeys(map(ord, "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212"))
_BETWEEN = "\n"
"""Stands between texts, so that no search finds the end of one and the start of the next."""


def searchable(text: str) -> str:
    """The text without what does not matter to a search."""
    return " ".join(folded(text).translate(_HYPHENS).split())


def everything_on(card: Card) -> str:
    """All that a search looks through: id, prompt, passage, options and answers, explanation, each searchable."""
    item = card.item
    texts = (card.id, card.prompt, item.context, item.explain, *_answers(card.interaction))
    return _BETWEEN.join(searchable(text) for text in texts if text)


def _answers(interaction: Interaction) -> Iterator[str]:
    match interaction:
        case Choose(options=options):
            for option in options:
                yield from (option.text, option.why)
        case TypeIn(answer=answer):
            yield from _answer(answer)
        case FillIn(gap=gap):
            yield interaction.sentence()
            yield from _answer(gap.answer)
        case Arrange(targets=targets, labels=labels):
            yield from (*targets, *labels)
        case Recall(answer=back):
            yield back
        case _:
            assert_never(interaction)


def _answer(answer: Term | Quantity) -> Iterator[str]:
    if isinstance(answer, Quantity):
        yield f"{answer.shown} {answer.unit}"
    else:
        yield from (answer.answer, *answer.accept)
