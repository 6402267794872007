"""A question before it is answered."""

from typing import assert_never

from textual.content import Content

from k2quiz.card import Arrange, Choose, FillIn, Quantity, Recall, Term, TypeIn
from k2quiz.grading.quantity import has_other_units
from k2quiz.study.question import Question
from k2quiz.study.wording import REVISED
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.keys import AFRESH, KEEP
from k2quiz.tui.render.arranging import filled, slots, targets
from k2quiz.tui.render.page import FAINT, POINTER, STRONG, Block, words
from k2quiz.tui.render.sources import explanation, references
from k2quiz.tui.render.subject import subject
from k2quiz.tui.stage import Draft, arrangement


def question_parts(question: Question, draft: Draft, keymap: Keymap, *, hinted: bool = False) -> list[list[Block]]:
    """What it is about, the prompt, what is to be done, and the options or what the learner looked at; then the hint.

    Of a card that was revised, no more than is needed to say what becomes of it.
    """
    card = question.card
    prompt = [subject(card), [Block(words(card.prompt, STRONG))]]
    if question.revised:
        return [[Block(words(REVISED, STRONG))], [Block(words(settling(keymap), FAINT))], *prompt]
    asked = [*prompt, [Block(words(instruction(question, draft), FAINT))]]
    hint = [Block(words(card.item.hint), words("Hint: ", STRONG), focused=True)] if hinted else []
    match card.interaction:
        case Choose() as choose:
            return [*asked, _options(question, choose, draft), hint]
        case Arrange() as arrange:
            held = arrangement(question, draft)
            return [*asked, slots(question, arrange, held), targets(question, arrange, held), hint]
        case Recall(answer=answer) if draft.revealed:
            return [*asked, [Block(words(answer), focused=True)], explanation(card), references(card)]
        case _:
            return [*asked, hint]


def settling(keymap: Keymap) -> str:
    """One line that says what can become of a card that was revised."""
    afresh, keep = keymap.of(AFRESH), keymap.of(KEEP)
    return f"{afresh.sign}: {afresh.label.lower()}. {keep.sign}: {keep.label.lower()} with what you know of it."


def instruction(question: Question, draft: Draft) -> str:
    """One line that says how to answer."""
    match question.card.interaction:
        case Choose(several=True):
            return f"Select every one that applies ({len(draft.marked)})."
        case Choose():
            return "Choose one."
        case TypeIn(answer=answer):
            return _to_type(answer)
        case FillIn():
            return "Type what is missing."
        case Arrange(labels=labels):
            done = filled(arrangement(question, draft))
            return f"{'Match' if labels else 'Order'} them by number ({done})."
        case Recall():
            return "The answer:" if draft.revealed else "Think of the answer, then look."
        case other:
            assert_never(other)


def _to_type(answer: Term | Quantity) -> str:
    if isinstance(answer, Term):
        return "Type the answer."
    other = " or another unit" if has_other_units(answer) else ""
    return f"Type a number, in {answer.unit}{other}." if answer.unit else "Type a number."


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
