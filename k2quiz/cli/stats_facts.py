"""The numbers of a learner for programs."""

from collections.abc import Mapping

from k2quiz.insight.share import Share
from k2quiz.insight.survey import Survey

KEYS = """keys of --json, beside the counts cards, met, mature, lapses, answers, right, practice and days:
  retention    share of overall recalls right, 0-1, or null
  last, today  days as 2026-11-23; last is null before the first answer
  load, seconds, minutes  cards that today asks for, seconds an answer, about how many minutes
  streak       current, longest (days in a row)
  year         first (a Monday), counts (answers of each day from then to today)
  forecast     first (today), counts (cards of each day), overdue (of today's)
  recalls      overall, recent (30 days), young, mature, and by name: topics, kinds
  confidence   sure, unsure, guess, and judgement
  hardest      a list: card, lapses, and its recalls
  hours        a list for the 24 hours of the clock
  topics       by name: cards, met, mature
recalls, confidence, hardest and hours tell shares: right, answers, share, low, high (the 95 % interval)."""
"""What `facts` gives, as help tells it."""


def facts(found: Survey) -> dict[str, object]:
    """A survey as JSON has it."""
    kept = found.retention
    return {
        **found.progress._asdict(),
        "last": found.progress.last and f"{found.progress.last}",
        "retention": kept.overall.share,
        "today": f"{found.today}",
        "load": found.load,
        "seconds": found.seconds,
        "minutes": found.minutes,
        "streak": found.streak._asdict(),
        "year": {"first": f"{found.year.first}", "counts": found.year.counts},
        "forecast": {
            "first": f"{found.forecast.today}",
            "counts": found.forecast.counts,
            "overdue": found.forecast.overdue,
        },
        "recalls": {
            **_shares({"overall": kept.overall, "recent": kept.recent, "young": kept.young, "mature": kept.mature}),
            "topics": _shares(kept.topics),
            "kinds": _shares(kept.kinds),
        },
        "confidence": {
            **_shares({f"{level}": share for level, share in found.calibration.levels.items()}),
            "judgement": found.calibration.judgement,
        },
        "hardest": [{"card": hard.card, "lapses": hard.lapses, **_share(hard.retention)} for hard in found.hardest],
        "hours": [_share(share) for share in found.hours],
        "topics": {topic: each._asdict() for topic, each in found.topics.items()},
    }


def _shares(shares: Mapping[str, Share]) -> dict[str, object]:
    return {name: _share(share) for name, share in shares.items()}


def _share(share: Share) -> dict[str, object]:
    low, high = share.interval or (None, None)
    return {"right": share.right, "answers": share.answers, "share": share.share, "low": low, "high": high}
