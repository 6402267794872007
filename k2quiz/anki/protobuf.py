"""Messages of Protocol Buffers, as far as Anki's packages take: numbers, texts and messages within them."""

from collections.abc import Iterator

_NUMBER, _FIXED_64, _BYTES, _FIXED_32 = 0, 1, 2, 5
_LONGEST_NUMBER = 10
"""Bytes."""


def fields_of(message: bytes) -> Iterator[tuple[int, int | bytes]]:
    """The fields of a message in order: each one's number, and its value.

    Raises:
        ValueError: it is no message.
    """
    at = 0
    while at < len(message):
        key, at = _number(message, at)
        kind = key & 7
        if kind == _NUMBER:
            value, at = _number(message, at)
            yield key >> 3, value
            continue
        length = {_FIXED_64: 8, _FIXED_32: 4}.get(kind)
        if kind == _BYTES:
            length, at = _number(message, at)
        if length is None or at + length > len(message):
            raise ValueError("a message of Protocol Buffers is cut short, or is none")
        yield key >> 3, message[at : at + length]
        at += length


def text_in(message: bytes, number: int) -> str:
    """The text of a field; empty where there is none.

    Raises:
        ValueError: it is no message, or the field no text.
    """
    values = [value for field, value in fields_of(message) if field == number and isinstance(value, bytes)]
    return values[-1].decode() if values else ""


def _number(message: bytes, at: int) -> tuple[int, int]:
    """A number and where it ends; seven bits a byte, the lowest first."""
    value = 0
    for place, byte in enumerate(message[at : at + _LONGEST_NUMBER]):
        value |= (byte & 0x7F) << 7 * place
        if byte < 0x80:
            return value, at + place + 1
    raise ValueError("a message of Protocol Buffers is cut short, or is none")
