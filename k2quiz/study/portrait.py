"""A card as a learner looks it up: what it is, how it is scheduled, and what it has been through, in words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from k2quiz.card import Card
from k2quiz.history import FOR_EVER, History
from k2quiz.listing import CardId, Listed
from k2quiz.scheduling.queue import NEVER_SEEN
from k2quiz.study.biography import Chapter, figures, why
from k2quiz.study.wording import count, when

Facts = Sequence[tuple[str, str]]
"""Labels, each with what it stands before."""

HEADS = ("Day", "Grade", "Took", "Interval", "")
"""What the columns of `rows` are."""

_NONE = "–"
_LEECH = ": a leech. Read its explanation, and find another way to learn it."


def about(card: Card, topics: Mapping[str, str]) -> Facts:
    """What the author says of the card beside its question."""
    item = card.item
    marks = [word for word, holds in (("safety-critical", item.critical), ("a fine point", item.nuance)) if holds]
    said = [
        ("Id", card.id),
        ("Topic", topics.get(item.topic, item.topic)),
        ("Kind", ", ".join([item.kind, *marks])),
        ("Level", ", ".join(filter(None, [item.level, f"difficulty {item.difficulty}" if item.difficulty else ""]))),
        ("Tags", ", ".join(item.tags)),
        ("Facts", ", ".join(item.covers)),
    ]
    return [(label, text) for label, text in said if text]


def schedule(card: Listed, history: History, chapters: Sequence[Chapter], today: date) -> Facts:
    """When the card comes again and why, and the learner's answers in numbers."""
    state = history.states.get(card.id, NEVER_SEEN)
    numbers = figures(chapters)
    flag = history.flag(card.id)
    said = [
        ("Due", _due(state.due, today) if state.due else "new, not answered yet"),
        ("Away", away(card.id, history, today)),
        ("Interval", why(chapters) if state.due else ""),
        ("Ease", f"{state.memory.ease / 100:.2f}" if state.due else ""),
        ("Lapses", f"{state.lapses}{_LEECH if state.is_leech else ''}" if state.due else ""),
        ("Met", f"{state.introduced:%d %b %Y}" if state.introduced else ""),
        ("Answers", _answers(numbers.answers, numbers.right, numbers.seconds)),
        ("Flagged", (flag.note or "without a note") if flag else ""),
    ]
    return [(label, text) for label, text in said if text]


def rows(chapters: Iterable[Chapter]) -> Iterator[tuple[str, ...]]:
    """A row for each answer: its day, its grade, the time it took, the interval before and after, what kind it was."""
    for chapter in chapters:
        before, after = chapter.before.memory.interval, chapter.after.memory.interval
        moved = f"{before} → {after} d" if chapter.moved else _NONE
        took = f"{chapter.answer.took / 1000:.1f} s"
        yield f"{chapter.answer.stamp.day:%d %b %Y}", chapter.grade, took, moved, chapter.kind


def away(card: CardId, history: History, today: date) -> str:
    """Until when the card is not asked, in words; nothing where it is asked."""
    until = history.away_until(card, today)
    if until is None:
        return ""
    return "suspended, until you bring it back" if until == FOR_EVER else f"buried; asked again {when(until, today)}"


def _due(day: date, today: date) -> str:
    late = (today - day).days
    return f"today, {count(late, 'day')} late" if late > 0 else when(day, today)


def _answers(answers: int, right: int, seconds: float) -> str:
    return f"{answers}, {right} right, {seconds:.1f} seconds on average" if answers else "none"
