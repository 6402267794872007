"""Whether a response is right."""

from typing import TypeVar, assert_never

from k2quiz.card import Arrange, Choose, FillIn, Interaction, Quantity, Recall, Term, TypeIn
from k2quiz.grading.lexicon import Lexicon
from k2quiz.grading.match import match_term
from k2quiz.grading.quantity import match_quantity
from k2quiz.grading.response import Arranged, Chosen, Recalled, Response, Skipped, Typed
from k2quiz.grading.verdict import Reason, Verdict, right, wrong

R = TypeVar("R", Chosen, Typed, Arranged, Recalled)

MATCHER_VERSION = 1
"""Raised whenever an answer may be judged otherwise than before; every answer's event names it."""

_PASS = 3


def judge(interaction: Interaction, response: Response, lexicon: Lexicon) -> Verdict:
    """The verdict on a response to a card of a deck with that lexicon.

    Raises:
        ValueError: the response is none that the interaction asks for.

    """
    if isinstance(response, Skipped):
        return wrong("skipped", "Skipped.")
    match interaction:
        case Choose():
            return _judge_choice(interaction, _expected(Chosen, response).options)
        case TypeIn(answer):
            return _judge_typed(answer, _expected(Typed, response).text, lexicon)
        case FillIn(gap=gap):
            return match_term(gap.answer, _expected(Typed, response).text, lexicon)
        case Arrange():
            return _judge_arrangement(interaction, _expected(Arranged, response).targets)
        case Recall():
            return _judge_recall(_expected(Recalled, response).grade)
        case _:
            assert_never(interaction)


def _expected(kind: type[R], response: Response) -> R:
    if not isinstance(response, kind):
        message = f"a {type(response).__name__} is no response to this card, a {kind.__name__} is"
        raise ValueError(message)  # noqa: TRY004 - which type fits is a matter of the card's value
    return response


def _judge_typed(answer: Term | Quantity, text: str, lexicon: Lexicon) -> Verdict:
    match answer:
        case Term():
            return match_term(answer, text, lexicon)
        case Quantity():
            return match_quantity(answer, text)
        case _:
            assert_never(answer)


def _judge_choice(choose: Choose, picked: tuple[int, ...]) -> Verdict:
    """The verdict on options picked; of several, (right ones - wrong ones) / all right ones is earned."""
    if list(picked) != sorted(set(picked)) or not set(picked) <= set(range(len(choose.options))):
        raise ValueError(f"{picked} are no ascending indices of {len(choose.options)} options")
    if not choose.several and len(picked) != 1:
        raise ValueError(f"one option is asked for, not {len(picked)}")
    wanted = {index for index, option in enumerate(choose.options) if option.right}
    hits, misses = len(wanted & set(picked)), len(set(picked) - wanted)
    if not misses and hits == (len(wanted) if choose.several else 1):
        return right()
    if not choose.several:
        return wrong("wrong", "Another option is right.")
    credit = max(0.0, (hits - misses) / len(wanted)) if wanted else 0.0
    text = f"{hits} of {len(wanted)} right options, and {misses or 'no'} wrong."
    return Verdict(correct=False, credit=credit, reasons=(Reason("wrong", text),))


def _judge_arrangement(arrange: Arrange, placed: tuple[int, ...]) -> Verdict:
    """The verdict on targets put into slots; each slot that holds its own earns its share."""
    known = set(placed) <= set(range(len(arrange.targets)))
    if len(placed) != arrange.slots or len(set(placed)) != len(placed) or not known:
        raise ValueError(f"{placed} do not fill {arrange.slots} slots with different targets")
    hits = sum(slot == target for slot, target in enumerate(placed))
    if hits == arrange.slots:
        return right()
    text = f"In the right place: {hits} of {arrange.slots}."
    return Verdict(correct=False, credit=hits / arrange.slots, reasons=(Reason("wrong", text),))


def _judge_recall(grade: int) -> Verdict:
    if grade not in range(6):
        raise ValueError(f"an SM-2 grade is 0-5, not {grade}")
    remembered = grade >= _PASS
    return Verdict(
        correct=remembered, credit=float(remembered), reasons=(Reason("self-graded", "Graded by yourself."),)
    )
