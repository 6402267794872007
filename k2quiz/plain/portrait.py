"""A card as a learner looks it up, in lines."""

from collections.abc import Iterator, Mapping
from datetime import date

from k2quiz.card import Card, Choose
from k2quiz.history import History
from k2quiz.plain.asking import question_lines
from k2quiz.plain.telling import back_lines
from k2quiz.study.biography import biography
from k2quiz.study.portrait import Facts, about, rows, schedule
from k2quiz.study.question import as_written


def portrait_lines(card: Card, history: History, topics: Mapping[str, str], today: date) -> Iterator[str]:
    """What is asked and what is right, what its author says of it, its schedule, and every answer."""
    chapters = biography(card, history)
    question = as_written(card)
    yield from (*question_lines(question), *back_lines(question), *_whys(card), "")
    yield from (*_told(about(card, topics)), "", *_told(schedule(card, history, chapters, today)))
    if chapters:
        yield from ("", "History:")
    for day, grade, took, interval, kind in rows(chapters):
        yield ", ".join(filter(None, (f"{day}: {grade}", took, interval, kind)))


def _whys(card: Card) -> Iterator[str]:
    options = card.interaction.options if isinstance(card.interaction, Choose) else ()
    for place, option in enumerate(options, start=1):
        if option.why:
            yield f"{'Why' if option.right else 'Why not'} {place}: {option.why}"


def _told(facts: Facts) -> Iterator[str]:
    return (f"{label}: {text}" for label, text in facts)
