"""The table of threats in CONTRIBUTING.md, and the guards that no other test proves."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "k2quiz").rglob("*.py"))
REVIEWED = {
    "k2quiz/bank/kinds/number.py: pattern",
    "k2quiz/bank/scaffold.py: NAMESPACE.pattern",
    "k2quiz/bank/values.py: self.pattern",
    "k2quiz/grading/normal.py: pattern",
    "k2quiz/grading/quantity.py: pattern",
}
"""Patterns by another name; each was read, and is written in the program or made of escaped text."""

RE = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"}


def rows() -> list[str]:
    text = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    section = text.split("## Threats\n")[1].split("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("| ")][1:]


def patterns(source: Path) -> Iterator[ast.expr]:
    """The first argument of every call of `re`."""
    for node in ast.walk(ast.parse(source.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in RE:
            owner = node.func.value
            if isinstance(owner, ast.Name) and owner.id == "re":
                yield node.args[0]


def comes_from_outside(pattern: ast.expr) -> bool:
    """Whether a pattern holds text that is neither written in the program nor escaped."""
    parts = [node.value for node in ast.walk(pattern) if isinstance(node, ast.FormattedValue)]
    if isinstance(pattern, ast.Name | ast.Attribute | ast.Call):
        parts.append(pattern)
    return not all(_is_ours(part) for part in parts)


def _is_ours(part: ast.expr) -> bool:
    if isinstance(part, ast.Call):
        calls = {ast.unparse(node.func) for node in ast.walk(part) if isinstance(node, ast.Call)}
        return "re.escape" in calls
    return isinstance(part, ast.Constant) or (isinstance(part, ast.Name) and part.id.isupper())


def test_every_threat_has_a_test_that_exists() -> None:
    assert len(rows()) > 10
    for row in rows():
        named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", row)
        assert named, row
        for path, name in named:
            assert re.search(rf"^(async )?def {name}\(", (ROOT / path).read_text("utf-8"), re.MULTILINE), name


def test_no_text_from_outside_becomes_a_pattern() -> None:
    found = {
        f"{source.relative_to(ROOT)}: {ast.unparse(pattern)}"
        for source in SOURCES
        for pattern in patterns(source)
        if comes_from_outside(pattern)
    }
    assert found == REVIEWED


def test_tables_are_written_in_one_place_only() -> None:
    modules = {
        f"{source.relative_to(ROOT)}: {name}"
        for source in SOURCES
        for node in ast.walk(ast.parse(source.read_text("utf-8")))
        for name in (
            [each.name for each in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert [module for module in sorted(modules) if module.endswith(": csv")] == ["k2quiz/anki/tsv.py: csv"]


def test_what_is_installed_is_checked_against_its_hash() -> None:
    assert '"--require-hashes"' in (ROOT / "scripts" / "environment.py").read_text("utf-8")
