"""The keys that a learner chose, and what they come to in a state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from k2quiz.tui.keys import Action, everywhere, while_typing


@dataclass(frozen=True, slots=True)
class Keymap:
    """Keys by the ids of the actions that they were given to; the other actions keep their own."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def of(self, action: Action) -> Action:
        """The action on the keys that it has for this learner; numbers are those on the screen."""
        return action if action.numbered else action.on(*self.chosen.get(action.id, action.keys))

    def table(self, actions: Iterable[Action], *, typing: bool = False) -> tuple[Action, ...]:
        """The actions of a state with every key one action's: a numbered one's, or that of the first which has it.

        Those that have function keys have them too; while `typing` only keys that neither write nor edit count. What
        is left without a key is left out.
        """
        known = tuple(map(self.of, actions))
        known = while_typing(known) if typing else known
        taken = {key for action in known if action.numbered for key in action.keys}
        table: list[Action] = []
        for action in known:
            keys = action.keys if action.numbered else [key for key in everywhere(action) if key not in taken]
            taken.update(keys)
            table += [action.on(*keys)] if keys else []
        return tuple(table)
