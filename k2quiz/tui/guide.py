"""What help tells, in the order in which it is wanted: what can be done now, with the card, to move, and everywhere."""

from collections.abc import Iterable, Sequence

from k2quiz.tui import keys
from k2quiz.tui.keys import Action
from k2quiz.tui.states import EVERYWHERE, state_of

Section = tuple[str, Sequence[Action]]
"""A heading, and the actions below it."""

_APART = (
    ("This card", (*keys.OF_CARD, keys.DETAIL)),
    ("Moving", (*keys.SCROLL, keys.FIRST, keys.LAST)),
    ("Everywhere", (keys.HELP, *EVERYWHERE)),
)
"""What is told apart from what makes the present state."""


def guide(told: Iterable[Action]) -> tuple[Section, ...]:
    """Those actions, each once, below the name of their state or below what they have to do with."""
    known = tuple(told)
    headings = {action.id: heading for heading, actions in _APART for action in actions}
    now = state_of(known).name
    sections: dict[str, list[Action]] = {heading: [] for heading in (now, *(heading for heading, _ in _APART))}
    for action in known:
        sections[headings.get(action.id, now)].append(action)
    return tuple((heading, actions) for heading, actions in sections.items() if actions)
