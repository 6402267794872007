"""What was answered beside what is right, and why."""

from dataclasses import dataclass
from typing import assert_never

from k2quiz.card import Arrange, Choose, FillIn, Option, Quantity, Recall, Term, TypeIn
from k2quiz.grading.response import Chosen, Typed
from k2quiz.study.feedback import Feedback
from k2quiz.tui.render import arranging
from k2quiz.tui.render.page import CROSS, FAINT, RIGHT, STRONG, TICK, WRONG, Block, words
from k2quiz.tui.render.question import box


@dataclass(frozen=True, slots=True)
class Told:
    """An option as it is told after the answer: its number as shown, and whether it was chosen."""

    number: int
    option: Option
    chosen: bool


def options(feedback: Feedback) -> tuple[Told, ...]:
    """The options in the order in which they were asked; none for a card without options."""
    interaction, response = feedback.question.card.interaction, feedback.event.response
    if not isinstance(interaction, Choose):
        return ()
    chosen = response.options if isinstance(response, Chosen) else ()
    order = enumerate(feedback.question.order, start=1)
    return tuple(Told(number, interaction.options[index], index in chosen) for number, index in order)


def answers(feedback: Feedback, *, short: bool) -> list[Block]:
    """Every option, or only the right and the chosen ones where `short`; else what was typed, and what is right."""
    match feedback.question.card.interaction:
        case Choose() as choose:
            told = [told for told in options(feedback) if told.option.right or told.chosen or not short]
            return [_option(choose, option) for option in told]
        case TypeIn(answer=answer):
            return [*_typed(feedback), *(_term(answer) if isinstance(answer, Term) else [_quantity(answer)])]
        case FillIn(gap=gap):
            return [*_typed(feedback), *_term(gap.answer)]
        case Arrange() as arrange:
            return arranging.told(feedback, arrange)
        case Recall(answer=answer):
            return [Block(words(answer))]
        case other:
            assert_never(other)


def whys(feedback: Feedback) -> list[Block]:
    """Why each wrongly chosen option is wrong, then why each right one is right, unless the explanation says so."""
    told = options(feedback)
    said = ("", feedback.question.card.item.explain)
    return [
        *(_why(f"Why not {one.number}", one.option) for one in told if one.chosen and _is_explained_wrong(one.option)),
        *(_why(f"Why {one.number}", one.option) for one in told if one.option.right and one.option.why not in said),
    ]


def _is_explained_wrong(option: Option) -> bool:
    return not option.right and bool(option.why or option.misconception)


def _option(choose: Choose, told: Told) -> Block:
    sign, style = _mark(told)
    return Block(
        words(told.option.text, style), words(f"{sign} {told.number}  {box(choose, marked=told.chosen)}", style)
    )


def _mark(told: Told) -> tuple[str, str]:
    if told.option.right:
        return TICK, f"{STRONG} {RIGHT}"
    return (CROSS, WRONG) if told.chosen else (" ", "")


def _why(label: str, option: Option) -> Block:
    name = option.misconception.replace("-", " ")
    mistake = f"A known mix-up: {name}." if name else ""
    return Block(words(f"{label}: ", STRONG) + words(" ".join(filter(None, (option.why, mistake)))))


def _typed(feedback: Feedback) -> list[Block]:
    response = feedback.event.response
    return [_labelled("You typed", response.text)] if isinstance(response, Typed) else []


def _term(term: Term) -> list[Block]:
    accepted = [_labelled("Also right", ", ".join(term.accept))] if term.accept else []
    return [_labelled("Answer", term.answer), *accepted]


def _quantity(quantity: Quantity) -> Block:
    return _labelled("Answer", quantity.with_unit)


def _labelled(label: str, text: str) -> Block:
    return Block(words(text), words(f"{label:<10}  ", FAINT))
