"""Whether an answer counts as right, in words."""

from k2quiz.card import Choose
from k2quiz.grading.response import Skipped
from k2quiz.study.feedback import Feedback
from k2quiz.tui.render.answers import options
from k2quiz.tui.render.page import CROSS, RIGHT, STRONG, TICK, WRONG, Block, words

_RULINGS = ("right", "skipped", "self-graded")
"""Codes of reasons that say no more than the ruling itself."""


def verdict(feedback: Feedback) -> Block:
    """The ruling, with the numbers of the right options, or with what there is to say of a typed answer."""
    sign, style = (TICK, RIGHT) if feedback.right else (CROSS, WRONG)
    said = " ".join([_ruling(feedback), *(_numbers(feedback) if _is_choice(feedback) else _reasons(feedback))])
    return Block(words(said, f"{STRONG} {style}"), words(f"{sign} ", f"{STRONG} {style}"), focused=True)


def remarks(feedback: Feedback) -> list[Block]:
    """What there is to say of a choice; not in the verdict, which would wrap and move the options below it."""
    return [Block(words(text)) for text in _reasons(feedback)] if _is_choice(feedback) else []


def _is_choice(feedback: Feedback) -> bool:
    return isinstance(feedback.question.card.interaction, Choose)


def _ruling(feedback: Feedback) -> str:
    if feedback.right:
        return "Right." if feedback.correct else "Right, as you say."
    return "Not known yet." if isinstance(feedback.event.response, Skipped) else "Not quite."


def _numbers(feedback: Feedback) -> list[str]:
    if feedback.right:
        return []
    right = [str(told.number) for told in options(feedback) if told.option.right]
    if len(right) == 1:
        return [f"The answer is {right[0]}."]
    return [f"The answers are {', '.join(right[:-1])} and {right[-1]}." if right else "None of them is right."]


def _reasons(feedback: Feedback) -> list[str]:
    if feedback.claimed:
        return []
    choose = feedback.question.card.interaction
    known = (*_RULINGS, "wrong") if isinstance(choose, Choose) and not choose.several else _RULINGS
    return [reason.text for reason in feedback.reasons if reason.text and reason.code not in known]
