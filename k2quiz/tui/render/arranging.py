"""Slots with what lies in them, and the targets for them, before and after the answer."""

from k2quiz.card import Arrange
from k2quiz.grading.response import Arranged
from k2quiz.study.feedback import Feedback
from k2quiz.study.question import Question
from k2quiz.study.wording import count
from k2quiz.tui.arrangement import Arrangement
from k2quiz.tui.render.page import CROSS, FAINT, NOTHING, POINTER, RIGHT, STRONG, TICK, WRONG, Block, words
from k2quiz.tui.stage import Scene

_PLACED = "·"
_EMPTY = "…"
_LEADS_TO = " → "


def slots(question: Question, arrange: Arrange, arrangement: Arrangement) -> list[Block]:
    """Each slot with the target that lies in it; a click goes there."""
    first = len(question.order)
    blocks = []
    for slot, place in enumerate(arrangement.held):
        pointed = slot == arrangement.slot
        style = STRONG if pointed else ""
        sign = f"{POINTER if pointed else ' '} {_number(arrange, slot)}"
        lying = _EMPTY if place is None else arrange.targets[question.order[place]]
        text = words(f"{_label(arrange, slot)}{lying}", style)
        blocks.append(Block(text, words(sign, style), first + slot, focused=pointed))
    return blocks


def targets(question: Question, arrange: Arrange, arrangement: Arrangement) -> list[Block]:
    """The targets with their numbers, those that lie in a slot pale; a click puts one into the current slot."""
    blocks = []
    for place, index in enumerate(question.order):
        placed = place in arrangement.held
        style = FAINT if placed else ""
        lead = words(f"{_PLACED if placed else ' '} {place + 1}  ", style)
        blocks.append(Block(words(arrange.targets[index], style), lead, place, focused=True))
    return blocks


def filled(arrangement: Arrangement) -> str:
    """How many of the slots are filled, and how many there are."""
    slots = len(arrangement.held)
    return f"{slots - len(arrangement.missing)} of {slots}"


def missing(scene: Scene) -> str:
    """What there is to do before an arrangement can be an answer."""
    arrangement = scene.arrangement
    first = arrangement.missing[0]
    match scene.question.card.interaction if scene.question else None:
        case Arrange(labels=labels) if labels:
            where = labels[first]
        case _:
            where = f"place {first + 1}"
    return f"{count(len(arrangement.missing), 'place')} still empty: {where}."


def told(feedback: Feedback, arrange: Arrange) -> list[Block]:
    """Each slot with what was put there and, where that is wrong, what belongs there."""
    response = feedback.event.response
    placed = response.targets if isinstance(response, Arranged) else range(arrange.slots)
    return [_told(arrange, slot, target) for slot, target in enumerate(placed)]


def _told(arrange: Arrange, slot: int, target: int) -> Block:
    right = target == slot
    style = f"{STRONG} {RIGHT}" if right else WRONG
    text = words(f"{_label(arrange, slot)}{arrange.targets[target]}", style)
    belongs = NOTHING if right else words(" — right: ", FAINT) + words(arrange.targets[slot], f"{STRONG} {RIGHT}")
    return Block(text + belongs, words(f"{TICK if right else CROSS} {_number(arrange, slot)}", style))


def _label(arrange: Arrange, slot: int) -> str:
    return f"{arrange.labels[slot]}{_LEADS_TO}" if arrange.labels else ""


def _number(arrange: Arrange, slot: int) -> str:
    return "" if arrange.labels else f"{slot + 1}. "
