"""A text file as its author saved it: read whole, decoded, and searched for characters that do not belong."""

import codecs
import re
import stat
from pathlib import Path

from k2quiz.bank import rules
from k2quiz.bank.page import Page
from k2quiz.bank.rules import Report
from k2quiz.errors import Edit, Fix, Place
from k2quiz.text import is_harmful

LARGEST_FILE = 8 * 1024 * 1024
"""Bytes."""

WINDOWS = "windows-1252"
"""What most files that are not Unicode are saved in."""

_MOST_EDITS = 1_000
_MOST_FOREIGN = 100_000

_SUSPECT = re.compile(r"[^\t\n\r\x20-\x7e\xa1-\u02ff\u0370-\u05ff\u2010-\u2027\u2030-\u205e]")
_ORDINARY = b"\t\n\r" + bytes(range(0x20, 0x7F))
_COMMAND = re.compile(r"\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)")
"""What a terminal takes for one command."""

_SEPARATORS = "\v\f\x1c\x1d\x1e\u2028\u2029"
_OTHER_ENCODINGS = {
    "UTF-32": (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, b"k\0\0\0", b"\0\0\0k"),
    "UTF-16": (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b"k\0", b"\0k"),
}
"""How files in other encodings begin: with a byte-order mark, or with the first letter of `k2quiz: 1`."""

_ENDIANS = ("", "", "-LE", "-BE")
"""What to add to the name of an encoding for each of its beginnings; a mark says it itself."""


def read_source(path: Path, report: Report) -> str | None:
    """The text of the file, without a byte-order mark and with one kind of line end; None where it is unusable."""
    data = _read(path, report)
    text = None if data is None else _decode(data, path, report)
    if text is None:
        return None
    harmful = frozenset(filter(is_harmful, _beyond_ascii(text)))
    if not harmful:
        return text
    start = min(map(text.index, harmful))
    place = Page(text).place(str(path), start, start + 1)
    report_character(text[start], place, report, _without_harm(path, text))
    return None


def lies_inside(path: Path, folder: Path, report: Report) -> bool:
    """Whether a file of a deck is in its folder, and no link leads out of it; else that is a finding."""
    try:
        inside = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # links that lead in a circle; reading says so
        return True
    if not inside:
        mend = "put the file itself into the deck's folder"
        report.add(rules.OUTSIDE, Place(str(path)), "a link that leads out of the deck's folder", mend)
    return inside


def report_character(character: str, place: Place, report: Report, fix: Fix | None = None) -> None:
    """Note a character that no bank may hold."""
    name = f"U+{ord(character):04X}"
    if ord(character) < 0xA0:
        mend = (
            "remove it; inside \"double quotes\" a backslash makes such characters: use 'single quotes' or a `|` block"
        )
        report.add(rules.CONTROL_CHARACTER, place, f"control character {name}", mend, fix)
    else:
        report.add(
            rules.HIDDEN_CHARACTER, place, f"invisible character {name} changes how text reads", "remove it", fix
        )


def read_bytes(path: Path) -> bytes:
    """What an ordinary file holds, as far as a bank may be long and one byte further.

    Raises:
        OSError: it cannot be read, or is no ordinary file (a pipe would be waited for without end).
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode):
        raise OSError(None, "it is a folder" if stat.S_ISDIR(mode) else "it is not an ordinary file")
    with path.open("rb") as file:
        return file.read(LARGEST_FILE + 1)


def recoded(data: bytes, encoding: str) -> bytes | None:
    """The file in UTF-8, from the encoding that a finding names; None where it is not in that."""
    try:
        return (data.decode("utf-8", WINDOWS) if encoding == WINDOWS else data.decode(encoding)).encode()
    except UnicodeError:
        return None


def tidy(text: str) -> str:
    """The text as an editor counts its lines and columns: no byte-order marks, one kind of line end."""
    text = text.lstrip("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _beyond_ascii(text: str) -> frozenset[str]:
    """The characters of a text, but for those of ASCII that can be seen, tabs and line ends: in most texts, few."""
    return frozenset(text.encode().translate(None, _ORDINARY).decode())


def _read(path: Path, report: Report) -> bytes | None:
    start = Place(str(path))
    try:
        data = report.drafts[str(path)] if str(path) in report.drafts else read_bytes(path)
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
            fix = _recoding(data, encoding, beginnings)
            report.add(rules.NOT_UTF8, Place(str(path)), f"the file is {encoding}, not UTF-8", "save it as UTF-8", fix)
            return None
    try:
        return tidy(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        before = tidy(data[: error.start].decode("utf-8"))
        guess = data[error.start : error.start + 1].decode("cp1252", errors="replace")
        message = f"not UTF-8: byte 0x{data[error.start]:02X}"
        mend = f"save the file as UTF-8; as Windows-1252 this byte would be `{guess}`"
        fix = Fix(encoding=WINDOWS) if _may_be_windows(data) else None
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        report.add(rules.NOT_UTF8, Place(str(path), line, column, line, column + 1), message, mend, fix)
        return None


def _recoding(data: bytes, encoding: str, beginnings: tuple[bytes, ...]) -> Fix | None:
    number = next(number for number, beginning in enumerate(beginnings) if data.startswith(beginning))
    exact = encoding + _ENDIANS[number]
    return Fix(encoding=exact) if recoded(data, exact) is not None else None


def _may_be_windows(data: bytes) -> bool:
    """Whether Windows-1252 knows what is not UTF-8; a file with more than a few such bytes is something else."""
    foreign = len(data) - len(data.translate(None, bytes(range(0x80, 0x100))))
    return foreign <= _MOST_FOREIGN and b"\0" not in data and recoded(data, WINDOWS) is not None


def _windows_bytes(error: UnicodeError) -> tuple[str, int]:
    """What Windows makes of the bytes that are not UTF-8, and where to go on."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252"), error.end


codecs.register_error(WINDOWS, _windows_bytes)


def _without_harm(path: Path, text: str) -> Fix:
    """The text without what can harm; where a character parts words, a space takes its place."""
    page, edits, end = Page(text), list[Edit](), 0
    for match in _SUSPECT.finditer(text):
        if match.start() < end or not is_harmful(match.group()):
            continue
        command = _COMMAND.match(text, match.start())
        end = command.end() if command else match.end()
        edits.append(Edit(page.place(str(path), match.start(), end), _harmless(match.group())))
        if len(edits) == _MOST_EDITS:
            break
    return Fix(tuple(edits))


def _harmless(character: str) -> str:
    """What to write for a harmful character; U+0080 to U+009F are read as HTML does, as Windows-1252."""
    if "\x80" <= character <= "\x9f":
        return character.encode("latin-1").decode("cp1252", errors="ignore")
    return " " if character in _SEPARATORS else ""
