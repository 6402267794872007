"""What an editor underlines among the values of a field, held against what the program finds in them."""

import json
from pathlib import Path

import pytest

from k2quiz.bank.field import Field
from k2quiz.bank.kinds.answer import REJECT
from k2quiz.bank.kinds.number import NUMBER, TOLERANCE
from tests.bank.test_fields import BAD, GOOD, ID, TEXT, TEXT_MAP, TEXTS, body
from tests.editor.language_client import Diagnostic, LanguageClient

OF_KINDS = [
    *((NUMBER, written) for written in ("180", "1.10", "-3", "+.5", "1e3", "'53'", "90..720", "-1.5 .. 1e1")),
    *((NUMBER, written) for written in ("180 µg", "90-720", "1,5", "90..", "[1]", "{a: 1}", "true", "−3")),
    *((TOLERANCE, written) for written in ("1", "0.5", "5%", "5 %")),
    *((TOLERANCE, written) for written in ("five", "±5", "[5]", "5%%")),
    *((REJECT, written) for written in ("K1", "5", "[K1, 5]", "{answer: K1}", "[K1, {answer: K1, why: x}]", "[]")),
    *((REJECT, written) for written in ("[{why: x}]", "[{answer: K1, because: x}]", "[[K1]]", "[{answer: [K1]}]")),
]
"""Values of the fields that have a type of their own, good and bad."""

TEXT_TO_US = [
    *((TEXT, written) for written in ("true", "53", "1.10", "No", "12:30", "2015-01-02", "0x1F")),
    *((ID, "2015"), (TEXTS, "true"), (TEXTS, "[true, 1.5]"), (TEXT_MAP, "{a: true, 5: 7}")),
]
"""Scalars that an editor takes for something else."""

CASES: list[tuple[Field[object], str]] = [
    *((field, written) for field, written, _ in GOOD),
    *((field, written) for field, written, *_ in BAD),
    *OF_KINDS,
    *TEXT_TO_US,
]

Shown = dict[tuple[Field[object], str], tuple[Diagnostic, ...]]


@pytest.fixture(scope="module")
def shown(editor: LanguageClient, tmp_path_factory: pytest.TempPathFactory) -> Shown:
    """What an editor shows of each case; all are opened before the first is waited for."""
    folder = tmp_path_factory.mktemp("values")
    paths = {case: folder / f"{number}.yaml" for number, case in enumerate(CASES)}
    for (field, written), path in paths.items():
        schema = path.with_suffix(".json")
        schema.write_text(json.dumps({"properties": {"field": field.schema()}}), "utf-8")
        editor.open(path, f"# yaml-language-server: $schema={schema.name}\nfield: {written}\n")
    return {case: editor.diagnostics(path) for case, path in paths.items()}


@pytest.mark.parametrize(("field", "written"), CASES)
def test_an_editor_underlines_what_the_program_finds_and_nothing_else(
    field: Field[object], written: str, shown: Shown, tmp_path: Path
) -> None:
    fields = body(tmp_path, f"field: {written}\n")
    fields.get(Field("field", field.type, ""))
    assert bool(shown[field, written]) == bool(fields.report.findings), shown[field, written]


def test_the_values_are_good_and_bad(shown: Shown) -> None:
    underlined = sum(bool(diagnostics) for diagnostics in shown.values())
    assert 20 <= underlined <= len(CASES) - 20
