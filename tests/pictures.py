"""Small pictures for tests."""

import zlib
from hashlib import sha256
from pathlib import Path
from struct import pack

from k2quiz.card import Picture


def png(colour: int = 0) -> bytes:
    """A picture of one grey dot."""
    header = pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    dot = zlib.compress(bytes((0, colour)))
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", header) + _chunk(b"IDAT", dot) + _chunk(b"IEND", b"")


def _chunk(name: bytes, content: bytes) -> bytes:
    return pack(">I", len(content)) + name + content + pack(">I", zlib.crc32(name + content))


BEGINNINGS = {
    "png": png(),
    "jpg": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "gif": b"GIF89a\1\0\1\0",
    "webp": b"RIFF\x1a\0\0\0WEBPVP8L",
}
"""What files of each format begin with."""


def picture(folder: Path, content: bytes, name: str = "dot.png", alt: str = "A grey dot") -> Picture:
    """A picture in a folder, as an item has it."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return Picture(path, alt, sha256(content).hexdigest())
