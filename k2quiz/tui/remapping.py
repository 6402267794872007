"""What is wrong with keys that a learner chose."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from k2quiz.text import nearest
from k2quiz.tui.keyboard import key_named, sign
from k2quiz.tui.keymap import Keymap
from k2quiz.tui.keys import Action, everywhere
from k2quiz.tui.states import ACTIONS, EVERYWHERE, STATES, WAYS_OUT, State

_BY_ID = {action.id: action for action in ACTIONS}
_LEAVING = {action.id for action in WAYS_OUT}


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong with the keys of one action, by its id, and how to mend it."""

    action: str
    message: str
    mend: str


def keymap_of(chosen: Mapping[str, Iterable[str]]) -> tuple[Keymap, list[Fault]]:
    """The keymap that the settings ask for, and what is wrong with it; with faults it is empty."""
    faults = [fault for name, keys in chosen.items() for fault in _misnamed(name, keys)]
    if faults:
        return Keymap(), faults
    keymap = Keymap({name: tuple(dict.fromkeys(filter(None, map(key_named, keys)))) for name, keys in chosen.items()})
    found = {fault.action: fault for state in reversed(STATES) for fault in _clashes(keymap, state)}
    return (Keymap() if found else keymap), list(found.values())


def _misnamed(name: str, keys: Iterable[str]) -> Iterator[Fault]:
    """What cannot be meant: an action that there is not, one that has no keys of its own, a key that there is not."""
    action = _BY_ID.get(name)
    if action is None:
        close = nearest(name, _BY_ID)
        mend = f"did you mean `{close}`?" if close else "the settings screen lists the actions"
        yield Fault(name, f"unknown action `{name}`", mend)
    elif action.numbered:
        yield Fault(name, f"`{name}` has the numbers on the screen as its keys", "leave it out")
    for key in keys:
        if key_named(key) is None:
            yield Fault(name, f"`{key}` is not a key", "write a character, or a name such as `enter`, `f5` or `ctrl+z`")


def _clashes(keymap: Keymap, state: State) -> Iterator[Fault]:
    """Keys that would mean two things in a state, and actions that would have none left."""
    actions = (*state.actions, *EVERYWHERE)
    owners: dict[str, Action] = {}
    for action in sorted(actions, key=lambda action: action.id in keymap.chosen):
        for key in _keys(keymap, action):
            other = owners.setdefault(key, action)
            if other.id != action.id and action.id in keymap.chosen and not _is_meant(key, action, other):
                mend = f"choose another key, or give `{other.id}` other keys too"
                yield Fault(action.id, f"`{sign(key)}` is already the key of `{other.id}` ({state.name})", mend)
    yield from _without(keymap, state, actions)


def _is_meant(key: str, one: Action, other: Action) -> bool:
    """Whether both have the key as shipped, where the first of them has it."""
    return key in _BY_ID[one.id].keys and key in _BY_ID[other.id].keys


def _keys(keymap: Keymap, action: Action) -> Iterable[str]:
    """The keys that are an action's alone; the letters of options are taken from others without being theirs."""
    if action.numbered:
        return [key for key in action.keys if key.isdigit()]
    return everywhere(keymap.of(action))


def _without(keymap: Keymap, state: State, actions: Iterable[Action]) -> Iterator[Fault]:
    left = {action.id: action.keys for action in keymap.table(actions, typing=state.typing)}
    for name in [action.id for action in actions if action.id in keymap.chosen]:
        keys = left.get(name, ())
        if not keys:
            mend = "add one that writes nothing, such as `f9`" if state.typing else "add another"
            yield Fault(name, f"`{name}` is left without a key ({state.name})", mend)
        elif name in _LEAVING and keys == ("escape",) and not state.typing:
            yield Fault(name, f"`{name}` needs a second key beside escape, which is slow to arrive", "add another")
