"""Findings for programs: as JSON, and as commands of a GitHub workflow."""

from pathlib import Path

from k2quiz.errors import Finding
from k2quiz.text import printable

_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def as_json(finding: Finding) -> dict[str, object]:
    """The finding with its place, `fixable` where `--fix` would mend it."""
    place = finding.place
    return {
        "code": finding.code,
        "severity": str(finding.severity),
        "path": place.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "message": finding.message,
        "help": finding.help,
        "fixable": finding.fix is not None,
    }


def as_github(finding: Finding) -> str:
    """The finding as an annotation of a pull request; columns are given where it lies on one line, as GitHub asks."""
    place = finding.place
    properties = {"file": _from_here(place.path), "line": str(place.line), "endLine": str(place.end_line)}
    if place.end_line == place.line:
        properties |= {"col": str(place.column), "endColumn": str(max(place.column, place.end_column - 1))}
    properties["title"] = finding.code
    told = ",".join(f"{name}={_escaped(value, _PROPERTY)}" for name, value in properties.items())
    message = _escaped(f"{finding.message}\nhelp: {finding.help}", _DATA)
    return f"::{finding.severity} {told}::{message}"


def _from_here(path: str) -> str:
    """The path from the working folder, which is the repository's root in a workflow, with slashes."""
    file, here = Path(path).absolute(), Path.cwd()
    return (file.relative_to(here) if file.is_relative_to(here) else file).as_posix()


def _escaped(text: str, table: dict[int, str]) -> str:
    return printable(text.translate(table))
