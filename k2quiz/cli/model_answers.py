"""A right and a wrong answer to a card, to show what a learner is told after each."""

from typing import assert_never

from k2quiz.card import Arrange, Choose, FillIn, Interaction, Quantity, Recall, Term, TypeIn
from k2quiz.grading.response import Arranged, Chosen, Response, Typed

_NO_ANSWER = "something else"


def model_answers(interaction: Interaction) -> tuple[Response, Response] | None:
    """A right answer and a wrong one, foreseen by the author if any is; None for a card that is graded by oneself."""
    match interaction:
        case Choose():
            return _chosen(interaction)
        case TypeIn(answer=answer):
            return _typed(answer) if isinstance(answer, Term) else _measured(answer)
        case FillIn(gap=gap):
            return _typed(gap.answer)
        case Arrange(slots=slots):
            return Arranged(tuple(range(slots))), Arranged((1, 0, *range(2, slots)))
        case Recall():
            return None
        case _:
            assert_never(interaction)


def _chosen(choose: Choose) -> tuple[Response, Response]:
    right = [index for index, option in enumerate(choose.options) if option.right]
    wrong = [index for index, option in enumerate(choose.options) if not option.right]
    return Chosen(tuple(right if choose.several else right[:1])), Chosen(tuple(wrong[:1] or right[:-1]))


def _measured(quantity: Quantity) -> tuple[Response, Response]:
    return Typed(f"{quantity.low:f}"), Typed(f"{2 * abs(quantity.high) + 1:f}")


def _typed(term: Term) -> tuple[Response, Response]:
    return Typed(term.answer), Typed(next((refusal.answer for refusal in term.reject), _NO_ANSWER))
