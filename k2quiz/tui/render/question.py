"""A question before it is answered."""

from typing import assert_never

from textual.content import Content

from k2quiz.card import Card, Choose, FillIn, Quantity, Recall, TypeIn
from k2quiz.study.question import Question
from k2quiz.tui.render.page import FAINT, POINTER, STRONG, Block, words
from k2quiz.tui.render.sources import explanation, references
from k2quiz.tui.stage import Draft


def question_parts(question: Question, draft: Draft) -> list[list[Block]]:
    """The prompt, what is to be done, and the options or what the learner looked at."""
    card = question.card
    asked = [[Block(words(card.prompt, STRONG))], [Block(words(instruction(card, draft), FAINT))]]
    match card.interaction:
        case Choose() as choose:
            return [*asked, _options(question, choose, draft)]
        case Recall(answer=answer) if draft.revealed:
            return [*asked, [Block(words(answer), focused=True)], explanation(card), references(card)]
        case _:
            return asked


def instruction(card: Card, draft: Draft) -> str:
    """One line that says how to answer."""
    match card.interaction:
        case Choose(several=True):
            return f"Select every one that applies ({len(draft.marked)})."
        case Choose():
            return "Choose one."
        case TypeIn(answer=Quantity(unit=unit)):
            return f"Type a number, in {unit} or another unit." if unit else "Type a number."
        case TypeIn():
            return "Type the answer."
        case FillIn():
            return "Type what is missing."
        case Recall():
            return "The answer:" if draft.revealed else "Think of the answer, then look."
        case other:
            assert_never(other)


def box(choose: Choose, *, marked: bool) -> str:
    """The mark of an option where several can be marked."""
    if not choose.several:
        return ""
    return "[x] " if marked else "[ ] "


def _options(question: Question, choose: Choose, draft: Draft) -> list[Block]:
    blocks = []
    for place, index in enumerate(question.order):
        pointed = place == draft.pointer
        style = STRONG if pointed else ""
        sign = POINTER if pointed else " "
        lead = Content.styled(f"{sign} {place + 1}  {box(choose, marked=place in draft.marked)}", style)
        blocks.append(Block(words(choose.options[index].text, style), lead, target=place, focused=pointed))
    return blocks
