"""The lines that hold answers, which nearly all do, read faster than field by field where they are as usual."""

import json
import re
from datetime import date
from functools import lru_cache
from sys import intern
from typing import Final

from k2quiz.event import EventId, Reviewed, Stamp
from k2quiz.grading.response import Response
from k2quiz.journal.fields import Fields
from k2quiz.journal.responses import read_response
from k2quiz.listing import CardId

_NUMBER: Final = "(?:0|[1-9][0-9]{0,14}+)"
_POSITIVE: Final = "[1-9][0-9]{0,14}+"
_PLAIN: Final = r"[ !#-\[\]-~]"
"""A character that JSON writes as itself."""

_ANSWER: Final = re.compile(
    '{"v":2,"id":"([0-9a-f]{32}+)","device":"([0-9a-f]{12}+)",'
    f'"seq":({_POSITIVE}),"at":(0|[1-9][0-9]{{0,12}}+),"zone":"([+-][0-9]{{2}}:[0-9]{{2}})",'
    '"day":"([0-9]{4}-[0-9]{2}-[0-9]{2})","kind":"reviewed",'
    f'"data":{{"card":"({_PLAIN}++)","response":({{[ -z|~]*+}}),'
    rf'"grade":([0-5],"reasons":\[(?:"{_PLAIN}*+",?+)*+\]),"took":({_NUMBER}),"length":({_NUMBER}),'
    f'("matcher":{_NUMBER},"practice":(?:true|false),"revision":{_POSITIVE})}}'
)
"""A line with its bounds, up to its checksum; its response, its reasons and its end are JSON of their own.

Whatever this refuses, lines that make sense among them, is left to the reader of fields.
"""


def read_answer(head: bytes) -> Reviewed | None:
    """The answer in a line up to its checksum; None where another reader has to judge the line."""
    found = _ANSWER.fullmatch(head.decode("ascii", "replace"))
    if found is None:
        return None
    name, device, sequence, at, zone, day, card, response, judged, took, length, end = found.groups()
    try:
        matcher, practice, revision = _end(end)
        return Reviewed(
            Stamp(EventId(name), intern(device), int(sequence), int(at), intern(zone), _day(day)),
            CardId(intern(card)),
            _response(response),
            *_judged(judged),
            int(took),
            int(length),
            matcher,
            practice,
            revision,
        )
    except (ValueError, RecursionError):
        return None


# The same come again and again
@lru_cache(4096)
def _day(written: str) -> date:
    return Fields({"day": written}).day("day")


@lru_cache(4096)
def _response(written: str) -> Response:
    return read_response(Fields.of(json.loads(written), "response"))


@lru_cache(256)
def _judged(written: str) -> tuple[int, tuple[str, ...]]:
    fields = _inner(f'"grade":{written}')
    return fields.whole("grade"), fields.texts("reasons")


@lru_cache(256)
def _end(written: str) -> tuple[int, bool, int]:
    fields = _inner(written)
    return fields.whole("matcher"), fields.flag("practice"), fields.whole("revision", low=1)


def _inner(written: str) -> Fields:
    return Fields(json.loads(f"{{{written}}}"))
