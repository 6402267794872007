"""Text that needs quotes: how to write it, and where it ends when nobody quoted it."""

import re

from k2quiz.errors import Edit, Fix, Place

_NAME = re.compile(r"\s*(?:- +)*[\w-]+:(?:\s|$)")
_ITEM = re.compile(r"\s*- ")
_INDENT = re.compile(r"\s*(?:- +)*")
_REMARK = re.compile(r"\s+#(?:\s|$)")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")


def quoted(text: str) -> str:
    """The text in single quotes."""
    return "'" + text.replace("'", "''") + "'"


def in_quotes(lines: list[str], line: int, column: int, path: str) -> Fix | None:
    """The text that begins at a line and column (from 0), put into quotes; None where it is not clear what it is."""
    last = _last_line(lines, line)
    remark = _REMARK.search(lines[last], column if last == line else 0)
    end = remark.start() if remark else len(lines[last].rstrip())
    text = "\n".join([*lines[line:last], lines[last][:end]])[column:]
    written = _as_meant(text)
    if written is None:
        return None
    return Fix((Edit(Place(path, line + 1, column + 1, last + 1, end + 1), written),))


def with_comment(lines: list[str], text: Place) -> Fix:
    """A text and the comment behind it, put into quotes together."""
    last = text.end_line - 1
    end = len(lines[last].rstrip())
    whole = "\n".join([*lines[text.line - 1 : last], lines[last][:end]])[text.column - 1 :]
    return Fix((Edit(Place(text.path, text.line, text.column, text.end_line, end + 1), quoted(whole)),))


def _last_line(lines: list[str], line: int) -> int:
    """Where a text ends that may go on over lines that are indented deeper than its name."""
    indent = _INDENT.match(lines[line])
    name = indent.end() if indent else 0
    last = line
    for number in range(line + 1, len(lines)):
        text = lines[number]
        if text.strip():
            if len(text) - len(text.lstrip()) <= name or text.lstrip().startswith("#"):
                break
            last = number
    return last


def _as_meant(text: str) -> str | None:
    """The text in quotes, as it would be read without them; None where quotes, signs or names within leave doubt."""
    first, *more = text.split("\n")
    if " #" in text or any(_NAME.match(line) or _ITEM.match(line) for line in more):
        return None
    if text.startswith('"') and (text.endswith('"') or "\\" in text):
        return None
    if text.startswith("'") and text.endswith("'"):
        inner = _APOSTROPHE.sub("''", text[1:-1].replace("''", "’’"))
        return None if "'" in inner.replace("''", "") or "’’" in inner else f"'{inner}'"
    means_more = first.startswith(("[", "|", ">", "&", "!")) or re.match(r"\{(?!\{)", first)
    return None if means_more else quoted(text)
