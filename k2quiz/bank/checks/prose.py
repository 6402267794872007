"""What an item says: all of its texts, and what it says is so."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from k2quiz.bank.item import Authored
from k2quiz.bank.kinds.truth import KIND as TRUTH
from k2quiz.card import Arrange, Card, Choose, FillIn, Gap, Quantity, Recall, Term, TypeIn


def prose(authored: Authored) -> str:
    """Every text that a learner may read, one a line."""
    item = authored.item
    texts = [text for card in authored.cards for text in _texts(card)]
    return "\n".join([item.explain, item.hint, item.context, *texts])


def _texts(card: Card) -> Iterator[str]:
    yield card.prompt
    match card.interaction:
        case Choose(options=options):
            for option in options:
                yield from (option.text, option.why)
        case TypeIn(answer=answer):
            yield from _answer_texts(answer)
        case FillIn() as fill:
            for piece in fill.pieces:
                yield from _answer_texts(piece.answer) if isinstance(piece, Gap) else (piece,)
        case Arrange(targets=targets, labels=labels):
            yield from (*targets, *labels)
        case Recall(answer=answer):
            yield answer
        case _:
            assert_never(card.interaction)


def _answer_texts(answer: Term | Quantity) -> Iterator[str]:
    if isinstance(answer, Term):
        yield from (answer.answer, *(refusal.why for refusal in answer.reject))
    elif answer.low == answer.high:
        yield f"{answer.low:f}"


def claims(cards: Iterable[Card]) -> Iterator[str]:
    """What an item says is so: right options, true statements, answers and sentences."""
    for card in cards:
        match card.interaction:
            case Choose(options=options):
                yield from (option.text for option in options if option.right)
                if card.item.kind == TRUTH.name and options[0].right:
                    yield card.prompt
            case FillIn() as fill:
                yield fill.sentence()
            case Recall(answer=answer):
                yield answer
            case Arrange(targets=targets):
                yield from targets[: card.interaction.slots]
            case TypeIn():
                pass
            case _:
                assert_never(card.interaction)
