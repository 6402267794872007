"""A question before it is answered."""

from typing import assert_never

from textual.content import Content

from k2quiz.card import Arrange, Choose, FillIn, Quantity, Recall, Term, TypeIn
from k2quiz.grading.quantity import has_other_units
from k2quiz.study.question import Question
from k2quiz.study.wording import REVISED
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.keys import AFRESH, GUESS, KEEP, PICK_UNSURE, letters
from k2quiz.tui.render.arranging import filled, slots, targets
from k2quiz.tui.render.page import FAINT, POINTER, STRONG, Block, words
from k2quiz.tui.render.sources import explanation, references
from k2quiz.tui.render.subject import subject
from k2quiz.tui.stage import Draft, arrangement


def question_parts(
    question: Question, draft: Draft, keymap: Keymap, *, hinted: bool = False, tight: bool = False
) -> list[list[Block]]:
    """What it is about, the prompt, what is to be done, and the options or what the learner looked at; then the hint.

    Of a card that was revised, no more than is needed to say what becomes of it.
    """
    card = question.card
    prompt = [subject(card), [Block(words(card.prompt, STRONG))]]
    if question.revised:
        return [[Block(words(REVISED, STRONG))], [Block(words(settling(keymap), FAINT))], *prompt]
    asked = [*prompt, [Block(words(instruction(question, draft, keymap, tight=tight), FAINT))]]
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


def instruction(question: Question, draft: Draft, keymap: Keymap, *, tight: bool = False) -> str:
    """One line that says how to answer, of few words where it is to be `tight`, and of a guess that it is one."""
    match question.card.interaction:
        case Choose(several=False) if not draft.guess:
            guess = _sign_of_guess(question, keymap)
            return f"Number: sure. Letter: not. {guess}: guess." if tight else _to_choose(guess)
        case _:
            return f"A guess: {_how(question, draft)}" if draft.guess else _capital(_how(question, draft))


def _to_choose(guess: str) -> str:
    return f"Choose: number if sure, letter if not, {guess} for a guess."


def _sign_of_guess(question: Question, keymap: Keymap) -> str:
    """The key that says that the answer is a guess, where the letters stand for options."""
    return keymap.table((PICK_UNSURE.on(*letters(len(question.order))), GUESS))[-1].sign


def _capital(sentence: str) -> str:
    return f"{sentence[0].upper()}{sentence[1:]}"


def _how(question: Question, draft: Draft) -> str:
    match question.card.interaction:
        case Choose(several=True):
            return f"select every one that applies ({len(draft.marked)})."
        case Choose():
            return "choose one."
        case TypeIn(answer=answer):
            return _to_type(answer)
        case FillIn():
            return "type what is missing."
        case Arrange(labels=labels):
            done = filled(arrangement(question, draft))
            return f"{'match' if labels else 'order'} them by number ({done})."
        case Recall():
            return "the answer:" if draft.revealed else "think of the answer, then look."
        case other:
            assert_never(other)


def _to_type(answer: Term | Quantity) -> str:
    if isinstance(answer, Term):
        return "type the answer."
    other = " or another unit" if has_other_units(answer) else ""
    return f"type a number, in {answer.unit}{other}." if answer.unit else "type a number."


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
