"""Lines that are indented with tabs, which YAML forbids."""

import re
from collections.abc import Iterator

import yaml

from k2quiz.errors import Edit, Fix, Place

_WIDTHS = (4, 8, 2)
"""Columns of a tab stop that editors show, the most usual first."""

_LARGEST = 1_000_000
"""Characters of a text that is worth trying out."""

_FAR = 1_000_000
_NAME = re.compile(r"[ -]*[\w-]+:")
_NAME_COLUMN = re.compile(r" *(?:- +)*")


def without_tabs(lines: list[str], line: int, path: str) -> Fix | None:
    """Spaces for the tabs that this line (from 0) and those right below it begin with, if YAML then gets past them."""
    last = line
    while last + 1 < len(lines) and "\t" in _indent(lines[last + 1]):
        last += 1
    if sum(map(len, lines)) > _LARGEST:
        return None
    for indents in _candidates(lines, line, last):
        trial = [indent + text.lstrip() for indent, text in zip(indents, lines[line : last + 1], strict=True)]
        name = _NAME.match(trial[-1])
        if _reached("\n".join([*lines[:line], *trial, *lines[last + 1 :]])) > (last, name.end() if name else _FAR):
            places = (
                Place(path, number, 1, number, len(_indent(text)) + 1)
                for number, text in enumerate(lines[line : last + 1], line + 1)
            )
            return Fix(tuple(map(Edit, places, indents)))
    return None


def _candidates(lines: list[str], line: int, last: int) -> Iterator[list[str]]:
    """Indents to try: for a single line that of the names above, then what editors show."""
    above = next((text for text in reversed(lines[:line]) if text.strip()), "")
    if line == last and (name := _NAME_COLUMN.match(above)):
        yield [" " * name.end()]
    for width in _WIDTHS:
        yield [_indent(text).expandtabs(width) for text in lines[line : last + 1]]


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]


def _reached(text: str) -> tuple[int, int]:
    """The line and column (from 0) at which YAML stops; behind the last where it does not."""
    try:
        for _ in yaml.parse(text, Loader=yaml.CSafeLoader):
            pass
    except yaml.MarkedYAMLError as error:
        return (error.problem_mark.line, error.problem_mark.column) if error.problem_mark else (-1, 0)
    except yaml.YAMLError:
        return -1, 0
    return text.count("\n") + 1, 0
