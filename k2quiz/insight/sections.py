"""The parts of a learner's statistics: each a title, a sentence, and a plot in characters for some width."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from k2quiz.insight import sentences as say
from k2quiz.insight.hardest import Hard
from k2quiz.insight.mastery import Mastery
from k2quiz.insight.plots import DAYS, bar_rows, forecast_scale, heat_cells, heat_rows, lying_bar, months, whiskers
from k2quiz.insight.share import Share
from k2quiz.insight.survey import Survey
from k2quiz.insight.year import Year
from k2quiz.listing import CardId
from k2quiz.text import count, printable

NARROWEST: Final = 34
"""Columns below which nothing is made smaller."""

TITLES: Final = ("Days", "To come", "Retention", "Topics", "Kinds", "Confidence", "Hardest cards", "Time of day")
"""What the sections are called, in order."""

_LABEL: Final = 11
_HEIGHT: Final = 4
_SHARE: Final = 14
"""Columns of a share with its interval."""

_LONGEST_SCALE: Final = 41
_FEW_WEEKS: Final = 5


class Section(NamedTuple):
    """A part of the statistics; `cards` are those that the rows of the plot stand for, where they stand for any."""

    title: str
    sentence: str
    rows: tuple[str, ...]
    cards: tuple[CardId, ...] = ()


def sections(
    found: Survey, titles: Mapping[str, str], prompt: Callable[[CardId], str], width: int
) -> Iterator[Section]:
    """Every section at a width in columns.

    Args:
        found: the numbers.
        titles: the titles of topics by their ids.
        prompt: what a card asks; only called for those that are told.
        width: columns for the plots.

    """
    room = max(width, NARROWEST)
    kept, shares = found.retention, found.retention.topics
    levels = {f"{level}": share for level, share in found.calibration.levels.items()}
    recent = f"{found.recent} days"
    bands = {"all": kept.overall, recent: kept.recent, "young": kept.young, "mature": kept.mature}
    told = (
        (say.of_year(found.year, found.streak), _year(found.year, room)),
        (say.of_forecast(found.forecast), _forecast(found, room)),
        (say.of_retention(kept, found.recent), _scales(bands, room)),
        (say.of_topics(found.topics, shares, titles), _topics(found.topics, shares, titles, room)),
        (say.of_kinds(kept.kinds), _scales(kept.kinds, room)),
        (say.of_calibration(found.calibration), _scales(levels, room)),
        (say.of_hardest(found.hardest), _hardest(found.hardest, prompt, room)),
        (say.of_hours(found.hours), _hours(found.hours, room)),
    )
    for title, (sentence, rows) in zip(TITLES, told, strict=True):
        cards = tuple(hard.card for hard in found.hardest) if title == "Hardest cards" else ()
        yield Section(title, sentence, tuple(row.rstrip() for row in rows), cards)


def _year(year: Year, room: int) -> Iterator[str]:
    """Seven rows, a column a week; of few weeks also the numbers."""
    if not year.answers:
        return
    if len(year.counts) <= 7 * _FEW_WEEKS:
        rows = heat_cells(year.latest(room // 7 - 1))
    else:
        year = year.latest(room - 4)
        yield f"    {months(year)}"
        rows = heat_rows(year)
    yield from (f"{day:<4}{row}" for day, row in zip(DAYS, rows, strict=True))


def _forecast(found: Survey, room: int) -> Iterator[str]:
    days = found.forecast
    wide = 2 if room >= 2 * len(days.counts) else 1
    if days.cards:
        yield from bar_rows(days.counts, _HEIGHT, wide)
        yield forecast_scale(days.today, len(days.counts), wide)


def _scales(shares: Mapping[str, Share], room: int) -> Iterator[str]:
    """A line for each share that is known: name, scale, number."""
    length = min(_LONGEST_SCALE, room - _LABEL - _SHARE - 1)
    for name, share in shares.items():
        if share.answers:
            label = printable(name)[: _LABEL - 1]
            yield f"{label:<{_LABEL}}{whiskers(share, length)} {say.percent(share)}"


def _topics(
    topics: Mapping[str, Mastery], shares: Mapping[str, Share], titles: Mapping[str, str], room: int
) -> Iterator[str]:
    """A line for each topic: how much of it is mature, its retention, its title."""
    for topic, each in topics.items():
        kept = say.percent(shares.get(topic, Share()))
        title = printable(titles.get(topic, topic))
        yield f"{each.mature:>3} of {each.cards:<3} mature  {kept:<{_SHARE}} {title}"[:room]


def _hardest(found: Sequence[Hard], prompt: Callable[[CardId], str], room: int) -> Iterator[str]:
    """A line for each card: how often it was forgotten, and what it asks."""
    for hard in found:
        yield f"{count(hard.lapses, 'lapse'):<10} {printable(' '.join(prompt(hard.card).split()))}"[:room]


def _hours(found: Sequence[Share], room: int) -> Iterator[str]:
    """A line for each hour with an answer: a bar, how many answers, and how many of them right."""
    most = max(share.answers for share in found)
    length = min(_LONGEST_SCALE, room - _LABEL - _SHARE - 3)
    for hour, share in enumerate(found):
        if share.answers:
            bar = lying_bar(share.answers, most, length)
            yield f"{hour:02}:00  {bar:<{length}} {share.answers:>5} {say.percent(share)}"
