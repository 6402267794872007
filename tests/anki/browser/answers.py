"""What a learner does on a card, and what the card then has to tell; k2quiz's scripts have no part in it."""

from collections.abc import Sequence
from enum import Enum

from tests.anki.browser.cards import Shown
from tests.anki.browser.host import Host, Row, Sight

SCRIPTED = ("Choice", "Match", "Order")
"""The note types that take answers by their own scripts."""


class How(Enum):
    """How well a learner does."""

    RIGHT = "right"
    WRONG = "wrong"
    NOTHING = "nothing picked"


def taps(card: Shown, how: How) -> list[str]:
    """What is tapped, in this order: letters of options, steps, or for each pair its partner, "" where it is left.

    Where it makes sense the learner first has another idea, and changes it.
    """
    if how is How.NOTHING:
        return []
    is_right = how is How.RIGHT
    match card.type:
        case "Choice":
            return _options(card, is_right=is_right)
        case "Match":
            partners = card.several("Right")
            return partners if is_right else [*partners[1:], ""]
        case "Order":
            steps = card.several("Step")
            return [steps[-1], steps[-1], *steps] if is_right else steps[:0:-1]
        case _:
            return []


def picked(card: Shown, tapped: Sequence[str]) -> list[str]:
    """What the taps come to; a second tap takes the first one back."""
    if card.type == "Match":
        return list(tapped)
    chosen: list[str] = []
    alone = card.type == "Choice" and not card.fields["Kind"].startswith("several")
    for each in tapped:
        others = [other for other in chosen if other != each]
        taken = [each] if alone else [*others, each]
        chosen = others if each in chosen else taken
    return chosen


def give(host: Host, card: Shown, asked: Sight, tapped: Sequence[str]) -> None:
    """Do it on the page."""
    if card.type == "Match":
        for place, text in enumerate(tapped):
            if text:
                host.choose(place, text)
        return
    rows = {_label(card, row): row for row in asked.rows}
    for each in tapped:
        host.tap(rows[each])


def stands(card: Shown, seen: Sight) -> list[str]:
    """What the page shows as picked, as `picked` would say it."""
    if card.type == "Match":
        return [row.chosen for row in seen.rows] if any(row.chosen for row in seen.rows) else []
    if card.type == "Order":
        placed = sorted((row for row in seen.rows if row.badge.isdigit()), key=lambda row: int(row.badge))
        return [row.text for row in placed]
    return [row.name for row in seen.rows if row.pressed]


def marks(card: Shown, chosen: Sequence[str]) -> dict[str, str]:
    """What the answer side has to tell of each option, left side or step, by its letter or text."""
    match card.type:
        case "Choice":
            return {letter: _of_option(card, letter, chosen) for letter in card.options}
        case "Match":
            pairs = zip(card.several("Left"), card.several("Right"), strict=True)
            taken = [*chosen, *[""] * 6]
            return {left: _of_pair(right, taken[place], chosen) for place, (left, right) in enumerate(pairs)}
        case "Order":
            return {step: _of_step(step, place, chosen) for place, step in enumerate(card.several("Step"))}
        case _:
            return {}


def marked(card: Shown, told: Sight) -> dict[str, str]:
    """What the answer side does tell of each."""
    return {_label(card, row): row.mark for row in told.rows} if card.type in SCRIPTED else {}


def verdict(card: Shown, chosen: Sequence[str]) -> str:
    """The sign that the answer side has to give first; none where nothing was picked."""
    if not chosen or card.type not in SCRIPTED:
        return ""
    right = {
        "Choice": sorted(chosen) == card.fields.get("Answer", "").split(),
        "Match": list(chosen) == card.several("Right"),
        "Order": list(chosen) == card.several("Step"),
    }
    return "✓" if right[card.type] else "✗"


def _options(card: Shown, *, is_right: bool) -> list[str]:
    right = card.fields["Answer"].split()
    wrong = next(letter for letter in card.options if letter not in right)
    if card.fields["Kind"].startswith("several"):
        return [wrong, wrong, *right] if is_right else [right[0], wrong]
    return [wrong, *right] if is_right else [*right, wrong]


def _label(card: Shown, row: Row) -> str:
    return row.name if card.type == "Choice" else row.text


def _of_option(card: Shown, letter: str, chosen: Sequence[str]) -> str:
    if letter in card.fields["Answer"].split():
        missed = "✓ right, missed" if card.fields["Kind"].startswith("several") and chosen else "✓ right"
        return "✓ right, your choice" if letter in chosen else missed
    return "✗ wrong, your choice" if letter in chosen else ""


def _of_pair(right: str, taken: str, chosen: Sequence[str]) -> str:
    if not chosen:
        return ""
    return "✓ matched" if taken == right else f"✗ you chose {taken}" if taken else "✗ left open"


def _of_step(step: str, place: int, chosen: Sequence[str]) -> str:
    if not chosen:
        return ""
    if step not in chosen:
        return "✗ left out"
    put = chosen.index(step)
    return "✓ in place" if put == place else f"✗ you put it at {put + 1}"
