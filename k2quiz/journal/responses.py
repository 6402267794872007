"""Responses as small tagged objects, such as `{"chosen": [0, 2]}`, `{"typed": "…"}` or `{"skipped": true}`."""

from itertools import pairwise
from typing import assert_never

from k2quiz.grading.response import Arranged, Chosen, Recalled, Response, Skipped, Typed
from k2quiz.journal.damage import DamagedLineError, NewerLineError
from k2quiz.journal.fields import Fields
from k2quiz.scheduling.sm2 import GRADES


def response_facts(response: Response) -> dict[str, object]:
    """The object that keeps a response."""
    match response:
        case Chosen(options):
            return {"chosen": options}
        case Typed(text):
            return {"typed": text}
        case Arranged(targets):
            return {"arranged": targets}
        case Recalled(grade):
            return {"recalled": grade}
        case Skipped():
            return {"skipped": True}
        case _:
            assert_never(response)


def read_response(facts: Fields) -> Response:
    """The response that an object keeps.

    Raises:
        DamagedLineError: the response is not as it should be.
        NewerLineError: this k2quiz knows no such response.
    """
    match tuple(facts.values):
        case ("chosen",):
            return Chosen(_ascending(facts.wholes("chosen")))
        case ("typed",):
            return Typed(facts.text("typed"))
        case ("arranged",):
            return Arranged(_different(facts.wholes("arranged")))
        case ("recalled",):
            return Recalled(facts.whole("recalled", high=GRADES[-1]))
        case ("skipped",):
            return _skipped(facts)
        case tags:
            raise NewerLineError(f"the response is of an unknown kind: {', '.join(tags):.80}")


def _ascending(options: tuple[int, ...]) -> tuple[int, ...]:
    if any(first >= second for first, second in pairwise(options)):
        raise DamagedLineError("the chosen options do not ascend")
    return options


def _different(targets: tuple[int, ...]) -> tuple[int, ...]:
    if len(set(targets)) != len(targets):
        raise DamagedLineError("one target lies in two places")
    return targets


def _skipped(facts: Fields) -> Skipped:
    if not facts.flag("skipped"):
        raise DamagedLineError("the answer was neither given nor skipped")
    return Skipped()
