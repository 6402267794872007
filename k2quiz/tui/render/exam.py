"""An exam before it begins, before it is handed in, and after it."""

from collections.abc import Mapping, Sequence

from textual.content import Content

from k2quiz.card import Card
from k2quiz.insight.plots import lying_bar
from k2quiz.study.exam import Paper
from k2quiz.study.result import Result, Score, by_topic, score_sentence, unanswered_sentence
from k2quiz.study.session import Session
from k2quiz.study.wording import MINUTE, count
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.keys import BEGIN, FEWER, FURTHER, REVIEW
from k2quiz.tui.render.page import ACCENT, CROSS, FAINT, STRONG, WRONG, Block, Page, joined, lay_out, words

_BAR = 20
_ROOM_FOR_BAR = 64


def before_page(paper: Paper, asked: Sequence[Card], keymap: Keymap, width: int, height: int) -> Page:
    """What an exam on those cards will be, in sentences."""
    if not asked:
        return lay_out([Block(words("There is nothing here that an exam can ask: no answer can be marked."))], width)
    questions = min(paper.questions, len(asked))
    topics = count(len({card.item.topic for card in asked}), "topic")
    fewer, more = keymap.of(FEWER).sign, keymap.of(FURTHER).sign
    minutes = paper.allowed(questions) // MINUTE
    parts = [
        [Block(words(f"{count(questions, 'question')} in {count(minutes, 'minute')}", STRONG))],
        [Block(words(f"They are drawn from {topics}, each with its share of {count(len(asked), 'question')}."))],
        [Block(words("What was right is told at the end. Every answer is saved, and no schedule changes."))],
        [Block(words(f"{keymap.of(BEGIN).sign} begins; {fewer} and {more} change how many there are.", FAINT))],
    ]
    return lay_out(joined(parts, tight=height < len(parts) * 3), width)


def ending_blocks(session: Session, *, tight: bool) -> list[Block]:
    """What is still open of an exam that is about to be handed in."""
    left = session.left
    title = f"{count(left, 'question')} without an answer." if left else "Every question has an answer."
    hand_in = "What has none counts as wrong. " if left else ""
    told = f"{hand_in}Hand the exam in now, or go back to the questions."
    return joined([[Block(words(title, STRONG))], [Block(words(told))]], tight=tight)


def result_blocks(found: Result, topics: Mapping[str, str], keymap: Keymap, width: int, *, tight: bool) -> list[Block]:
    """The score in all and by topic, what was missed, and how to go through that."""
    bar = _BAR if width >= _ROOM_FOR_BAR else 0
    bars = [_topic(title, score, bar) for title, score in by_topic(found, topics)]
    missed = [Block(words(feedback.question.card.prompt), words(f"{CROSS} ", WRONG)) for feedback in found.missed]
    how = f"{keymap.of(REVIEW).sign} goes through what was missed, with what is right and why." if missed else ""
    heading = [Block(words("Missed", STRONG))] if missed else []
    notes = [Block(words(text)) for text in (unanswered_sentence(found), how) if text]
    return joined([[Block(words(score_sentence(found), STRONG))], bars, notes, heading + missed], tight=tight)


def _topic(title: str, score: Score, width: int) -> Block:
    """A topic with its score, and with a bar where that has a width."""
    counts = words(f"{score.right:>3} of {score.of:<3} ")
    if not width:
        return Block(words(title), counts)
    bar = lying_bar(score.right, score.of, width)
    scale = Content.styled(bar, ACCENT) + Content.styled("·" * (width - len(bar)), FAINT)
    return Block(words(title), counts + scale + Content("  "))
