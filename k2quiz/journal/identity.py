"""Identifiers that nobody has to hand out."""

import re
from typing import Final

from k2quiz.event import EventId

CHANCE_OF_EVENT: Final = 10
"""Random bytes that go into an event's id."""

CHANCE_OF_DEVICE: Final = 6
"""Random bytes that make a device's id."""

EVENT_ID: Final = re.compile("[0-9a-f]{32}")
DEVICE_ID: Final = re.compile("[0-9a-f]{12}")


def uuid7(at_ms: int, chance: bytes) -> EventId:
    """The UUIDv7 (RFC 9562, 5.7) of a UTC millisecond and ten random bytes, of which 74 bits are used.

    Raises:
        ValueError: the time does not fit 48 bits, or the bytes are not ten.
    """
    if not 0 <= at_ms < 1 << 48:
        raise ValueError(f"a UUIDv7 has no room for the time {at_ms} ms")
    if len(chance) != CHANCE_OF_EVENT:
        raise ValueError(f"a UUIDv7 takes {CHANCE_OF_EVENT} random bytes, not {len(chance)}")
    bits = int.from_bytes(chance, "big")
    high = bits >> 62 & 0xFFF
    low = bits & (1 << 62) - 1
    return EventId(f"{at_ms << 80 | 7 << 76 | high << 64 | 2 << 62 | low:032x}")
