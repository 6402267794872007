"""Which backups stay: few of long ago, more of late."""

from collections.abc import Callable, Hashable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

INTERVAL: Final = timedelta(days=1)
"""How old the last backup is before another is made without being asked for."""

_KEPT: Final[Mapping[Callable[[datetime], Hashable], int]] = {
    lambda moment: moment.date(): 7,
    lambda moment: moment.isocalendar()[:2]: 4,
    lambda moment: (moment.year, moment.month): 12,
}
"""Of how many days, weeks and months that have a backup the last one stays."""


def is_wanted(moments: Iterable[datetime], now: datetime) -> bool:
    """Whether another backup is wanted, where those are of these moments; one from a clock that ran ahead is none."""
    return not any(now - INTERVAL < moment <= now for moment in moments)


def dispensable(moments: Iterable[datetime]) -> list[datetime]:
    """The moments whose backups need not stay, oldest first."""
    ordered = sorted(moments)
    kept: set[datetime] = set()
    for period, most in _KEPT.items():
        last = {period(moment): moment for moment in ordered}
        kept |= set(sorted(last.values())[-most:])
    return [moment for moment in ordered if moment not in kept]
