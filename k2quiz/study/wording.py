"""Words that every screen uses alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from k2quiz.text import count as count  # noqa: PLC0414 - the wording of numbers is among them

if TYPE_CHECKING:
    from datetime import date

    from k2quiz.card import Item

BUTTONS = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}
"""The grade buttons, by key."""

REVISED = "This question's answer has changed since you learned it."
"""Above a question for which the learner has to say whether to start it afresh."""

OFTEN = "Forgotten again and again: look at what explains them, or put them in other words"
"""Above the leeches of a sitting."""

MINUTE = 60_000
"""Milliseconds."""

_ARTICLE = "This asks what the article says; whether it is so is another question."
_NUANCE = "Here the article and the evidence part."


def stance(item: Item) -> str:
    """What there is to say of the item's evidence; nothing where it asks for what is known."""
    if item.nuance:
        return _NUANCE
    return _ARTICLE if item.stance == "article" else ""


def leech(lapses: int, item: Item) -> str:
    """What to do about a card that was forgotten so often: the way to its explanation and its source."""
    ways = (("the explanation", item.explain), ("the source", item.references))
    there = " and ".join(name for name, given in ways if given)
    read = f"Read {there} before you go on" if there else "Look it up before you go on"
    return f"You have forgotten this {lapses} times. {read}, and say it in your own words."


def span(milliseconds: int) -> str:
    """A time in minutes, begun ones included; below one minute in seconds."""
    if milliseconds < MINUTE:
        return f"{-(-milliseconds // 1000)} s"
    return f"{-(-milliseconds // MINUTE)} min"


def when(day: date | None, today: date) -> str:
    """A day as seen from today: `today`, `tomorrow`, `in 6 days`, or a date where that is clearer."""
    if day is None:
        return "not planned"
    days = (day - today).days
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    return f"in {days} days" if days < 60 else f"on {day:%d %b %Y}"
