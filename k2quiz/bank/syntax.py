"""YAML's own complaints, said so that an author can mend the line."""

import re
from pathlib import Path

import yaml

from k2quiz.errors import Place

_COLON = re.compile(r"^(\s*(?:- )?[\w-]+: +)([^'\"|>\s].*?: .*)$")
_LEADING = re.compile(r"^\s*(?:- |[\w-]+: +)+([@`%\[{*&!\"'].*)$")


def explain(error: yaml.MarkedYAMLError, text: str, path: Path) -> tuple[str, str, Place]:
    """What is wrong, how to mend it, and where, for one syntax error."""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    column = mark.column if mark else 0
    place = Place(str(path), line + 1, column + 1, line + 1, column + 2)
    lines = text.split("\n")
    source = lines[line] if line < len(lines) else ""
    message, mend = _in_words(source, column, error.problem or "cannot be read")
    return message, mend, place


def _in_words(source: str, column: int, problem: str) -> tuple[str, str]:
    if "\t" in source[: column + 1] and not source[:column].strip():
        return "a tab used for indentation", "use two spaces"
    if match := _COLON.match(source):
        return "a `: ` inside unquoted text", f"quote it: {match.group(1).strip()} {_quoted(match.group(2))}"
    if match := _LEADING.match(source):
        if match.group(1)[0] in "\"'":
            return f"a quote that is not closed, or text after it: {problem}", "quote the whole text"
        return f"unquoted text cannot begin with `{match.group(1)[0]}`", f"quote it: {_quoted(match.group(1))}"
    if "end of stream" in problem or "unexpected end" in problem:
        return "a quote or bracket is never closed", "look above for the one that is open"
    return f"not valid YAML: {problem}", "check the indentation and the `name: value` form of the lines above"


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
