"""A text file as its author saved it: read whole, decoded, and searched for characters that do not belong."""

import codecs
import re
from pathlib import Path

from k2quiz.bank import rules
from k2quiz.bank.rules import Report
from k2quiz.errors import Place
from k2quiz.text import is_harmful

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes."""

_SUSPECT = re.compile(r"[^\t\n\r\x20-\x7e\xa1-\u02ff\u0370-\u05ff\u2010-\u2027\u2030-\u205e]")
_OTHER_ENCODINGS = {
    "UTF-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, b"k\0\0\0", b"\0\0\0k"),
    "UTF-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"k\0", b"\0k"),
}
"""How files in other encodings begin: with a byte-order mark, or with the first letter of `k2quiz: 1`."""


def read_source(path: Path, report: Report) -> str | None:
    """The text of the file, without a byte-order mark and with one kind of line end; None where it is unusable."""
    data = _read(path, report)
    text = None if data is None else _decode(data, path, report)
    if text is None:
        return None
    for match in _SUSPECT.finditer(text):
        if is_harmful(match.group()):
            report_character(match.group(), place_at(path, text, match.start()), report)
            return None
    return text


def report_character(character: str, place: Place, report: Report) -> None:
    """Note a character that no bank may hold."""
    name = f"U+{ord(character):04X}"
    if ord(character) < 0xA0:
        mend = (
            "remove it; inside \"double quotes\" a backslash makes such characters: use 'single quotes' or a `|` block"
        )
        report.add(rules.CONTROL_CHARACTER, place, f"control character {name}", mend)
    else:
        report.add(rules.HIDDEN_CHARACTER, place, f"invisible character {name} changes how text reads", "remove it")


def place_at(path: Path, text: str, offset: int) -> Place:
    """The place of one character of the text."""
    line = text.count("\n", 0, offset) + 1
    column = offset - (text.rfind("\n", 0, offset) + 1) + 1
    return Place(str(path), line, column, line, column + 1)


def _read(path: Path, report: Report) -> bytes | None:
    start = Place(str(path))
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        report.add(rules.UNREADABLE, start, f"cannot be read: {error.strerror}", "check the path and its permissions")
        return None
    if len(data) > LARGEST_FILE:
        report.add(rules.TOO_LARGE, start, f"larger than {LARGEST_FILE // 1024**2} MiB", "split it into several banks")
        return None
    return data


def _decode(data: bytes, path: Path, report: Report) -> str | None:
    for encoding, beginnings in _OTHER_ENCODINGS.items():
        if data.startswith(beginnings):
            report.add(rules.NOT_UTF8, Place(str(path)), f"the file is {encoding}, not UTF-8", "save it as UTF-8")
            return None
    try:
        return _tidy(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = _tidy(data[: error.start].decode("utf-8"))
        guess = data[error.start : error.start + 1].decode("cp1252", errors="replace")
        message = f"not UTF-8: byte 0x{data[error.start]:02X}"
        mend = f"save the file as UTF-8; as Windows-1252 this byte would be `{guess}`"
        report.add(rules.NOT_UTF8, place_at(path, before, len(before)), message, mend)
        return None


def _tidy(text: str) -> str:
    """The text as an editor counts its lines and columns: no byte-order mark, one kind of line end."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
