"""Words that every screen uses alike."""

from datetime import date

from k2quiz.text import count as count  # noqa: PLC0414 - the wording of numbers is among them

BUTTONS = {1: "Again", 2: "Hard", 3: "Good", 4: "Easy"}
"""The grade buttons, by key."""

REVISED = "This question's answer has changed since you learned it."
"""Above a question for which the learner has to say whether to start it afresh."""


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
