"""True retention: how much is still known when its day comes."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from k2quiz.insight.record import Recall, Record, recalls
from k2quiz.insight.share import Share, share_of
from k2quiz.listing import Listed
from k2quiz.scheduling.state import MATURE

RECENT = 30
"""Days, today among them, that recent retention looks back."""


class Retention(NamedTuple):
    """The share of recalls that were right: of all, of the recent days, by the interval before, by topic, by kind.

    A recall is a day's first scheduled answer to a card met on an earlier day; a card of 21 days' interval or more is
    mature, any other young. Topics and kinds without a recall are left out.
    """

    overall: Share
    recent: Share
    young: Share
    mature: Share
    topics: Mapping[str, Share]
    kinds: Mapping[str, Share]


def retention(record: Record, today: date, days: int = RECENT) -> Retention:
    """The retention that a record shows on a day, with so many days as the recent ones."""
    found = [(each.card, recall) for each in record for recall in recalls(each)]
    start = today - timedelta(days=days - 1)
    return Retention(
        overall=_share(recall for _, recall in found),
        recent=_share(recall for _, recall in found if recall.answer.stamp.day >= start),
        young=_share(recall for _, recall in found if recall.interval < MATURE),
        mature=_share(recall for _, recall in found if recall.interval >= MATURE),
        topics=_by(found, lambda card: card.item.topic),
        kinds=_by(found, lambda card: card.item.kind),
    )


def _share(found: Iterable[Recall]) -> Share:
    return share_of(recall.answer for recall in found)


def _by(found: Iterable[tuple[Listed, Recall]], name: Callable[[Listed], str]) -> Mapping[str, Share]:
    groups: dict[str, list[Recall]] = {}
    for card, recall in found:
        groups.setdefault(name(card), []).append(recall)
    return {group: _share(groups[group]) for group in sorted(groups)}
