"""A card as a learner looks it up: question and answer, schedule, and every answer given."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import assert_never

from k2quiz.card import Arrange, Card, Choose, FillIn, Option, Recall, Term, TypeIn
from k2quiz.history import History
from k2quiz.study.biography import Chapter, biography
from k2quiz.study.portrait import HEADS, Facts, about, rows, schedule
from k2quiz.tui.render.page import CROSS, FAINT, RIGHT, STRONG, TICK, Block, joined, words
from k2quiz.tui.render.sources import explanation, references
from k2quiz.tui.render.subject import subject

_LABEL = 10
_ROOM_FOR_LABELS = 30
_BETWEEN = "  "
_INDENT = "     "


def item_blocks(card: Card, history: History, topics: Mapping[str, str], today: date, width: int) -> list[Block]:
    """All that there is to know of a card: asked and answered, its author's facts, its schedule, its history."""
    chapters = biography(card, history)
    return joined(
        [
            subject(card),
            [Block(words(card.prompt, STRONG))],
            solution(card),
            explanation(card),
            references(card),
            _titled("Schedule", _told(schedule(card, history, chapters, today), width)),
            _titled("History", _history(chapters, width)),
            _titled("Card", _told(about(card, topics), width)),
        ]
    )


def solution(card: Card) -> list[Block]:
    """What is right, and of options also what is wrong, each with its reason."""
    match card.interaction:
        case Choose(options=options):
            return [block for number, option in enumerate(options, 1) for block in _option(number, option)]
        case TypeIn(answer=answer):
            return _term(answer) if isinstance(answer, Term) else [_right(answer.with_unit)]
        case FillIn(gap=gap):
            return _term(gap.answer)
        case Arrange():
            return _arranged(card.interaction)
        case Recall(answer=answer):
            return [_right(answer)]
        case _:
            assert_never(card.interaction)


def _option(number: int, option: Option) -> list[Block]:
    style = f"{STRONG} {RIGHT}" if option.right else ""
    text = Block(words(option.text, style), words(f"{TICK if option.right else CROSS} {number}  ", style))
    return [text, Block(words(option.why, FAINT), words(_INDENT))] if option.why else [text]


def _term(term: Term) -> list[Block]:
    also = [Block(words("Also right: ", FAINT) + words(", ".join(term.accept)))] if term.accept else []
    refused = [
        Block(words(f"{no.answer}: {no.why}" if no.why else no.answer, FAINT), words(f"{CROSS} ")) for no in term.reject
    ]
    return [_right(term.answer), *also, *refused]


def _arranged(arrange: Arrange) -> list[Block]:
    names = [f"{label} → " for label in arrange.labels] or [f"{number}. " for number in range(1, arrange.slots + 1)]
    spare = arrange.targets[arrange.slots :]
    return [
        *(_right(f"{name}{target}") for name, target in zip(names, arrange.targets, strict=False)),
        *(Block(words(target), words(f"{CROSS} ")) for target in spare),
    ]


def _right(text: str) -> Block:
    style = f"{STRONG} {RIGHT}"
    return Block(words(text, style), words(f"{TICK} ", style))


def _titled(title: str, blocks: Sequence[Block]) -> list[Block]:
    return [Block(words(title, f"{STRONG} underline")), *blocks] if blocks else []


def _told(facts: Facts, width: int) -> list[Block]:
    """Labels beside what they stand before, or in front of it where there is little room."""
    if width < _ROOM_FOR_LABELS:
        return [Block(words(f"{label}: ", FAINT) + words(text)) for label, text in facts]
    return [Block(words(text), words(f"{label:<{_LABEL}}", FAINT)) for label, text in facts]


def _history(chapters: Sequence[Chapter], width: int) -> list[Block]:
    """A table of the answers, or a line for each where there is no room for columns."""
    if not chapters:
        return []
    table = [HEADS, *rows(chapters)]
    room = [max(len(row[column]) for row in table) for column in range(len(HEADS))]
    if sum(room) + len(_BETWEEN) * (len(room) - 1) > width:
        return [Block(words(", ".join(filter(None, row)))) for row in table[1:]]
    head, *lines = (_columns(row, room) for row in table)
    return [Block(words(head, FAINT)), *(Block(words(line)) for line in lines)]


def _columns(row: Iterable[str], room: Iterable[int]) -> str:
    return _BETWEEN.join(f"{cell:<{cells}}" for cell, cells in zip(row, room, strict=True)).rstrip()
