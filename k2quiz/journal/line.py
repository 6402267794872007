"""One JSON object a line, sealed with a checksum, so that no damage passes for a fact.

The file is ASCII whatever the learner typed. The checksum comes last in every version of the format, and covers
all bytes before it, so that an older k2quiz can tell a newer line from a damaged one.
"""

import json
from collections.abc import Mapping
from hashlib import blake2b
from typing import Final

from k2quiz.journal.damage import DamagedLineError

_MARK: Final = b',"sum":"'
_TAIL: Final = len(_MARK) + 16 + len(b'"}')


def seal(entry: Mapping[str, object]) -> bytes:
    """The object as a line with its checksum, newline included."""
    head = json.dumps(entry, separators=(",", ":")).encode().removesuffix(b"}")
    return head + _tail(head) + b"\n"


def unsealed(line: bytes) -> bytes:
    """The line, which comes without its newline, up to its checksum.

    Raises:
        DamagedLineError: the line is cut short, altered, or was never sealed.
    """
    head = line[:-_TAIL]
    if line.endswith(_tail(head)):
        return head
    if line[-_TAIL:].startswith(_MARK):
        raise DamagedLineError("the line was altered: its checksum does not match")
    raise DamagedLineError("the line is cut short, or is no line of a journal")


def parsed(head: bytes) -> object:
    """What a line says up to its checksum.

    Raises:
        DamagedLineError: it is no JSON.
    """
    try:
        value: object = json.loads(f"{head.decode('ascii')}}}")
    except (ValueError, RecursionError) as error:
        raise DamagedLineError("the line is no JSON") from error
    return value


def _tail(head: bytes) -> bytes:
    return b',"sum":"%b"}' % blake2b(head, digest_size=8).hexdigest().encode()
