"""An answered question, with everything that there is to learn from it."""

from dataclasses import replace

from textual.content import Content

from k2quiz.card import Card, Choose, FillIn, Gap
from k2quiz.study.feedback import Feedback
from k2quiz.study.wording import leech
from k2quiz.tui.render.answers import answers, whys
from k2quiz.tui.render.page import GAP, STRONG, Block, joined, words
from k2quiz.tui.render.sources import explanation, references
from k2quiz.tui.render.subject import subject
from k2quiz.tui.render.verdict import remarks, verdict


def feedback_blocks(feedback: Feedback, *, tight: bool) -> list[Block]:
    """The question as it was asked, with the verdict where the instruction was; what matters first where `tight`."""
    card = feedback.question.card
    reasons = [*remarks(feedback), *whys(feedback), *_leech(feedback)]
    if tight:
        again = answers(feedback, short=False) if isinstance(card.interaction, Choose) else []
        short = [verdict(feedback), *answers(feedback, short=True), *reasons, *explanation(card)]
        return [*short, GAP, *subject(card), Block(_filled(card)), *again, *references(card)]
    told = [replace(block, focused=True) for block in answers(feedback, short=False)]
    parts = [subject(card), [Block(_filled(card))], [verdict(feedback)], told, reasons]
    return joined([*parts, explanation(card), references(card)])


def _leech(feedback: Feedback) -> list[Block]:
    lapses = feedback.lapses
    return [Block(words(leech(lapses, feedback.question.card.item), STRONG), to_read=True)] if lapses else []


def _filled(card: Card) -> Content:
    """The prompt; a sentence with its gap filled."""
    match card.interaction:
        case FillIn(pieces=pieces, asked=asked):
            return Content("").join([_piece(piece, asked) for piece in pieces])
        case _:
            return words(card.prompt, STRONG)


def _piece(piece: str | Gap, asked: int) -> Content:
    if isinstance(piece, str):
        return words(piece, STRONG)
    return words(piece.answer.answer, f"{STRONG} underline" if piece.number == asked else STRONG)
