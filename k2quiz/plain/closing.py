"""What a sitting came to, and what can be done when nothing is due."""

from collections.abc import Iterable, Iterator

from k2quiz.card import Card
from k2quiz.study.desk import Desk
from k2quiz.study.session import Session
from k2quiz.study.summary import Missed, Summary, summarise
from k2quiz.study.wording import OFTEN, count, when


def closing_lines(session: Session, desk: Desk) -> Iterator[str]:
    """How many cards were answered and how many were right at first, the missed ones, and what comes next."""
    summary = summarise(session)
    if not summary.answers and not session.left:
        yield from _nothing_due(session, desk)
        return
    yield from ("", _ending(session))
    if summary.answers:
        yield _counts(summary)
    yield from _missed(summary, session)
    if summary.leeches:
        yield f"{OFTEN}:"
        yield from (f"- {card.prompt}" for card in summary.leeches)
    yield from _outlook(session.cards.values(), desk)


def _nothing_due(session: Session, desk: Desk) -> Iterator[str]:
    if not session.cards:
        yield "There are no cards here."
        return
    yield "Nothing is due."
    yield from _outlook(session.cards.values(), desk)
    if desk.unseen(session.cards.values()):
        yield "To learn 10 new cards: k2quiz study --more 10"
    yield "To practise without changing the schedule: k2quiz study --practice"


def _ending(session: Session) -> str:
    if session.left:
        return f"Stopped with {count(session.left, 'card')} left. Every answer is saved."
    return "Done with practice." if session.practice else "Done for today."


def _counts(summary: Summary) -> str:
    right = "all" if summary.right == summary.cards else str(summary.right)
    again = summary.answers - summary.cards
    repeated = f" {count(again, 'repetition')}." if again else ""
    return f"{count(summary.cards, 'card')}, {right} right at first.{repeated}"


def _missed(summary: Summary, session: Session) -> Iterator[str]:
    if summary.missed:
        yield "Missed:"
    for missed in summary.missed:
        back = "" if session.practice else f" ({_return(missed, session)})"
        yield f"- {missed.card.prompt}{back}"


def _return(missed: Missed, session: Session) -> str:
    if missed.suspended:
        return "suspended"
    day = when(missed.due, session.day)
    return f"again today, then {day}" if session.state(missed.card.id).needs_drill(session.day) else f"returns {day}"


def _outlook(cards: Iterable[Card], desk: Desk) -> Iterator[str]:
    chosen = tuple(cards)
    if next_due := desk.next_due(chosen):
        yield f"The next cards are due {when(next_due, desk.clock.today())}."
    if unseen := desk.unseen(chosen):
        yield f"{count(unseen, 'card')} not seen yet."
