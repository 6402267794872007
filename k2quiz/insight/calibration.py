"""Whether a learner knows what they know."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NamedTuple

from k2quiz.event import Reviewed
from k2quiz.grading.confidence import Confidence, confidence_of
from k2quiz.insight.record import Record
from k2quiz.insight.share import Share, share_of

SURE_IS: Final = 0.9
"""The share of right answers from which being sure is earned."""


class Judgement(StrEnum):
    """What the answers say of the learner's confidence, as far as so many answers can."""

    UNKNOWN = "unknown"
    OVER = "over-confident"
    UNDER = "under-confident"
    FITTING = "fitting"


class Calibration(NamedTuple):
    """The share of right answers at each level of confidence; answers without one are left out."""

    levels: Mapping[Confidence, Share]

    @property
    def judgement(self) -> Judgement:
        """Over-confident where sure answers are right less than nine times in ten, under where unsure ones are more.

        Each counts only where the 95 % interval lies on that side altogether; nothing is known without a sure answer.
        """
        sure, unsure = self.levels[Confidence.SURE].interval, self.levels[Confidence.UNSURE].interval
        if sure and sure[1] < SURE_IS:
            return Judgement.OVER
        if unsure and unsure[0] > SURE_IS:
            return Judgement.UNDER
        return Judgement.FITTING if sure else Judgement.UNKNOWN


def calibration(record: Record) -> Calibration:
    """The calibration that a record shows, practice included."""
    answers: dict[Confidence, list[Reviewed]] = {level: [] for level in Confidence}
    for each in record:
        for answer in each.answers:
            if level := confidence_of(answer.reasons):
                answers[level].append(answer)
    return Calibration({level: share_of(given) for level, given in answers.items()})
