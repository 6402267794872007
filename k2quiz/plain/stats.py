"""The numbers of a learner as lines of text: each plot small, with its sentence above it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from textwrap import wrap
from typing import Final

from k2quiz.insight import sentences as say
from k2quiz.insight.hardest import Hard
from k2quiz.insight.mastery import Mastery
from k2quiz.insight.plots import DAYS, bar_rows, forecast_scale, heat_rows, lying_bar, months, whiskers
from k2quiz.insight.share import Share
from k2quiz.insight.survey import Survey
from k2quiz.text import count, printable

NARROWEST: Final = 38
"""Columns below which nothing is made smaller."""

_LABEL: Final = 14
_HEIGHT: Final = 4
_PERCENT: Final = 16
"""Columns of a share with its interval."""

_LONGEST_SCALE: Final = 41


def stats_lines(found: Survey, titles: Mapping[str, str], prompt: Callable[[Hard], str], width: int) -> Iterator[str]:
    """The lines that tell a survey at a width in columns.

    Args:
        found: the numbers.
        titles: the titles of topics by their ids.
        prompt: what a hard card asks; only called for those that are told.
        width: columns of the terminal.

    """
    room = max(width, NARROWEST) - 1
    yield from wrap(say.of_progress(found.progress), room)
    yield from wrap(say.of_today(found.load, found.minutes, found.seconds), room)
    if not found.progress.answers and not found.progress.practice:
        return
    for title, sentence, plot in _sections(found, titles, prompt, room):
        told = wrap(sentence, room - 2)
        yield from ("", title, *(f"  {line}".rstrip() for line in (*told, *plot)))


def _sections(
    found: Survey, titles: Mapping[str, str], prompt: Callable[[Hard], str], room: int
) -> Iterator[tuple[str, str, list[str]]]:
    """Each plot with its title and its sentence."""
    kept, shares = found.retention, found.retention.topics
    levels = {f"{level}": share for level, share in found.calibration.levels.items()}
    yield "Days", say.of_year(found.year, found.streak), _year(found, room)
    yield "To come", say.of_forecast(found.forecast), _forecast(found, room)
    yield "Retention", say.of_retention(kept, found.recent), _retention(found, room)
    yield "Topics", say.of_topics(found.topics, shares, titles), _topics(found.topics, shares, titles, room)
    yield "Kinds", say.of_kinds(kept.kinds), _scales(kept.kinds, room)
    yield "Confidence", say.of_calibration(found.calibration), _scales(levels, room)
    yield "Hardest cards", say.of_hardest(found.hardest), _hardest(found.hardest, prompt, room)
    yield "Time of day", say.of_hours(found.hours), _hours(found.hours, room)


def _year(found: Survey, room: int) -> list[str]:
    shown = found.year.latest(room - 6)
    rows = [f"{day:<4}{row}" for day, row in zip(DAYS, heat_rows(shown), strict=True)]
    return [f"    {months(shown)}", *rows] if found.year.answers else []


def _forecast(found: Survey, room: int) -> list[str]:
    days = found.forecast
    wide = 2 if room >= 2 * len(days.counts) + 2 else 1
    scale = forecast_scale(days.today, len(days.counts), wide)
    return [*bar_rows(days.counts, _HEIGHT, wide), scale] if days.cards else []


def _retention(found: Survey, room: int) -> list[str]:
    kept = found.retention
    named = {"all": kept.overall, f"{found.recent} days": kept.recent, "young": kept.young, "mature": kept.mature}
    return _scales(named, room)


def _scales(shares: Mapping[str, Share], room: int) -> list[str]:
    """A line for each share that is known: name, scale, number."""
    length = min(_LONGEST_SCALE, room - _LABEL - _PERCENT - 4)
    return [
        f"{printable(name):<{_LABEL}}{whiskers(share, length)}  {say.percent(share)}"
        for name, share in shares.items()
        if share.answers
    ]


def _topics(
    topics: Mapping[str, Mastery], shares: Mapping[str, Share], titles: Mapping[str, str], room: int
) -> list[str]:
    """A line for each topic: how much of it is mature, its retention, its title."""
    lines = []
    for topic, each in topics.items():
        kept = say.percent(shares.get(topic, Share()))
        title = printable(titles.get(topic, topic))
        lines.append(f"{each.mature:>3} of {each.cards:<3} mature  {kept:<{_PERCENT}}  {title}"[: room - 2])
    return lines


def _hardest(found: Sequence[Hard], prompt: Callable[[Hard], str], room: int) -> list[str]:
    """A line for each card: how often it was forgotten, its id, and what it asks."""
    return [
        f"{count(hard.lapses, 'lapse'):<9} {printable(f'{hard.card}: {prompt(hard)}')}"[: room - 2] for hard in found
    ]


def _hours(found: Sequence[Share], room: int) -> list[str]:
    """A line for each hour with an answer: a bar, how many, and how many of them right."""
    most = max(share.answers for share in found)
    return [
        f"{hour:02}:00  {lying_bar(share.answers, most, room - 32):<{room - 32}} {share.answers:>5}  "
        f"{say.percent(share)}"
        for hour, share in enumerate(found)
        if share.answers
    ]
