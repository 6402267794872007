"""What each plot shows, in words: for whoever does not see it, and for whoever does not want to read it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from k2quiz.grading.confidence import Confidence
from k2quiz.insight.calibration import Calibration, Judgement
from k2quiz.insight.forecast import Forecast
from k2quiz.insight.hardest import Hard
from k2quiz.insight.mastery import Mastery
from k2quiz.insight.progress import Progress
from k2quiz.insight.retention import Retention
from k2quiz.insight.share import Share
from k2quiz.insight.streak import Streak
from k2quiz.insight.year import Year
from k2quiz.text import count

FEWEST: Final = 10
"""Answers from which two shares are set against each other in words."""

_JUDGED: Final = {
    Judgement.UNKNOWN: "How sure you were is not known yet: tell it as you answer.",
    Judgement.OVER: "You are over-confident: what you are sure of should be right at least nine times in ten.",
    Judgement.UNDER: "You are under-confident: what you call unsure is right more than nine times in ten.",
    Judgement.FITTING: "Your confidence fits what you know, as far as these answers tell.",
}
_CALLED: Final = {Confidence.SURE: "sure", Confidence.UNSURE: "unsure", Confidence.GUESS: "guessed"}


def percent(share: Share) -> str:
    """A share with its interval, as `90% (84-94%)`; a dash without an answer."""
    if share.share is None or share.interval is None:
        return "-"
    low, high = share.interval
    return f"{share.share:.0%} ({low * 100:.0f}-{high:.0%})"


def of_progress(found: Progress) -> str:
    """How far the cards are, and what was answered."""
    far = f"{found.met} of {count(found.cards, 'card')} met, {found.mature} mature (interval of 21 days or more)."
    if not found.answers and not found.practice:
        return f"{far} No answers yet."
    right = f", {found.right / found.answers:.0%} right" if found.answers else ""
    practice = f" {count(found.practice, 'answer')} in practice." if found.practice else ""
    return f"{far} {count(found.answers, 'answer')} on {count(found.days, 'day')}{right}.{practice}"


def of_today(load: int, minutes: int, seconds: float) -> str:
    """The work of today."""
    if not load:
        return "Nothing is due today."
    return f"Today asks for {count(load, 'card')}: about {minutes} min, at {seconds:.0f} seconds an answer."


def of_year(found: Year, streak: Streak) -> str:
    """The days of studying."""
    if not found.answers:
        return "Nothing was answered in this time."
    day, most = found.busiest
    told = f"{count(found.answers, 'answer')} on {found.days} of {count(len(found.counts), 'day')}"
    return f"{told}, the most ({most}) on {written(day)}. {of_streak(streak)}"


def of_streak(streak: Streak) -> str:
    """The run of days."""
    if not streak.longest:
        return "No day of studying yet."
    longest = f"the longest was {count(streak.longest, 'day')}"
    if not streak.current:
        return f"No streak now; {longest}."
    best = "your longest" if streak.current == streak.longest else longest
    return f"A streak of {count(streak.current, 'day')}, {best}."


def of_forecast(found: Forecast) -> str:
    """The days to come."""
    if not found.cards:
        return f"No card is due in the next {len(found.counts)} days."
    day, most = found.busiest
    now = f"{count(found.counts[0], 'card')} due today"
    overdue = f" ({found.overdue} of them since before)" if found.overdue else ""
    busiest = "today" if day == found.today else f"on {written(day)}"
    return f"{now}{overdue}, {found.cards} within {len(found.counts)} days, the most ({most}) {busiest}."


def of_retention(found: Retention, days: int) -> str:
    """How much is still known when its day comes."""
    if not found.overall.answers:
        return "No card has come back on a later day yet, so nothing is known of retention."
    told = f"{percent(found.overall)} of {count(found.overall.answers, 'recall')} right"
    recent = f", {percent(found.recent)} in the last {days} days" if found.recent.answers else ""
    bands = f" Young cards {percent(found.young)}, mature ones {percent(found.mature)}."
    return f"{told}{recent}.{bands if found.mature.answers and found.young.answers else ''}"


def of_topics(topics: Mapping[str, Mastery], shares: Mapping[str, Share], titles: Mapping[str, str]) -> str:
    """Which topic is furthest, and which is recalled worst."""
    met = {topic: each for topic, each in topics.items() if each.met}
    if not met:
        return "No topic was begun yet."
    best = max(met, key=lambda topic: met[topic].mature / met[topic].cards)
    told = f"{titles.get(best, best)} is furthest: {met[best].mature} of {count(met[best].cards, 'card')} mature."
    if not met[best].mature:
        told = f"{len(met)} of {count(len(topics), 'topic')} begun; no card is mature yet."
    known = {topic: share.share or 0 for topic, share in shares.items() if share.answers >= FEWEST}
    if len(known) < 2:
        return told
    worst = min(known, key=lambda topic: known[topic])
    return f"{told} {titles.get(worst, worst)} is recalled worst: {percent(shares[worst])}."


def of_kinds(shares: Mapping[str, Share]) -> str:
    """Which kind of question is recalled worst."""
    known = {kind: share.share or 0 for kind, share in shares.items() if share.answers >= FEWEST}
    if len(known) < 2:
        return "Too few answers to set kinds of questions against each other."
    worst, best = min(known, key=lambda kind: known[kind]), max(known, key=lambda kind: known[kind])
    return f"Best recalled: {best}, {percent(shares[best])}; worst: {worst}, {percent(shares[worst])}."


def of_calibration(found: Calibration) -> str:
    """Whether confidence was earned."""
    parts = [f"{_CALLED[level]} {percent(share)} right" for level, share in found.levels.items() if share.answers]
    told = ", ".join(parts)
    return f"{told[:1].upper()}{told[1:]}. {_JUDGED[found.judgement]}" if told else _JUDGED[found.judgement]


def of_hardest(found: Sequence[Hard]) -> str:
    """What does not stick."""
    if not found:
        return "No card was forgotten so far."
    times = max(hard.lapses for hard in found)
    return f"{count(len(found), 'card')} to look at, the hardest forgotten {count(times, 'time')}."


def of_hours(found: Sequence[Share]) -> str:
    """When answers are given, and when they are best."""
    if not any(share.answers for share in found):
        return "No answers yet."
    busiest = max(range(24), key=lambda hour: found[hour].answers)
    told = f"Most answers come from {_hour(busiest)} ({found[busiest].answers})"
    known = [hour for hour in range(24) if found[hour].answers >= FEWEST]
    if len(known) < 2:
        return f"{told}."
    best = max(known, key=lambda hour: found[hour].share or 0)
    return f"{told}; they are best from {_hour(best)}: {percent(found[best])} right."


def written(day: date) -> str:
    """A day as `Mon 23 Nov 2026`."""
    return f"{day:%a %d %b %Y}"


def _hour(hour: int) -> str:
    return f"{hour:02}:00 to {(hour + 1) % 24:02}:00"
