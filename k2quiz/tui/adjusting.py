"""The settings as a learner meets them: what each is called, what it does, and the values on either side of one."""

from collections.abc import Iterable
from dataclasses import dataclass

from k2quiz.settings import BOUNDS, NO_LIMIT, THEMES, Settings
from k2quiz.tui.keyboard import writes
from k2quiz.tui.keys import Action
from k2quiz.tui.states import EVERYWHERE, STATES

_REVIEWS_STEP = 10
_MOST_REVIEWS = 500
"""The highest limit that the arrows come to; a higher one can be typed."""
_USUAL_REVIEWS = 200
"""The limit that the arrows come to from none."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A setting by the name that it has in the file, with a title and a sentence."""

    name: str
    title: str
    sentence: str


SETTINGS = (
    Setting("new_per_day", "New cards a day", "How many cards you have never seen a day brings."),
    Setting("reviews_per_day", "Reviews a day", "The most that a day asks again; the rest waits, most urgent first."),
    Setting("day_starts_at", "A day starts at", "Until this hour, answers count for the day before."),
    Setting("theme", "Theme", "Colours: contrast and colour-blind are for eyes that need them."),
)


def value_of(settings: Settings, setting: Setting) -> int | str:
    """What a setting is set to."""
    values: dict[str, int | str] = {
        "new_per_day": settings.new_per_day,
        "reviews_per_day": settings.reviews_per_day,
        "day_starts_at": settings.day_starts_at,
        "theme": settings.theme,
    }
    return values[setting.name]


def shown(setting: Setting, value: int | str) -> str:
    """A value in words."""
    match setting.name:
        case "reviews_per_day" if value == NO_LIMIT:
            return "no limit"
        case "day_starts_at":
            return f"{value:02}:00"
        case _:
            return f"{value}"


def stepped(setting: Setting, value: int | str, step: int) -> int | str:
    """The value before (-1) or after (1) a value."""
    if isinstance(value, str):
        return THEMES[(THEMES.index(value) + step) % len(THEMES)]
    if setting.name == "reviews_per_day":
        return _more_reviews(value, step)
    bounds = BOUNDS[setting.name]
    if setting.name == "day_starts_at":
        return (value + step) % len(bounds)
    return min(max(value + step, bounds.start), bounds.stop - 1)


def _more_reviews(value: int, step: int) -> int:
    if value == NO_LIMIT:
        return _USUAL_REVIEWS if step < 0 else NO_LIMIT
    more = max(0, value + step * _REVIEWS_STEP)
    return NO_LIMIT if more > max(_MOST_REVIEWS, value if step < 0 else 0) else more


def groups() -> Iterable[tuple[str, tuple[Action, ...]]]:
    """Every action that can have other keys, once, below the first state that it belongs to."""
    told: set[str] = set()
    for name, actions in [*((state.name, state.actions) for state in STATES), ("Everywhere", EVERYWHERE)]:
        fresh = tuple(action for action in actions if not action.numbered and action.id not in told)
        told.update(action.id for action in fresh)
        if fresh:
            yield name, fresh


def remapped(action: Action, key: str) -> tuple[str, ...]:
    """The keys of an action once it was given another: that one, and enter, escape and arrows if it had them."""
    return key, *(known for known in action.keys if known != key and not writes(known) and "+" not in known)
